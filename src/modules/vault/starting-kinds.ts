import type { PaperKind } from './domain.ts'

const ours = 'Danh sách ban đầu của chương trình; xã kiểm tra và sửa'

type Short = Pick<PaperKind, 'code' | 'name'> & Partial<PaperKind>

const kind = ({ code, name, ...more }: Short): PaperKind => ({
  code,
  name,
  synonyms: [],
  days: null,
  reusable: true,
  source: ours,
  ...more,
})

/** About one matter only: never offered again. */
const once = (code: string, name: string, synonyms: string[]): PaperKind =>
  kind({ code, name, synonyms, reusable: false })

/**
 * The papers that the communes' procedures ask for, under the names of the forms and of the demonstration's results.
 * Limits of validity are only given where a rule is known to us; the commune corrects all of it on a page.
 */
export const startingKinds: readonly PaperKind[] = [
  kind({
    code: 'birth-certificate',
    name: 'Giấy khai sinh',
    synonyms: ['trích lục khai sinh', 'bản sao khai sinh', 'trích lục giấy khai sinh'],
  }),
  kind({ code: 'birth-notice', name: 'Giấy chứng sinh' }),
  kind({
    code: 'id-card',
    name: 'Thẻ căn cước',
    synonyms: ['căn cước công dân', 'giấy chứng nhận căn cước', 'giấy tờ tùy thân'],
  }),
  kind({
    code: 'marital-status',
    name: 'Giấy xác nhận tình trạng hôn nhân',
    synonyms: [
      'giấy tờ chứng minh tình trạng hôn nhân',
      'giấy tờ chứng minh tình trạng hôn nhân của hai bên',
    ],
    days: 180,
    source:
      'NĐ 123/2015/NĐ-CP Điều 23: có giá trị 06 tháng kể từ ngày cấp (cần đối chiếu văn bản còn hiệu lực)',
  }),
  kind({
    code: 'marriage-certificate',
    name: 'Giấy chứng nhận kết hôn',
    synonyms: ['trích lục kết hôn', 'giấy đăng ký kết hôn', 'trích lục đăng ký kết hôn'],
  }),
  kind({
    code: 'divorce',
    name: 'Bản án, quyết định ly hôn',
    synonyms: ['bản án ly hôn', 'quyết định ly hôn', 'trích lục ghi chú ly hôn'],
  }),
  kind({
    code: 'death-extract',
    name: 'Trích lục khai tử',
    synonyms: ['giấy chứng tử', 'giấy khai tử'],
  }),
  kind({
    code: 'death-notice',
    name: 'Giấy báo tử',
    synonyms: ['giấy tờ thay giấy báo tử', 'giấy báo tử hoặc giấy tờ thay giấy báo tử'],
  }),
  kind({
    code: 'death-proof',
    name: 'Giấy tờ, tài liệu chứng minh sự kiện chết',
  }),
  kind({
    code: 'land-certificate',
    name: 'Giấy chứng nhận quyền sử dụng đất',
    synonyms: [
      'giấy tờ hợp pháp về đất đai',
      'giấy tờ về đất đai',
      'giấy chứng nhận quyền sử dụng đất quyền sở hữu tài sản gắn liền với đất',
    ],
  }),
  kind({
    code: 'building-permit',
    name: 'Giấy phép xây dựng',
    synonyms: ['giấy phép xây dựng nhà ở riêng lẻ'],
  }),
  kind({ code: 'building-drawing', name: 'Bản vẽ thiết kế xây dựng' }),
  kind({
    code: 'business-registration',
    name: 'Giấy chứng nhận đăng ký hộ kinh doanh',
    synonyms: ['giấy chứng nhận đăng ký kinh doanh', 'giấy chứng nhận hộ kinh doanh'],
  }),
  kind({
    code: 'poor-household',
    name: 'Giấy chứng nhận hộ nghèo, hộ cận nghèo',
    synonyms: ['giấy chứng nhận hộ nghèo', 'giấy chứng nhận hộ cận nghèo'],
    days: 365,
    source: 'Rà soát hộ nghèo hằng năm; xã xác nhận lại thời hạn',
  }),
  kind({
    code: 'disability',
    name: 'Giấy xác nhận khuyết tật',
    synonyms: ['giấy xác nhận mức độ khuyết tật'],
  }),
  kind({
    code: 'residence',
    name: 'Giấy xác nhận thông tin về cư trú',
    synonyms: ['xác nhận thông tin cư trú', 'giấy tờ chứng minh nơi cư trú'],
    days: 365,
    source: 'Thông tư của Bộ Công an về cư trú (cần đối chiếu thời hạn)',
  }),
  kind({
    code: 'photo',
    name: 'Ảnh chân dung',
    synonyms: ['ảnh thẻ'],
    days: 180,
    source: 'Thông lệ: ảnh chụp không quá 6 tháng; xã quy định',
  }),
  kind({
    code: 'certified-copy',
    name: 'Bản sao được chứng thực từ bản chính',
    synonyms: ['bản sao chứng thực'],
  }),
  once('declaration', 'Tờ khai', ['đơn', 'đơn đề nghị', 'đơn tờ khai', 'phiếu đề nghị']),
  once('authorisation', 'Văn bản ủy quyền', ['giấy ủy quyền', 'hợp đồng ủy quyền']),
  once('statement', 'Giấy cam đoan', ['bản cam kết', 'văn bản cam đoan', 'giấy cam kết']),
  once('request', 'Văn bản yêu cầu', ['giấy giới thiệu', 'công văn', 'văn bản đề nghị']),
  once('to-certify', 'Bản chính giấy tờ cần chứng thực', ['giấy tờ văn bản cần chứng thực']),
]

import { ageOf, type Resident } from './residents.ts'

/** A procedure as the commune of the demonstration handles it. */
export type Kind = {
  procedure: string
  weight: number
  /** Logins of who appraises and who assigns. */
  specialist: string
  head: string
  /** Title of the result and the letters in its number. */
  result: readonly [title: string, letters: string]
  /** What may be missing from an application. */
  missing: string
  /** Why it may be refused. */
  refusal: string
  fits: (resident: Resident, on: Temporal.PlainDate) => boolean
  online: boolean
  /** Nobody asks for it twice. */
  isOnce?: boolean
  /** What is asked, where the general form is used. */
  content?: readonly string[]
}

const grown = (resident: Resident, on: Temporal.PlainDate) => ageOf(resident, on) >= 18
const between = (least: number, most: number) => (resident: Resident, on: Temporal.PlainDate) =>
  ageOf(resident, on) >= least && ageOf(resident, on) <= most
const headOfHousehold = (resident: Resident, on: Temporal.PlainDate) =>
  resident.role === 'head' && grown(resident, on)

const justice = { specialist: 'hotich', head: 'chanhvanphong' }
const land = { specialist: 'diachinh', head: 'truongphong' }
const trade = { specialist: 'chuyenvien', head: 'truongphong' }
const welfare = { specialist: 'vanhoa', head: 'truongphong2' }

const civilPaper = 'Bản chính giấy tờ tùy thân của người được khai để đối chiếu'
const notProven = 'Giấy tờ nộp kèm không chứng minh được nội dung đã khai'

export const kinds = {
  certifiedCopy: {
    procedure: '2.000815',
    weight: 38,
    ...justice,
    result: ['Bản sao được chứng thực từ bản chính', 'CTBS'],
    missing: 'Bản chính giấy tờ cần chứng thực',
    refusal: 'Bản chính bị tẩy xóa, không đủ điều kiện chứng thực',
    fits: grown,
    online: false,
  },
  signature: {
    procedure: '2.000884',
    weight: 6,
    ...justice,
    result: ['Giấy tờ, văn bản được chứng thực chữ ký', 'CTCK'],
    missing: civilPaper,
    refusal: 'Nội dung văn bản thuộc trường hợp không được chứng thực chữ ký',
    fits: grown,
    online: false,
    content: [
      'Chứng thực chữ ký trong giấy ủy quyền nhận lương hưu',
      'Chứng thực chữ ký trong sơ yếu lý lịch xin việc',
    ],
  },
  transaction: {
    procedure: '2.001035',
    weight: 3,
    ...justice,
    result: ['Hợp đồng, giao dịch được chứng thực', 'CTGD'],
    missing: 'Giấy chứng nhận quyền sử dụng đất bản chính',
    refusal: 'Đất đang có tranh chấp',
    fits: between(25, 75),
    online: false,
    content: ['Chứng thực hợp đồng tặng cho quyền sử dụng đất', 'Chứng thực hợp đồng bán xe máy'],
  },
  birth: {
    procedure: '1.001193',
    weight: 7,
    ...justice,
    result: ['Giấy khai sinh', 'KS'],
    missing: 'Giấy chứng sinh bản chính',
    refusal: notProven,
    fits: (resident, on) => resident.isMarried && between(20, 42)(resident, on),
    online: true,
    isOnce: true,
  },
  death: {
    procedure: '1.000656',
    weight: 3,
    ...justice,
    result: ['Trích lục khai tử', 'TLKT'],
    missing: 'Giấy báo tử',
    refusal: notProven,
    fits: between(30, 70),
    online: true,
  },
  marriage: {
    procedure: '1.000894',
    weight: 4,
    ...justice,
    result: ['Giấy chứng nhận kết hôn', 'KH'],
    missing: 'Giấy xác nhận tình trạng hôn nhân của bên nữ',
    refusal: 'Một bên chưa đủ điều kiện kết hôn',
    fits: (resident, on) => !resident.isMarried && between(21, 34)(resident, on),
    online: true,
    isOnce: true,
  },
  maritalStatus: {
    procedure: '1.004873',
    weight: 8,
    ...justice,
    result: ['Giấy xác nhận tình trạng hôn nhân', 'XNTTHN'],
    missing: 'Trích lục ghi chú ly hôn hoặc bản án, quyết định ly hôn đã có hiệu lực',
    refusal: notProven,
    fits: between(20, 60),
    online: true,
  },
  extract: {
    procedure: '2.000635',
    weight: 9,
    ...justice,
    result: ['Bản sao trích lục hộ tịch', 'TLBS'],
    missing: civilPaper,
    refusal: 'Không tìm thấy thông tin trong sổ hộ tịch đang lưu giữ',
    fits: grown,
    online: true,
  },
  business: {
    procedure: '1.001612',
    weight: 8,
    ...trade,
    result: ['Giấy chứng nhận đăng ký hộ kinh doanh', 'ĐKHKD'],
    missing: 'Văn bản ủy quyền của các thành viên hộ gia đình, có chứng thực',
    refusal: 'Tên hộ kinh doanh trùng với tên đã đăng ký trong xã',
    fits: between(20, 62),
    online: true,
    isOnce: true,
  },
  building: {
    procedure: '1.013225',
    weight: 6,
    ...land,
    result: ['Giấy phép xây dựng', 'GPXD'],
    missing: 'Bản vẽ mặt cắt móng và sơ đồ đấu nối thoát nước',
    refusal: 'Vị trí xây dựng nằm trong hành lang bảo vệ kênh, rạch',
    fits: headOfHousehold,
    online: true,
  },
  pension: {
    procedure: '1.014027',
    weight: 5,
    ...welfare,
    result: ['Quyết định hưởng trợ cấp hưu trí xã hội', 'QĐ-UBND'],
    missing: 'Thông tin tài khoản ngân hàng của người hưởng',
    refusal: 'Đang hưởng lương hưu hằng tháng cao hơn mức quy định',
    fits: between(76, 110),
    online: true,
    isOnce: true,
  },
  pavement: {
    procedure: '1.013274',
    weight: 5,
    ...land,
    result: ['Giấy phép sử dụng tạm thời lòng đường, vỉa hè', 'GP-UBND'],
    missing: 'Phương án tổ chức giao thông có sơ đồ',
    refusal: 'Đoạn đường không đủ bề rộng tối thiểu cho xe và người đi bộ',
    fits: headOfHousehold,
    online: true,
  },
  planning: {
    procedure: '1.014159',
    weight: 4,
    ...trade,
    result: ['Văn bản cung cấp thông tin quy hoạch', 'UBND-KT'],
    missing: 'Bản sao giấy chứng nhận quyền sử dụng đất của thửa đất',
    refusal: 'Khu vực chưa có quy hoạch được duyệt',
    fits: headOfHousehold,
    online: true,
    content: ['Cung cấp thông tin quy hoạch của thửa đất dự định làm nhà cho con'],
  },
  tree: {
    procedure: '1.002693',
    weight: 2,
    ...land,
    result: ['Giấy phép chặt hạ, dịch chuyển cây xanh', 'GP-CX'],
    missing: 'Ảnh chụp hiện trạng cây',
    refusal: 'Cây không có nguy cơ gãy đổ, không cản trở công trình',
    fits: headOfHousehold,
    online: true,
    content: ['Xin chặt cây phượng bị mục gốc trước cửa nhà, nguy cơ ngã đổ vào mùa mưa'],
  },
  poverty: {
    procedure: '1.011608',
    weight: 3,
    ...welfare,
    result: ['Quyết định công nhận hộ thoát nghèo, hộ thoát cận nghèo', 'QĐ-UBND'],
    missing: 'Giấy đề nghị có chữ ký của chủ hộ',
    refusal: 'Qua rà soát, hộ chưa đạt điểm thoát nghèo',
    fits: headOfHousehold,
    online: false,
    isOnce: true,
    content: ['Đề nghị xét công nhận hộ thoát cận nghèo sau khi các con đã có việc làm'],
  },
  correction: {
    procedure: '1.004859',
    weight: 3,
    ...justice,
    result: ['Trích lục thay đổi, cải chính hộ tịch', 'TLCC'],
    missing: 'Giấy tờ chứng minh thông tin cần cải chính',
    refusal: notProven,
    fits: grown,
    online: true,
    content: ['Cải chính ngày sinh trong Giấy khai sinh cho khớp với bản gốc trong sổ'],
  },
  linkedBirth: {
    procedure: '2.000986',
    weight: 0,
    ...justice,
    result: ['Giấy khai sinh', 'KS'],
    missing: 'Giấy chứng sinh bản chính',
    refusal: notProven,
    fits: (resident, on) => resident.isMarried && between(20, 45)(resident, on),
    online: true,
    content: ['Khai sinh, đăng ký thường trú và cấp thẻ bảo hiểm y tế cho con mới sinh'],
  },
  consultation: {
    procedure: '1.010736',
    weight: 0,
    ...trade,
    result: ['Văn bản trả lời tham vấn', 'UBND-KT'],
    missing: 'Báo cáo đánh giá tác động môi trường',
    refusal: 'Nội dung tham vấn không thuộc địa bàn xã',
    fits: headOfHousehold,
    online: false,
    content: ['Tham vấn đánh giá tác động môi trường của cơ sở chế biến trái cây'],
  },
} as const satisfies Record<string, Kind>

export type KindName = keyof typeof kinds
export const kindNames = Object.keys(kinds) as KindName[]

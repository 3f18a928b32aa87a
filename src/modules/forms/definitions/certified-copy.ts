import type { FormDefinition, Section } from '../definition.ts'
import { say } from '../text.ts'

const papers: Section = {
  id: 'papers',
  title: say('Giấy tờ cần chứng thực', 'Papers to be certified'),
  intro: say(
    'Mỗi dòng là một bản chính. Phí tính theo số trang của bản chính.',
    'One row for each original. The fee goes by the pages of the original.',
  ),
  repeat: { min: 1, max: 30, itemLabel: say('Giấy tờ', 'Paper') },
  fields: [
    {
      type: 'text',
      name: 'paperName',
      label: say('Tên giấy tờ', 'Name of the paper'),
      hint: say('Ví dụ: bằng tốt nghiệp, sổ hồng', 'For example: diploma, land certificate'),
      required: true,
    },
    {
      type: 'text',
      name: 'paperIssuer',
      label: say('Cơ quan cấp', 'Issued by'),
    },
    {
      type: 'number',
      name: 'pages',
      label: say('Số trang của bản chính', 'Pages of the original'),
      required: true,
      min: 1,
      max: 2_000,
      unit: say('trang', 'pages'),
    },
    {
      type: 'yes-no',
      name: 'electronic',
      label: say('Chứng thực bản sao điện tử', 'Electronic certified copy'),
      default: 'no',
      required: true,
    },
    {
      type: 'number',
      name: 'paperCopies',
      label: say('Số bản sao giấy', 'Copies on paper'),
      required: true,
      default: '1',
      min: 0,
      max: 200,
      unit: say('bản', 'copies'),
      rules: [
        {
          rule: 'range',
          min: 1,
          when: { eq: ['electronic', 'no'] },
          message: say(
            'Không làm bản sao điện tử thì phải có ít nhất 1 bản sao giấy',
            'Without an electronic copy there must be at least one copy on paper',
          ),
        },
      ],
    },
  ],
}

const totals: Section = {
  id: 'totals',
  title: say('Tổng số', 'Totals'),
  fields: [
    {
      type: 'computed',
      name: 'totalPaperCopies',
      label: say('Tổng số bản sao giấy', 'Copies on paper in all'),
      sum: ['papers.*.paperCopies'],
      unit: say('bản', 'copies'),
    },
    {
      type: 'note',
      name: 'refusals',
      tone: 'info',
      text: say(
        'Không chứng thực bản chính bị tẩy xóa, hư hỏng không đọc được, đóng dấu mật, có nội dung trái pháp luật, giấy tờ nước ngoài chưa hợp pháp hóa lãnh sự (trừ hộ chiếu, thẻ căn cước, bằng lái xe, văn bằng, bảng điểm) hoặc giấy tờ tự lập không có xác nhận.',
        'Not certified: originals that are altered, illegible, secret or unlawful; foreign papers not legalised (except passports, identity cards, driving licences, diplomas and transcripts); self-made papers without confirmation.',
      ),
    },
  ],
}

/** Yêu cầu chứng thực bản sao từ bản chính; the law asks for no written form, only for the original. */
export const certifiedCopy: FormDefinition = {
  code: 'certified-copy',
  version: 1,
  title: say('Yêu cầu chứng thực bản sao từ bản chính', 'Certified copies of originals'),
  procedures: ['2.000815'],
  basis: 'Nghị định 23/2015/NĐ-CP, sửa đổi bởi Nghị định 280/2025/NĐ-CP; Quyết định 3152/QĐ-BTP',
  effectiveFrom: '2025-11-01',
  cases: [
    {
      code: 'ordinary',
      label: say('Chứng thực bản sao từ bản chính', 'Certified copy of an original'),
      ruleHint: { amount: 0, unit: 'same-day', cutoff: '15:00' },
    },
  ],
  sections: [papers, totals],
  components: [
    {
      code: 'original',
      name: say('Bản chính giấy tờ cần chứng thực', 'The original'),
      kinds: ['original'],
      present: 'show',
      required: true,
      hint: say(
        'Đã có trên VNeID hoặc tra cứu được trong cơ sở dữ liệu thì không phải mang bản chính.',
        'Not needed when the paper is on VNeID or can be looked up in a database.',
      ),
      digitise: false,
    },
  ],
}

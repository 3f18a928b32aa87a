import type { Certainty, Fee, Rule } from './domain.ts'

export type SpecialCase = {
  caseCode: string
  label: string
  labelEn: string
  rule: Rule
  certainty?: Certainty
}

/** What we read in the law about a procedure where the portal is silent, wrong or lacks a unit. */
export type Reading = {
  code: string
  nameEn?: string
  result?: [vi: string, en: string]
  note?: [vi: string, en: string]
  rule?: Rule
  fee?: Fee
  cases?: SpecialCase[]
  /** The special cases are all there are: no common case is left for citizens to read. */
  casesComplete?: boolean
  citation: string
  certainty: Certainty
}

const civilStatus = { citation: 'QĐ 163/QĐ-BTP', certainty: 'V' } as const
const certification = { citation: 'QĐ 3152/QĐ-BTP ngày 31/10/2025', certainty: 'V' } as const

const sameDay: Rule = { unit: 'same-day', cutoff: '15:00' }
/** So many working days. */
export const workingDays = (amount: number): Rule => ({ amount, unit: 'working-day' })

const mayExtend: [string, string] = [
  'Nhiều trang, nhiều bản hoặc nội dung phức tạp có thể kéo dài không quá 2 ngày làm việc, hoặc lâu hơn nếu hai bên thỏa thuận bằng văn bản; có phiếu hẹn ghi giờ, ngày.',
  'Many pages or copies, or complex content: up to 2 working days more, or longer by written agreement; you get a slip with the hour and date.',
]
const verifying: [string, string] = [
  'Thời hạn dài hơn nếu phải xác minh.',
  'Longer when facts have to be verified.',
]
const byAgreement: [string, string] = [
  'Có thể kéo dài hơn nếu hai bên thỏa thuận bằng văn bản.',
  'May take longer by written agreement.',
]

const pages: Fee = { kind: 'per-page', first: 2000, firstPages: 2, further: 1000, cap: 200_000 }
const per = (amount: number, what: string): Fee => ({ kind: 'per-case', amount, per: what })

/** Sources and certainty as in our research notes on the procedures of communes; what is not certain is not here. */
export const readings: readonly Reading[] = [
  {
    code: '1.001193',
    nameEn: 'Birth registration',
    result: ['Giấy khai sinh', 'Birth certificate'],
    rule: sameDay,
    ...civilStatus,
  },
  {
    code: '1.000656',
    nameEn: 'Death registration',
    result: ['Trích lục khai tử', 'Death extract'],
    rule: sameDay,
    ...civilStatus,
  },
  {
    code: '1.000894',
    nameEn: 'Marriage registration',
    result: ['Giấy chứng nhận kết hôn', 'Marriage certificate'],
    note: verifying,
    rule: sameDay,
    fee: { kind: 'free' },
    ...civilStatus,
  },
  {
    // The portal shows a bare 3. "3 days" is read as calendar days, the shorter of the two, until someone confirms it.
    code: '1.004873',
    nameEn: 'Certificate of marital status',
    result: ['Giấy xác nhận tình trạng hôn nhân', 'Certificate of marital status'],
    note: verifying,
    rule: { amount: 3, unit: 'day' },
    citation: civilStatus.citation,
    certainty: '?',
  },
  {
    code: '2.000635',
    nameEn: 'Copies of civil-status extracts and birth certificates',
    result: [
      'Bản sao trích lục hộ tịch, bản sao Giấy khai sinh',
      'Copy of the extract or certificate',
    ],
    rule: sameDay,
    fee: per(8000, 'bản sao'),
    ...civilStatus,
  },
  { code: '2.002516', fee: per(8000, 'văn bản xác nhận'), ...civilStatus },
  { code: '2.000986', rule: workingDays(20), fee: { kind: 'free' }, ...civilStatus },
  { code: '2.001023', rule: workingDays(15), fee: { kind: 'free' }, ...civilStatus },
  { code: '2.001263', fee: { kind: 'fixed', amount: 400_000 }, ...civilStatus },
  {
    code: '2.000815',
    nameEn: 'Certified copies from originals',
    result: ['Bản sao được chứng thực từ bản chính', 'Certified copy'],
    note: mayExtend,
    rule: sameDay,
    fee: pages,
    ...certification,
  },
  {
    code: '2.000884',
    nameEn: 'Certification of signatures',
    note: mayExtend,
    rule: sameDay,
    fee: per(10_000, 'trường hợp'),
    ...certification,
  },
  {
    code: '2.000908',
    nameEn: 'Copies from the original register',
    rule: sameDay,
    fee: { kind: 'free' },
    ...certification,
  },
  {
    code: '2.000992',
    note: mayExtend,
    rule: sameDay,
    fee: per(10_000, 'trường hợp'),
    ...certification,
  },
  {
    code: '2.001008',
    note: mayExtend,
    rule: sameDay,
    fee: per(10_000, 'trường hợp'),
    ...certification,
  },
  {
    code: '2.001035',
    nameEn: 'Certification of transactions',
    note: byAgreement,
    rule: workingDays(2),
    fee: per(50_000, 'giao dịch'),
    ...certification,
  },
  { code: '2.000913', fee: per(30_000, 'giao dịch'), ...certification },
  { code: '2.000927', fee: per(25_000, 'giao dịch'), ...certification },
  { code: '2.000942', fee: pages, ...certification },
  { code: '2.001019', rule: workingDays(2), fee: per(50_000, 'di chúc'), ...certification },
  { code: '2.001016', rule: workingDays(2), fee: per(50_000, 'văn bản'), ...certification },
  { code: '2.001406', rule: workingDays(2), fee: per(50_000, 'văn bản'), ...certification },
  {
    code: '1.001612',
    nameEn: 'Registration of a household business',
    result: ['Giấy chứng nhận đăng ký hộ kinh doanh', 'Household business certificate'],
    rule: workingDays(3),
    // The portal shows 50,000 at the counter and 150,000 online: what some council set, not the law.
    fee: { kind: 'by-council' },
    citation: 'Nghị định 168/2025/NĐ-CP',
    certainty: 'V',
  },
  {
    code: '1.013225',
    nameEn: 'New construction permit (houses and works of classes III and IV)',
    result: ['Giấy phép xây dựng', 'Construction permit'],
    // The portal says 15 and 20 days without saying which is for what.
    casesComplete: true,
    cases: [
      {
        caseCode: 'house',
        label: 'Nhà ở riêng lẻ',
        labelEn: 'Private house',
        rule: { amount: 15, unit: 'day' },
        certainty: 'M',
      },
      {
        caseCode: 'works',
        label: 'Công trình cấp III, cấp IV khác',
        labelEn: 'Other works of class III or IV',
        rule: { amount: 20, unit: 'day' },
        certainty: 'M',
      },
    ],
    citation: 'QĐ 56/QĐ-BXD',
    certainty: 'V',
  },
  {
    code: '1.013274',
    nameEn: 'Temporary use of roadway or pavement',
    result: ['Giấy phép sử dụng tạm thời lòng đường, vỉa hè', 'Permit for temporary use'],
    rule: workingDays(5),
    cases: [
      {
        caseCode: 'funeral',
        label: 'Đám tang',
        labelEn: 'Funeral',
        rule: { amount: 1, unit: 'day' },
      },
    ],
    citation: 'QĐ 871/QĐ-BXD',
    certainty: 'V',
  },
  {
    code: '1.002693',
    rule: workingDays(10),
    cases: [
      {
        caseCode: 'protected-tree',
        label: 'Cây thuộc danh mục cần bảo tồn',
        labelEn: 'Tree on the protected list',
        rule: workingDays(20),
      },
    ],
    citation: 'QĐ 1813/QĐ-BXD',
    certainty: 'V',
  },
  {
    code: '1.010736',
    note: [
      'Hết thời hạn mà không có văn bản trả lời thì coi là đồng ý.',
      'No answer within the time limit counts as consent.',
    ],
    citation: 'QĐ 2306/QĐ-BNNMT',
    certainty: 'V',
  },
  {
    code: '1.003596',
    note: [
      'Việc này có hạn theo lịch: trước ngày 30/11 hằng năm.',
      'This procedure has a calendar date: before 30 November each year.',
    ],
    rule: { unit: 'fixed-date', on: '11-29' },
    citation: 'Cổng Dịch vụ công quốc gia',
    certainty: 'V',
  },
]

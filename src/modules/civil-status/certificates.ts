import type { Register } from './domain.ts'

/** A line of a paper: its words, and where in the entry its value stands. */
export type PaperLine = readonly [label: string, path: string, strong?: 'strong']
export type PaperGroup = { heading?: string; lines: readonly PaperLine[] }

/** Mẫu giấy tờ hộ tịch: what it is called, how it is numbered, what it says. */
export type PaperForm = {
  code: string
  version: number
  register: Register
  title: string
  /** Behind the number; the year of the entry where there is none. */
  symbol: string | null
  groups: readonly PaperGroup[]
  /** Which form of the ministry it follows, and that it was not compared with it. */
  source: string
}

const from = 'TT 04/2020/TT-BTP (sửa đổi: TT 04/2024/TT-BTP)'
const unread = `Bố cục theo ${from}; chưa đối chiếu với mẫu ban hành`

const someone = (role: string, heading: string, more: readonly PaperLine[] = []): PaperGroup => ({
  heading,
  lines: [
    ['Họ, chữ đệm, tên', `${role}.fullName`, 'strong'],
    ['Ngày, tháng, năm sinh', `${role}.birth`],
    ...more,
    ['Dân tộc', `${role}.ethnicity`],
    ['Quốc tịch', `${role}.nationality`],
    ['Nơi cư trú', `${role}.residence`],
    ['Số định danh cá nhân', `${role}.idNumber`],
  ],
})

const gender = (role: string): PaperLine => ['Giới tính', `${role}.gender`]

const birthGroups: readonly PaperGroup[] = [
  {
    lines: [
      ['Họ, chữ đệm, tên', 'child.fullName', 'strong'],
      ['Ngày, tháng, năm sinh', 'child.birth'],
      ['Ghi bằng chữ', 'words:child.birth'],
      gender('child'),
      ['Dân tộc', 'child.ethnicity'],
      ['Quốc tịch', 'child.nationality'],
      ['Nơi sinh', 'facts.birthPlace'],
      ['Quê quán', 'facts.hometown'],
      ['Số định danh cá nhân', 'child.idNumber'],
    ],
  },
  someone('mother', 'Người mẹ'),
  someone('father', 'Người cha'),
  {
    heading: 'Người đi khai sinh',
    lines: [
      ['Họ, chữ đệm, tên', 'declarant.fullName'],
      ['Giấy tờ tùy thân', 'declarant.idNumber'],
    ],
  },
]

const deathGroups: readonly PaperGroup[] = [
  someone('deceased', 'Người chết', [gender('deceased')]),
  {
    lines: [
      ['Đã chết vào lúc', 'facts.deathTime'],
      ['Ngày, tháng, năm chết', 'facts.deathDate', 'strong'],
      ['Ghi bằng chữ', 'words:facts.deathDate'],
      ['Nơi chết', 'facts.deathPlace'],
      ['Nguyên nhân chết', 'facts.deathCause'],
    ],
  },
]

const marriageGroups: readonly PaperGroup[] = [someone('wife', 'Vợ'), someone('husband', 'Chồng')]

const statusGroups: readonly PaperGroup[] = [
  someone('subject', 'Xác nhận ông/bà', [gender('subject')]),
  {
    lines: [
      ['Trong thời gian', 'facts.period'],
      ['Tình trạng hôn nhân', 'facts.status', 'strong'],
      ['Cụ thể', 'facts.statusDetail'],
      ['Giấy này được cấp để', 'facts.purpose'],
    ],
  },
]

const recognitionGroups: readonly PaperGroup[] = [
  someone('parent', 'Người cha hoặc mẹ', [gender('parent'), ['Được nhận là', 'facts.parentRole']]),
  someone('child', 'Người con', [gender('child')]),
]

const careGroups: readonly PaperGroup[] = [
  someone('guardian', 'Người giám hộ', [gender('guardian')]),
  someone('ward', 'Người được giám hộ', [gender('ward')]),
  {
    lines: [
      ['Loại giám hộ', 'facts.guardianKind'],
      ['Lý do', 'facts.reason'],
      ['Quyết định của Tòa án', 'facts.courtDecision'],
    ],
  },
]

const endGroups: readonly PaperGroup[] = [
  ...careGroups.slice(0, 2),
  {
    lines: [
      ['Việc giám hộ đã đăng ký', 'facts.begun'],
      ['Lý do chấm dứt', 'facts.reason'],
    ],
  },
]

const paper = (
  code: string,
  register: Register,
  title: string,
  { symbol = null, groups }: { symbol?: string | null; groups: readonly PaperGroup[] },
): PaperForm => ({ code, version: 1, register, title, symbol, groups, source: unread })

/** The paper that is given with the entry itself. Titles and symbols are from memory of the forms and may be wrong in detail. */
export const originals: readonly PaperForm[] = [
  paper('birth-certificate', 'birth', 'Giấy khai sinh', { groups: birthGroups }),
  paper('death-extract', 'death', 'Trích lục khai tử', { symbol: 'TLKT', groups: deathGroups }),
  paper('marriage-certificate', 'marriage', 'Giấy chứng nhận kết hôn', { groups: marriageGroups }),
  paper('marital-status', 'marital-status', 'Giấy xác nhận tình trạng hôn nhân', {
    symbol: 'UBND-XNTTHN',
    groups: statusGroups,
  }),
  paper('recognition-extract', 'recognition', 'Trích lục đăng ký nhận cha, mẹ, con', {
    symbol: 'TLNCMC',
    groups: recognitionGroups,
  }),
  paper('guardianship-extract', 'guardianship', 'Trích lục đăng ký giám hộ', {
    symbol: 'TLGH',
    groups: careGroups,
  }),
  paper('guardianship-end-extract', 'guardianship-end', 'Trích lục đăng ký chấm dứt giám hộ', {
    symbol: 'TLCDGH',
    groups: endGroups,
  }),
]

/** What copies are given of: extracts, and for a birth also the certificate. A marital status certificate is issued anew, not copied. */
export const copyPapers: readonly PaperForm[] = [
  paper('birth-certificate-copy', 'birth', 'Giấy khai sinh', {
    symbol: 'GKS-BS',
    groups: birthGroups,
  }),
  paper('birth-copy', 'birth', 'Trích lục khai sinh', { symbol: 'TLKS-BS', groups: birthGroups }),
  paper('death-copy', 'death', 'Trích lục khai tử', { symbol: 'TLKT-BS', groups: deathGroups }),
  paper('marriage-copy', 'marriage', 'Trích lục kết hôn', {
    symbol: 'TLKH-BS',
    groups: marriageGroups,
  }),
  paper('recognition-copy', 'recognition', 'Trích lục đăng ký nhận cha, mẹ, con', {
    symbol: 'TLNCMC-BS',
    groups: recognitionGroups,
  }),
  paper('guardianship-copy', 'guardianship', 'Trích lục đăng ký giám hộ', {
    symbol: 'TLGH-BS',
    groups: careGroups,
  }),
  paper('guardianship-end-copy', 'guardianship-end', 'Trích lục đăng ký chấm dứt giám hộ', {
    symbol: 'TLCDGH-BS',
    groups: endGroups,
  }),
]

export function originalOf(register: Register): PaperForm {
  const found = originals.find((one) => one.register === register)
  if (!found) throw new Error(`no paper for the register ${register}`)
  return found
}

export const copyPapersOf = (register: Register) =>
  copyPapers.filter((one) => one.register === register)

export const copyPaper = (code: string) => copyPapers.find((one) => one.code === code)

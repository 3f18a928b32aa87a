import type { WhyNotAnnotate } from './annotate.ts'
import type { WhyNotCopy } from './copies.ts'
import type { BookKind } from './domain.ts'
import type { WhyNotEnter } from './enter.ts'
import { formOf, forms, type Both } from './registers.ts'

const copyBook: Both = ['Sổ cấp bản sao trích lục hộ tịch', 'Register of copies of extracts']

export const bookWords = (register: BookKind): Both =>
  register === 'copy' ? copyBook : formOf(register).words

export const bookSlug = (register: BookKind): string =>
  register === 'copy' ? 'ban-sao' : formOf(register).slug

export const bookSlugs: readonly string[] = [...forms.map(({ slug }) => slug), 'ban-sao']

/** "Khai sinh", as a kind of entry is called in a list. */
export const shortWords = (register: BookKind): Both => {
  if (register === 'copy') return ['Bản sao', 'Copy']
  const [vi, en] = formOf(register).short
  return [
    `${vi.charAt(0).toLocaleUpperCase('vi')}${vi.slice(1)}`,
    `${en.charAt(0).toUpperCase()}${en.slice(1)}`,
  ]
}

export const roleWords = (register: BookKind, role: string): Both =>
  register === 'copy'
    ? ['', '']
    : (formOf(register).roles.find((one) => one.role === role)?.words ?? ['', ''])

export const whyNotEnter: Record<Exclude<WhyNotEnter['kind'], 'findings'>, Both> = {
  'no-register': [
    'Thủ tục này không vào sổ hộ tịch.',
    'This procedure does not end in a register of civil status.',
  ],
  'not-approved': [
    'Lãnh đạo chưa đồng ý giải quyết hồ sơ này, hoặc hồ sơ đã bị từ chối; chưa vào sổ được.',
    'The leader has not agreed to this dossier, or it was refused; it cannot be entered.',
  ],
  'book-locked': [
    'Sổ năm nay đã khóa, không vào sổ được nữa.',
    'The book of this year is locked and takes no entry.',
  ],
}

export const whyNotAnnotate: Record<WhyNotAnnotate, Both> = {
  revoked: [
    'Việc này đã bị hủy, không ghi chú thêm.',
    'This entry was revoked and takes no more notes.',
  ],
  ended: ['Việc này đã chấm dứt trước đó.', 'It has ended before.'],
  'not-of-this-register': [
    'Loại ghi chú này không dùng cho sổ này.',
    'This kind of annotation is not for this register.',
  ],
  'nothing-changes': [
    'Chưa ghi mục nào thay đổi, hoặc nội dung mới giống nội dung đang có.',
    'Nothing was filled in that changes.',
  ],
  'before-entry': [
    'Ngày có hiệu lực trước ngày đăng ký.',
    'It cannot hold from a day before the registration.',
  ],
}

export const whyNotCopy: Record<WhyNotCopy, Both> = {
  revoked: ['Việc này đã bị hủy, không cấp bản sao.', 'This entry was revoked; no copy is given.'],
  'no-such-paper': ['Chọn loại bản sao.', 'Choose the kind of copy.'],
  'book-locked': ['Sổ cấp bản sao năm nay đã khóa.', 'The book of copies of this year is locked.'],
}

export const relationChoices: readonly (readonly [value: string, words: Both])[] = [
  ['self', ['Bản thân', 'The person']],
  ['relative', ['Người thân thích', 'Relative']],
  ['authorised', ['Người được ủy quyền', 'Proxy']],
  ['organisation', ['Cơ quan, tổ chức', 'Agency or organisation']],
]

import { say, type Field, type Prefill, type Rule, type Text } from '#modules/forms/index.ts'

export type FieldType = Field['type']

/** What each type of field is called when one is picked; `statement` makes a box that must be ticked. */
export const typeWords: Record<FieldType, Text> = {
  text: say('Một dòng chữ', 'One line of text'),
  textarea: say('Nhiều dòng chữ', 'Several lines of text'),
  number: say('Số', 'Number'),
  money: say('Số tiền', 'Amount of money'),
  date: say('Ngày', 'Date'),
  'yes-no': say('Có hoặc không', 'Yes or no'),
  radio: say('Chọn một, bày sẵn', 'One of several, all shown'),
  select: say('Chọn một, danh sách xổ', 'One of several, from a list'),
  checkboxes: say('Chọn nhiều', 'Several of several'),
  person: say('Một người', 'A person'),
  address: say('Địa chỉ', 'Address'),
  'id-number': say('Số định danh cá nhân', 'Personal identification number'),
  phone: say('Số điện thoại', 'Telephone number'),
  email: say('Thư điện tử', 'E-mail address'),
  file: say('Tệp', 'File'),
  note: say('Lời hướng dẫn', 'Note'),
  computed: say('Tổng tự tính', 'Sum worked out'),
}

export const prefillWords: Record<Prefill, Text> = {
  today: say('Ngày hôm nay', 'Today'),
  'unit.name': say('Tên cơ quan', 'Name of the office'),
  'unit.place': say('Địa bàn của xã', 'The commune'),
  applicant: say('Người nộp: cả thông tin người', 'Applicant: the whole person'),
  'applicant.fullName': say('Người nộp: họ tên', 'Applicant: full name'),
  'applicant.birthDate': say('Người nộp: ngày sinh', 'Applicant: date of birth'),
  'applicant.gender': say('Người nộp: giới tính', 'Applicant: sex'),
  'applicant.idNumber': say('Người nộp: số định danh', 'Applicant: identification number'),
  'applicant.nationality': say('Người nộp: quốc tịch', 'Applicant: nationality'),
  'applicant.ethnicity': say('Người nộp: dân tộc', 'Applicant: ethnic group'),
  'applicant.residence': say('Người nộp: nơi cư trú', 'Applicant: residence'),
  'applicant.phone': say('Người nộp: điện thoại', 'Applicant: telephone'),
  'applicant.email': say('Người nộp: thư điện tử', 'Applicant: e-mail'),
}

/** Kinds of rules that may be added, by what they are called. */
export const ruleWords: Record<AddedRule, Text> = {
  length: say('Độ dài', 'Length'),
  characters: say('Chỉ gồm các loại ký tự', 'Kinds of characters'),
  shape: say('Đúng khuôn (ví dụ 99-AAAA)', 'A shape (for example 99-AAAA)'),
  'not-future': say('Không sau hôm nay', 'Not later than today'),
  'not-past': say('Không trước hôm nay', 'Not earlier than today'),
  age: say('Tuổi', 'Age'),
  'not-before': say('Không trước ngày ở mục khác', 'Not before the date of another field'),
  'not-after': say('Không sau ngày ở mục khác', 'Not after the date of another field'),
  'at-most': say('Không lớn hơn mục khác', 'At most another field'),
  'at-least': say('Không nhỏ hơn mục khác', 'At least another field'),
  different: say('Khác với mục khác', 'Different from another field'),
}

export type AddedRule =
  | Exclude<Rule['rule'], 'compare' | 'pattern' | 'range'>
  | Extract<Rule, { rule: 'compare' }>['op']

const forText: readonly AddedRule[] = ['length', 'characters', 'shape', 'different']
const forNumber: readonly AddedRule[] = ['at-most', 'at-least', 'different']
const forDate: readonly AddedRule[] = ['not-future', 'not-past', 'age', 'not-before', 'not-after']

/** The rules that make sense for a type of field. */
export function rulesFor(type: FieldType): readonly AddedRule[] {
  if (type === 'date') return forDate
  if (type === 'number' || type === 'money') return forNumber
  return type === 'text' || type === 'textarea' ? forText : ['different']
}

import { say, type Text } from './text.ts'

export type Choice = { value: string; label: Text; hint?: Text | undefined }

const genders: readonly Choice[] = [
  { value: 'male', label: say('Nam', 'Male') },
  { value: 'female', label: say('Nữ', 'Female') },
]

// Danh mục các dân tộc Việt Nam, Quyết định 121-TCTK/PPCĐ ngày 02/3/1979, in its order.
const names =
  'Kinh, Tày, Thái, Hoa, Khmer, Mường, Nùng, Mông, Dao, Gia Rai, Ngái, Ê Đê, Ba Na, Xơ Đăng, Sán Chay, ' +
  'Cơ Ho, Chăm, Sán Dìu, Hrê, Mnông, Raglay, Xtiêng, Bru - Vân Kiều, Thổ, Giáy, Cơ Tu, Giẻ Triêng, Mạ, ' +
  'Khơ Mú, Co, Tà Ôi, Chơ Ro, Kháng, Xinh Mun, Hà Nhì, Chu Ru, Lào, La Chí, La Ha, Phù Lá, La Hủ, Lự, ' +
  'Lô Lô, Chứt, Mảng, Pà Thẻn, Cơ Lao, Cống, Bố Y, Si La, Pu Péo, Brâu, Ơ Đu, Rơ Măm'

const ethnicities: readonly Choice[] = [
  ...names.split(', ').map((name) => ({ value: name, label: say(name, name) })),
  { value: 'Nước ngoài', label: say('Người nước ngoài', 'Foreign') },
]

export const yesOrNo: readonly Choice[] = [
  { value: 'yes', label: say('Có', 'Yes') },
  { value: 'no', label: say('Không', 'No') },
]

export const lists = { genders, ethnicities } as const

type WithChoices = {
  options?: readonly Choice[] | undefined
  list?: keyof typeof lists | undefined
}

/** The answers a choice offers, its own or those of the shared list it names. */
export const choicesOf = ({ options, list }: WithChoices): readonly Choice[] =>
  options ?? (list ? lists[list] : [])

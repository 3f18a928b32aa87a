import type { Field, FormComponent, Section } from '../definition.ts'
import { say, type Text } from '../text.ts'

/** Lời cam đoan: the declaration that closes a form; it has to be ticked. */
export const oath = (text: Text): Section => ({
  id: 'declaration',
  title: say('Cam đoan', 'Declaration'),
  fields: [
    {
      type: 'checkboxes',
      name: 'oath',
      label: say('Lời cam đoan của người khai', 'Declaration of the person filling in the form'),
      required: true,
      options: [{ value: 'agreed', label: text }],
    },
  ],
})

export const trueStatement = say(
  'Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình.',
  'I declare that what is stated above is true, and I take full responsibility for it before the law.',
)

/** Bản sao trích lục kèm theo: how many copies of the extract are wanted beside the main result. */
export const copiesWanted = (of: Text): Section => ({
  id: 'copies',
  title: say('Đề nghị cấp bản sao', 'Copies asked for'),
  fields: [
    {
      type: 'yes-no',
      name: 'wantsCopies',
      label: say(`Đề nghị cấp ${of.vi}`, `Copies of the ${of.en}`),
      hint: say('Có thu phí theo từng bản', 'There is a fee for each copy'),
      required: true,
    },
    {
      type: 'number',
      name: 'copies',
      label: say('Số lượng bản sao', 'Number of copies'),
      visibleWhen: { eq: ['wantsCopies', 'yes'] },
      required: true,
      min: 1,
      max: 50,
      unit: say('bản', 'copies'),
    },
  ],
})

export const relationDetail = (when: string[]): Field => ({
  type: 'text',
  name: 'relationDetail',
  label: say('Quan hệ cụ thể', 'What the relation is'),
  hint: say(
    'Ví dụ: bà nội, bác ruột, người nhận nuôi dưỡng',
    'For example: grandmother, uncle, carer',
  ),
  visibleWhen: { in: ['relation', when] },
  required: true,
  maxLength: 100,
})

/** Giấy tờ tùy thân: shown, not handed in; the number is enough when the database answers. */
export const identityPaper: FormComponent = {
  code: 'identity',
  name: say(
    'Giấy tờ tùy thân: thẻ căn cước, căn cước công dân, căn cước điện tử, hộ chiếu',
    'Proof of identity: identity card, electronic identity or passport',
  ),
  kinds: ['original', 'electronic'],
  present: 'show',
  required: false,
  replaceableByDb: 'population',
  hint: say(
    'Chỉ xuất trình tại quầy. Đã có số định danh cá nhân tra cứu được thì không phải tải lên.',
    'Only shown at the counter. Nothing to upload when the personal number can be looked up.',
  ),
  digitise: false,
}

export const residencePaper: FormComponent = {
  code: 'residence',
  name: say('Giấy tờ chứng minh nơi cư trú', 'Proof of residence'),
  kinds: ['original', 'electronic'],
  present: 'show',
  required: false,
  replaceableByDb: 'population',
  hint: say(
    'Chỉ cần khi không tra cứu được nơi cư trú trong Cơ sở dữ liệu quốc gia về dân cư.',
    'Needed only when the residence cannot be looked up in the national population database.',
  ),
  digitise: false,
}

/** Văn bản ủy quyền; nearest relatives need no certification of it (hộ tịch procedures, QĐ 163/QĐ-BTP). */
export const authorisation = (field: string): FormComponent => ({
  code: 'authorisation',
  name: say('Văn bản ủy quyền', 'Power of attorney'),
  kinds: ['original', 'electronic'],
  required: false,
  requiredWhen: { eq: [field, 'authorised'] },
  visibleWhen: { eq: [field, 'authorised'] },
  hint: say(
    'Phải được chứng thực, trừ khi người được ủy quyền là ông, bà, cha, mẹ, con, vợ, chồng, anh, chị, em ruột của người ủy quyền.',
    'Must be certified, unless the proxy is a grandparent, parent, child, spouse or sibling of the person giving it.',
  ),
  digitise: true,
})

/** A pattern for these words in capitals, small letters and any mixture. */
export const inAnyCase = (words: string): string =>
  Array.from(words, (letter) => {
    const [small, capital] = [letter.toLowerCase(), letter.toUpperCase()]
    return small === capital ? letter : `[${small}${capital}]`
  }).join('')

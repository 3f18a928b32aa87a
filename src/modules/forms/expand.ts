import type { LeafField, PersonField, PersonPart } from './fields.ts'
import type { Rule } from './rules.ts'
import { say, type Text } from './text.ts'

export const personLabels: Record<PersonPart, Text> = {
  fullName: say('Họ, chữ đệm, tên', 'Full name'),
  birthDate: say('Ngày, tháng, năm sinh', 'Date of birth'),
  gender: say('Giới tính', 'Sex'),
  idNumber: say('Số định danh cá nhân', 'Personal identification number'),
  nationality: say('Quốc tịch', 'Nationality'),
  ethnicity: say('Dân tộc', 'Ethnic group'),
  residence: say('Nơi cư trú', 'Place of residence'),
  phone: say('Số điện thoại', 'Telephone number'),
  email: say('Thư điện tử', 'E-mail address'),
}

/** One field for each part of a person, named `mother.fullName` and so on. */
export function partsOf(person: PersonField): LeafField[] {
  const known = expanded.get(person)
  if (known !== undefined) return known
  const parts = person.parts.map((part) => ({ ...partField(person, part), ...asked(person, part) }))
  expanded.set(person, parts)
  return parts
}

// A definition never changes, and every visit to a form asks for its parts.
const expanded = new WeakMap<PersonField, LeafField[]>()

function asked(person: PersonField, part: PersonPart) {
  const mayStayBlank = person.optional?.includes(part)
  return {
    name: `${person.name}.${part}`,
    label: person.labels?.[part] ?? personLabels[part],
    ...(mayStayBlank ? {} : { required: person.required, requiredWhen: person.requiredWhen }),
    certainty: person.certainty,
  }
}

function partField(person: PersonField, part: PersonPart): LeafField {
  const basic = { name: part, label: personLabels[part], rules: person.partRules?.[part] }
  const fields: Record<PersonPart, LeafField> = {
    fullName: { ...basic, type: 'text', format: 'name' },
    birthDate: { ...basic, ...birthDate(person) },
    gender: { ...basic, type: 'radio', list: 'genders' },
    idNumber: { ...basic, type: 'id-number', old: person.oldId },
    nationality: { ...basic, type: 'text', format: 'name', default: 'Việt Nam', width: 'medium' },
    ethnicity: { ...basic, type: 'select', list: 'ethnicities' },
    residence: { ...basic, type: 'address', abroad: person.abroad },
    phone: { ...basic, type: 'phone' },
    email: { ...basic, type: 'email' },
  }
  return fields[part]
}

function birthDate(person: PersonField) {
  const own = person.partRules?.birthDate ?? []
  const rules: Rule[] = [{ rule: 'not-future' }, ...own]
  return {
    type: 'date' as const,
    partial: person.yearOfBirth,
    rules,
    hint: person.yearOfBirth
      ? say(
          'Nếu không nhớ ngày, tháng thì chỉ ghi năm, ví dụ 1952',
          'If the day and month are not known, write the year only, for example 1952',
        )
      : say('Ngày/tháng/năm, ví dụ 05/02/1987', 'Day/month/year, for example 05/02/1987'),
  }
}

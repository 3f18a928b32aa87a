import type { View } from '#ui/view.ts'

import { personFieldNames, type Person } from '../domain.ts'
import { genderWords } from '../pages/words.ts'
import { birthText } from '../parse.ts'
import type { Otherwise, ProposableField } from './domain.ts'

/** A value of a field as officers read it. */
export function valueText(
  t: View['t'],
  field: ProposableField,
  value: Person[ProposableField],
): string {
  if (value === null) return t('chưa ghi', 'nothing yet')
  if (typeof value === 'object') return birthText(value)
  if (field === 'gender') return t(...genderWords[value as NonNullable<Person['gender']>])
  return value
}

/** "Điện thoại: khai 0912…, hồ sơ ghi 0987…" */
export function otherwiseText(t: View['t'], { field, said }: Otherwise, person: Person): string {
  const name = t(...personFieldNames[field])
  const [declared, known] = [valueText(t, field, said), valueText(t, field, person[field])]
  if (person[field] === null)
    return t(
      `${name}: khai ${declared}, hồ sơ chưa ghi`,
      `${name}: declared ${declared}, the record says nothing yet`,
    )
  return t(
    `${name}: khai ${declared}, hồ sơ ghi ${known}`,
    `${name}: declared ${declared}, the record says ${known}`,
  )
}

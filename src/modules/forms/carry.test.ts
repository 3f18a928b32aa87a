import { expect, test } from 'vitest'

import { carryOver } from './carry.ts'
import type { FormDefinition } from './definition.ts'
import { roadUse } from './definitions/road-use.ts'
import { samples, today } from './testing.ts'
import { say } from './text.ts'

const options = { today, lang: 'vi' as const }

/** The road form after an editor changed some fields. */
const changed = (change: (field: FormDefinition['sections'][0]['fields'][0]) => object | null) =>
  ({
    ...roadUse,
    version: 2,
    sections: roadUse.sections.map((section) => ({
      ...section,
      fields: section.fields.flatMap((field) => change(field) ?? []),
    })),
  }) as FormDefinition

test('the same form takes everything over', () => {
  const filled = samples['road-use'] ?? {}
  expect(carryOver(roadUse, { ...roadUse, version: 2 }, filled, options)).toEqual({
    filled,
    dropped: [],
  })
})

test('a field that is gone is named with what was typed in it', () => {
  const to = changed((field) => (field.name === 'stretch' ? null : field))
  const { filled, dropped } = carryOver(roadUse, to, samples['road-use'] ?? {}, options)
  expect(dropped.map(({ label, value }) => [label, value])).toEqual([
    ['Đoạn sử dụng', 'Từ nhà số 12 đến nhà số 18'],
  ])
  expect(filled).toMatchObject({ road: 'Đường mẫu' })
  expect(filled).not.toHaveProperty('stretch')
})

test('an answer that is not offered any more goes; the others of the form stay', () => {
  const options2 = [{ value: 'pavement', label: say('Vỉa hè', 'Pavement') }]
  const to = changed((field) => (field.name === 'parts' ? { ...field, options: options2 } : field))
  const { dropped } = carryOver(roadUse, to, samples['road-use'] ?? {}, options)
  expect(dropped.map(({ name }) => name)).toEqual(['parts'])
})

test('a line that becomes an address cannot hold what was typed', () => {
  const to = changed((field) =>
    field.name === 'road' ? { type: 'address', name: 'road', label: field.name } : field,
  )
  expect(carryOver(roadUse, to, samples['road-use'] ?? {}, options).dropped).toHaveLength(1)
})

test('a case that is gone is asked again', () => {
  const to = { ...roadUse, cases: roadUse.cases.slice(1) }
  expect(carryOver(roadUse, to, samples['road-use'] ?? {}, options).filled).not.toHaveProperty(
    'caseCode',
  )
})

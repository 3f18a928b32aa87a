import { describe, expect, test } from 'vitest'

import { allForms } from './catalogue.ts'
import { componentsFor } from './components.ts'
import type { FormDefinition } from './definition.ts'
import { partsOf } from './expand.ts'
import type { Value } from './leaf.ts'
import { prefillForm } from './prefill.ts'
import type { Address } from './read-address.ts'
import { reshape } from './rows.ts'
import { summaryOf } from './summary.ts'
import { context, places, samples, today } from './testing.ts'
import { validateForm, type FormValue } from './validate.ts'

const rounds = 2_000

/** The same garbage in every run: mulberry32. */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}

const garbage = [
  '',
  ' ',
  '\u0000',
  '\uD800',
  '😀',
  'a'.repeat(5_000),
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; drop table dossier; --",
  '{{7*7}}',
  '31/02/2026',
  '29/02/2024',
  '99/99/9999',
  '0000',
  '1e400',
  '-1',
  '080195000001',
  '0801950000011',
  '1.500.000',
  'NaN',
  'yes',
  'no',
  'agreed',
  '__proto__',
  'toString',
  'a\nb',
  ',,,',
  '80',
  '28075',
  'abroad',
  'Nguye\u0302\u0303n',
  '\u202egnirts',
  '=1+1',
  '(((((((((((((((((((((((((',
]

function namesIn({ sections }: FormDefinition): string[] {
  return sections.flatMap(({ id, fields, repeat }) =>
    fields
      .flatMap((field) => (field.type === 'person' ? partsOf(field) : [field]))
      .flatMap(({ name, type }) =>
        type === 'address'
          ? ['province', 'commune', 'detail'].map((part) => `${name}.${part}`)
          : [name],
      )
      .flatMap((name) => (repeat ? [0, 1].map((row) => `${id}.${row}.${name}`) : [name])),
  )
}

const strange = [
  '__proto__',
  'constructor',
  '_rows',
  'caseCode',
  'a.b.c.d',
  'floors.x.y',
  'hasOwnProperty',
  'papers.7.pages',
  'papers.100.pages',
  'floors.29.floorArea',
  'sectors.9999.sectorName',
]

function submission(form: FormDefinition, roll: (sides: number) => number) {
  const names = [...namesIn(form), ...strange]
  // Half of them start from a good one, so that deep fields are reached.
  const raw = new Map(roll(2) === 0 ? [] : Object.entries(samples[form.code] ?? {}))
  for (let left = roll(names.length); left > 0; left -= 1)
    raw.set(names[roll(names.length)] ?? '', garbage[roll(garbage.length)] ?? '')
  return Object.fromEntries(raw)
}

describe.each(allForms.map((form) => [form.code, form] as const))('form %s', (_, form) => {
  test(`survives ${rounds} garbage submissions and keeps only typed values`, () => {
    const roll = dice(form.code.length * 7_919)
    const taken = Array.from({ length: rounds }, () => {
      const raw = submission(form, roll)
      const checked = validateForm(form, raw, context({ mayBeIncomplete: roll(2) === 0 }))
      if (checked.ok) return untyped(form, checked.value)
      return Object.values(checked.errors).filter((message) => message === '')
    })
    expect(taken.flat()).toEqual([])
  })

  test('is shown, summed up and reshaped with garbage in it', () => {
    const roll = dice(form.code.length * 104_729)
    for (let round = 0; round < 300; round += 1) {
      const raw = submission(form, roll)
      prefillForm(form, { today }, raw)
      componentsFor(form, raw, { today })
      expect(summaryOf(form, raw, { today, lang: 'vi', places })).toBeInstanceOf(Array)
      reshape(form, { ...raw, _remove: garbage[roll(garbage.length)] ?? '' })
    }
  })
})

/** The names of values that are not of the type their field promises. */
function untyped({ cases, sections }: FormDefinition, value: FormValue): string[] {
  const rows = (id: string) => [value[id]].flat() as FormValue[]
  const wrong = sections.flatMap(({ id, fields, repeat }) =>
    (repeat ? (value[id] === undefined ? [] : rows(id)) : [value]).flatMap((row) =>
      fields.flatMap((field) => {
        if (field.type === 'note') return []
        if (field.type !== 'person')
          return fits(field.type, row[field.name] as Value) ? [] : [field.name]
        const person = row[field.name] as FormValue | undefined
        if (person === undefined) return []
        return partsOf(field)
          .filter(({ name, type }) => !fits(type, person[name.split('.')[1] ?? ''] as Value))
          .map(({ name }) => name)
      }),
    ),
  )
  const known = new Set([
    'caseCode',
    ...sections.flatMap(({ id, fields, repeat }) =>
      repeat ? [id] : fields.map(({ name }) => name),
    ),
  ])
  const unknown = Object.keys(value).filter((name) => !known.has(name))
  const noCase = cases.length > 1 && typeof value['caseCode'] === 'object' ? ['caseCode'] : []
  return [...wrong, ...unknown, ...noCase]
}

const clean = (value: unknown) =>
  typeof value === 'string' &&
  value.isWellFormed() &&
  value === value.normalize('NFC') &&
  !/(?!\n)\p{Cc}/u.test(value)

const matches = (pattern: RegExp, value: Value) => typeof value === 'string' && pattern.test(value)

const types: Record<string, (value: Value) => boolean> = {
  number: (value) => Number.isFinite(value),
  computed: (value) => Number.isFinite(value),
  money: (value) => Number.isSafeInteger(value),
  'yes-no': (value) => typeof value === 'boolean',
  checkboxes: (value) => Array.isArray(value) && value.every(clean),
  date: (value) => matches(/^\d{4}(-\d{2}){0,2}$/, value),
  'id-number': (value) => matches(/^(\d{12}|\d{9})$/, value),
  address: (value) => Object.values(value as Address).every(clean),
}

const fits = (type: string, value: Value | undefined) =>
  value === undefined || (types[type] ?? clean)(value)

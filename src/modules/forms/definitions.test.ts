import { describe, expect, test } from 'vitest'

import { allForms, formFor, formNamed } from './catalogue.ts'
import type { FormDefinition } from './definition.ts'
import { generic } from './definitions/generic.ts'
import { proofread } from './proofread.ts'
import { samples, today } from './testing.ts'

describe.each(allForms.map((form) => [form.code, form] as const))('form %s', (code, form) => {
  test('has the right shape, no name twice and no condition on what is not above it', () => {
    expect(proofread(form)).toEqual([])
  })

  test('is plain data that can be stored', () => {
    expect(JSON.parse(JSON.stringify(form))).toEqual(form)
  })

  test('has a sample that the tests fill it in with', () => {
    expect(samples[code]).toBeDefined()
  })
})

test('no two forms in force share a procedure, a code and version', () => {
  const procedures = allForms.flatMap((form) => form.procedures)
  expect(new Set(procedures).size).toBe(procedures.length)
  const names = allForms.map(({ code, version }) => `${code} ${version}`)
  expect(new Set(names).size).toBe(names.length)
})

test.each([
  ['1.001193', 'birth'],
  ['1.000656', 'death'],
  ['1.000894', 'marriage'],
  ['1.004873', 'marital-status'],
  ['2.000635', 'civil-extract'],
  ['1.001612', 'household-business'],
  ['1.013225', 'building-permit'],
  ['1.014027', 'social-pension'],
  ['1.013274', 'road-use'],
  ['2.000815', 'certified-copy'],
  ['1.012812', 'generic'],
])('procedure %s is filed with the form %s', (procedure, code) => {
  expect(formFor(procedure, today).code).toBe(code)
})

test('before a form is in force the general one serves', () => {
  expect(formFor('1.001193', Temporal.PlainDate.from('2025-06-30'))).toBe(generic)
})

test('a dossier finds the very form it was filed with', () => {
  expect(formNamed('road-use', 1)?.procedures).toEqual(['1.013274'])
  expect(formNamed('road-use', 99)).toBeUndefined()
})

test('a funeral on the pavement takes one day, anything else five working days', () => {
  const hints = formFor('1.013274').cases.map(({ code, ruleHint }) => [code, ruleHint])
  expect(hints).toEqual([
    ['funeral', { amount: 1, unit: 'day' }],
    ['other', { amount: 5, unit: 'working-day' }],
  ])
})

describe('proofreading names what is wrong with a definition', () => {
  const text = { vi: 'Chữ', en: 'Word' }
  const field = (name: string, more: object = {}) => ({ type: 'text', name, label: text, ...more })
  const form = (fields: object[], more: object = {}) => ({
    ...generic,
    sections: [{ id: 'one', title: text, fields }],
    components: [],
    ...more,
  })

  test.each<[string, object, string]>([
    ['a name used twice', form([field('a'), field('a')]), 'a: used twice'],
    ['a name the case needs', form([field('caseCode')]), 'caseCode: used twice'],
    [
      'a condition on a field below',
      form([field('a', { visibleWhen: { filled: 'b' } }), field('b')]),
      'a: asks for b, which is not above',
    ],
    [
      'a case that is not there',
      form([field('a', { visibleWhen: { case: ['x'] } })]),
      'a: asks for x, which cannot be',
    ],
    [
      'an answer that is not offered',
      form([
        { type: 'yes-no', name: 'a', label: text },
        field('b', { visibleWhen: { eq: ['a', 'maybe'] } }),
      ]),
      'b: asks for maybe, which cannot be',
    ],
    [
      'a choice without answers',
      form([{ type: 'radio', name: 'a', label: text }]),
      'a: needs either options or a list',
    ],
    [
      'a comparison with nothing',
      form([
        field('a', { rules: [{ rule: 'compare', op: 'different', with: 'z', message: text }] }),
      ]),
      'a: no such field as z',
    ],
  ])('%s', (_, wrong, problem) => {
    expect(proofread(wrong)).toContain(problem)
  })

  test.each<[string, (good: FormDefinition) => object]>([
    ['a label in one language', (good) => ({ ...good, title: { vi: 'Chữ' } })],
    ['a property nobody knows', (good) => ({ ...good, script: 'alert(1)' })],
    [
      'a pattern that is none',
      () => form([field('a', { rules: [{ rule: 'pattern', pattern: '(', message: text }] })]),
    ],
  ])('%s is not of the right shape', (_, wrong) => {
    expect(proofread(wrong(generic))).toHaveLength(1)
  })
})

import { describe, expect, test } from 'vitest'

import { allForms, standardFormFor, standardFormNamed } from './catalogue.ts'
import { findingsIn } from './check/findings.ts'
import { FormDefinition } from './definition.ts'
import { generic } from './definitions/generic.ts'
import { samples, today } from './testing.ts'

describe.each(allForms.map((form) => [form.code, form] as const))('form %s', (code, form) => {
  test('has the right shape, no name twice and no condition on what is not above it', () => {
    expect(FormDefinition.safeParse(form).success).toBe(true)
    expect(findingsIn(form).filter(({ level }) => level === 'error')).toEqual([])
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
  ['2.000986', 'linked-birth-residence'],
  ['2.001023', 'linked-birth-health'],
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
  expect(standardFormFor(procedure, today).code).toBe(code)
})

test('before a form is in force the general one serves', () => {
  expect(standardFormFor('1.001193', Temporal.PlainDate.from('2025-06-30'))).toBe(generic)
})

test('a dossier finds the very form it was filed with', () => {
  expect(standardFormNamed('road-use', 1)?.procedures).toEqual(['1.013274'])
  expect(standardFormNamed('road-use', 99)).toBeUndefined()
})

test('a funeral on the pavement takes one day, anything else five working days', () => {
  const hints = standardFormFor('1.013274').cases.map(({ code, ruleHint }) => [code, ruleHint])
  expect(hints).toEqual([
    ['funeral', { amount: 1, unit: 'day' }],
    ['other', { amount: 5, unit: 'working-day' }],
  ])
})

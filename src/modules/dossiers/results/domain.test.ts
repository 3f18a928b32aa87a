import { expect, test } from 'vitest'

import { atWork } from '../dossier.fixture.ts'
import { keepsNumbers, mayCorrect } from './domain.ts'

test.for([
  ['processing', false, true],
  ['done', false, true],
  ['returned', false, false],
  ['withdrawn', false, false],
  ['done', true, false],
] as const)(
  'a number of a dossier that is %s, signed %s: correctable %s',
  ([state, sealed, may]) => {
    expect(mayCorrect({ ...atWork, state }, { sealed })).toBe(may)
  },
)

test('once no step has the dossier, the clerk or a leader keeps the book', () => {
  const keeps = (...can: string[]) => keepsNumbers({ can: new Set(can) })
  expect([keeps('step.clerk'), keeps('step.leader'), keeps('step.specialist')]).toEqual([
    true,
    true,
    false,
  ])
})

import { expect, test } from 'vitest'

import { scoreOf, seededWeights, type Ratios } from './score.ts'

const ratios: Ratios = {
  published: 1,
  'on-time': 0.5,
  online: 0.25,
  'online-payment': null,
  satisfaction: null,
  digitised: 0,
}

test('the weights that come with the program give a hundred points, and each says where it is from', () => {
  expect(seededWeights.reduce((sum, { max }) => sum + max, 0)).toBe(100)
  for (const { source, certainty } of seededWeights) {
    expect(source).toContain('766')
    expect(['S', '?']).toContain(certainty)
  }
})

test('what is not measured is missing, not zero: it counts neither in the points nor in what they are of', () => {
  const score = scoreOf(seededWeights, ratios)
  expect(score).toMatchObject({ points: 18 + 10 + 3, measured: 18 + 20 + 12 + 22, most: 100 })
  const payment = score.rows.find(({ by }) => by === 'online-payment')
  expect(payment).toMatchObject({ ratio: null, points: null })
  expect(score.rows.find(({ by }) => by === 'digitised')?.points).toBe(0)
})

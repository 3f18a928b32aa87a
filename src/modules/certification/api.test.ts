import { describe, expect, test } from 'vitest'

import { visitor } from '#platform/who.ts'
import { town } from '#test/town.ts'

const { visit } = await town('2026-11-23')
const ask = (body: unknown) => visit(visitor(1)).json('/api/v1/certification/fee', body)

describe('POST /api/v1/certification/fee', () => {
  test.each([
    [1, 1, false, 2_000],
    [2, 1, false, 4_000],
    [3, 1, false, 5_000],
    [5, 2, false, 14_000],
    [198, 1, false, 200_000],
    [300, 1, false, 200_000],
    [300, 2, true, 600_000],
    [300, 0, true, 200_000],
    [5, 1, true, 14_000],
    [1, 0, false, 0],
  ])('%i pages, %i copies, electronic %s: %i đồng', async (pages, copies, electronic, total) => {
    const answer = await ask({ pages, copies, electronic })
    expect([answer.statusCode, answer.json()]).toEqual([200, { total }])
  })

  test.each([
    ['pages', { pages: 0, copies: 1 }],
    ['pages', { pages: -3, copies: 1 }],
    ['pages', { pages: 1.5, copies: 1 }],
    ['copies', { pages: 1, copies: -1 }],
    ['copies', { pages: 1, copies: 1e9 }],
    ['pages', { copies: 1 }],
    ['electronic', { pages: 1, copies: 1, electronic: 'yes' }],
  ])('a bad %s is refused by its name: %o', async (field, body) => {
    const answer = await ask(body)
    expect(answer.statusCode).toBe(422)
    expect(answer.json<{ errors: { field: string }[] }>().errors[0]?.field).toBe(field)
  })
})

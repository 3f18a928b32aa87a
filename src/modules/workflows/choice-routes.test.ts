import { describe, expect, test } from 'vitest'

import { town } from '#test/town.ts'

import { workflowFor } from './chosen.ts'
import { composing, home, permit, today } from './workflows.fixture.ts'

const place = await town('2026-11-23')
const { db, visit } = place
const { published, taken } = composing(place)

describe('áp dụng', () => {
  const choose = (procedure: string, caseCode: string, workflow: string, before = '') =>
    visit().post(`${home}/ap-dung`, { procedure, caseCode, workflow, before })

  test('nothing chosen: the standard workflow by the kind of limit', async () => {
    expect((await taken('2.000635')).code).toBe('six-steps')
    const sameDay = await db.read((q) =>
      workflowFor(q, { unit: 'same-day' }, today, { procedure: '2.000635' }),
    )
    expect(sameDay.code).toBe('same-day')
  })

  test('a case comes before the procedure, the procedure before the unit', async () => {
    const [ofUnit, ofProcedure, ofCase] = [
      await published({ ...permit, steps: [permit.steps[3]!] }),
      await published(),
      await published(),
    ]
    expect((await choose('*', 'usual', ofUnit)).statusCode).toBe(303)
    expect((await choose('1.013225', '', ofProcedure)).statusCode).toBe(303)
    expect((await choose('1.013225', 'house', ofCase)).statusCode).toBe(303)
    expect((await taken('1.013225', today, 'house')).code).toBe(ofCase)
    expect((await taken('1.013225', today, 'works')).code).toBe(ofProcedure)
    expect((await taken('2.000635')).code).toBe(ofUnit)
    const page = (await visit().get(`${home}/ap-dung?thu-tuc=1.013225`)).body
    expect(page).toContain('Nhà ở riêng lẻ')
    expect((await choose('1.013225', 'house', '', ofCase)).statusCode).toBe(303)
    expect((await taken('1.013225', today, 'house')).code).toBe(ofProcedure)
    await choose('1.013225', '', '', ofProcedure)
    await choose('*', 'usual', '', ofUnit)
    expect((await taken('1.013225')).code).toBe('six-steps')
  })

  test('a version whose day has not come is not taken yet', async () => {
    const code = await published(permit, today.add({ days: 8 }))
    await choose('1.013225', '', code)
    expect((await taken('1.013225')).code).toBe('six-steps')
    expect((await taken('1.013225', today.add({ days: 8 }))).code).toBe(code)
    await choose('1.013225', '', '', code)
  })

  test('a workflow that asks what the form does not have is refused for that procedure', async () => {
    const code = await published()
    const page = await choose('2.000635', '', code)
    expect([page.statusCode, page.body.includes('biểu mẫu của thủ tục không có')]).toEqual([
      409,
      true,
    ])
  })

  test('somebody else’s choice is not overwritten unseen', async () => {
    const code = await published()
    await choose('1.013225', 'works', code)
    expect((await choose('1.013225', 'works', 'six-steps', '')).statusCode).toBe(409)
    await choose('1.013225', 'works', '', code)
  })

  test.each([
    ['9.999999', '', 'six-steps', 422],
    ['1.013225', 'castle', 'six-steps', 422],
    ['*', 'castle', 'six-steps', 422],
    ['1.013225', '', 'no-such-flow', 409],
    ['1.013225', '', 'no-such-flow.1', 409],
  ])('%s %s with %s is answered %i', async (procedure, caseCode, workflow, status) => {
    expect((await choose(procedure, caseCode, workflow)).statusCode).toBe(status)
  })
})

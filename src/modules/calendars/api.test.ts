import { expect, test } from 'vitest'
import { z } from 'zod'

import { visitor } from '#platform/who.ts'
import { town } from '#test/town.ts'

const { visit } = await town('2026-11-23')

const Answer = z.object({
  dueAt: z.string(),
  steps: z.array(
    z.object({ date: z.string(), counted: z.boolean(), why: z.string(), code: z.string() }),
  ),
  provisional: z.boolean(),
})

const Refusal = z.object({
  status: z.number(),
  title: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).default([]),
})

const ask = (body: unknown) => visit(visitor(1)).json('/api/v1/clock/due', body)

const receivedAt = '2026-11-23T09:00:00+07:00'

test.each([
  [receivedAt, { amount: 3, unit: 'working-day' }, '2026-11-27T17:00:00+07:00'],
  ['2026-08-28T15:10:00+07:00', { unit: 'same-day', cutoff: '15:00' }, '2026-09-03T17:00:00+07:00'],
  ['2026-08-21T10:00:00+07:00', { amount: 1, unit: 'working-day' }, '2026-08-22T17:00:00+07:00'],
  ['2026-02-13T16:00:00+07:00', { amount: 5, unit: 'working-day' }, '2026-02-27T17:00:00+07:00'],
  ['2026-11-23T02:00:00Z', { amount: 2, unit: 'working-hour' }, '2026-11-23T11:00:00+07:00'],
  ['2026-11-23T23:30:00.250+07:00', { amount: 0.5, unit: 'hour' }, '2026-11-24T00:00:00.25+07:00'],
  ['2026-11-23T09:00+07:00', { amount: 3, unit: 'working-day' }, '2026-11-27T17:00:00+07:00'],
])('received %s under %o is due at %s', async (received, rule, expected) => {
  const answer = await ask({ receivedAt: received, rule })
  expect(answer.statusCode).toBe(200)
  expect(Answer.parse(answer.json()).dueAt).toBe(expected)
})

test('what was received before the first year of the calendar is refused, not counted wrongly', async () => {
  const rule = { amount: 3, unit: 'working-day' }
  const answer = await ask({ receivedAt: '2024-02-07T09:00:00+07:00', rule })
  expect(answer.statusCode).toBe(422)
  const [error] = Refusal.parse(answer.json()).errors
  expect(error?.field).toBe('receivedAt')
  expect(error?.message).toContain('năm đầu tiên có trong lịch')
  const later = await ask({ receivedAt: '2029-02-07T09:00:00+07:00', rule })
  const { provisional, steps } = Answer.parse(later.json())
  expect(provisional).toBe(true)
  for (const { why } of steps) expect(why).toContain('lịch nghỉ chưa xác nhận')
})

test.each([
  ['2026-11-23T09:00:60+07:00', 'Giây phải từ 00 đến 59'],
  ['2026-11-23T09:00:00+14:30', 'Múi giờ phải từ -14:00 đến +14:00'],
  ['2026-11-23T09:00:00-23:00', 'Múi giờ phải từ -14:00 đến +14:00'],
])('%s is refused, and why', async (received, message) => {
  const answer = await ask({ receivedAt: received, rule: { amount: 1, unit: 'day' } })
  expect(answer.statusCode).toBe(422)
  expect(Refusal.parse(answer.json()).errors).toEqual([{ field: 'receivedAt', message }])
})

test('a stop of two working days moves the due date by two', async () => {
  const pauses = [{ from: '2026-03-04T10:00:00+07:00', to: '2026-03-06T09:00:00+07:00' }]
  const rule = { amount: 7, unit: 'working-day' }
  const answer = await ask({ receivedAt: '2026-03-02T09:00:00+07:00', rule, pauses })
  expect(Answer.parse(answer.json()).dueAt).toBe('2026-03-13T17:00:00+07:00')
})

test('each step says whether the date counts, and why', async () => {
  const answer = await ask({ receivedAt, rule: { amount: 2, unit: 'working-day' } })
  expect(Answer.parse(answer.json()).steps).toEqual([
    { date: '2026-11-23', counted: false, why: expect.any(String), code: 'received' },
    {
      date: '2026-11-24',
      counted: false,
      why: 'Nghỉ lễ: Ngày Văn hóa Việt Nam',
      code: 'day-off',
    },
    { date: '2026-11-25', counted: true, why: 'Ngày làm việc thứ 1/2', code: 'counted' },
    { date: '2026-11-26', counted: true, why: 'Ngày làm việc thứ 2/2', code: 'counted' },
  ])
})

const rule = { amount: 3, unit: 'working-day' }
const reversed = { from: '2026-11-25T09:00:00+07:00', to: '2026-11-24T09:00:00+07:00' }

test.each([
  ['an impossible date', { receivedAt: '2026-02-30T09:00:00+07:00', rule }, ['receivedAt']],
  ['an impossible hour', { receivedAt: '2026-02-20T25:00:00+07:00', rule }, ['receivedAt']],
  ['an impossible offset', { receivedAt: '2026-02-20T09:00:00+99:99', rule }, ['receivedAt']],
  ['no offset', { receivedAt: '2026-02-20T09:00:00', rule }, ['receivedAt']],
  ['a date only', { receivedAt: '2026-02-20', rule }, ['receivedAt']],
  ['another century', { receivedAt: '1850-02-20T09:00:00+07:00', rule }, ['receivedAt']],
  ['no amount', { receivedAt, rule: { unit: 'day' } }, ['rule.amount']],
  ['an amount of nothing', { receivedAt, rule: { amount: 0, unit: 'day' } }, ['rule.amount']],
  ['a negative amount', { receivedAt, rule: { amount: -1, unit: 'day' } }, ['rule.amount']],
  ['half a day', { receivedAt, rule: { amount: 0.5, unit: 'day' } }, ['rule.amount']],
  ['an absurd amount', { receivedAt, rule: { amount: 1e15, unit: 'day' } }, ['rule.amount']],
  ['ten years and more', { receivedAt, rule: { amount: 5000, unit: 'day' } }, ['rule.amount']],
  ['an amount in letters', { receivedAt, rule: { amount: '3', unit: 'day' } }, ['rule.amount']],
  ['an unknown unit', { receivedAt, rule: { amount: 3, unit: 'week' } }, ['rule.unit']],
  ['a cut-off of 25:00', { receivedAt, rule: { ...rule, cutoff: '25:00' } }, ['rule.cutoff']],
  ['a reversed pause', { receivedAt, rule, pauses: [reversed] }, ['pauses.0.to']],
  ['a pause without end', { receivedAt, rule, pauses: [{ from: receivedAt }] }, ['pauses.0.to']],
  [
    'a pause that is no time',
    { receivedAt, rule, pauses: [{ from: 'x', to: receivedAt }] },
    ['pauses.0.from'],
  ],
  ['nothing', {}, ['receivedAt', 'rule']],
  [
    'several at once',
    { receivedAt: 'x', rule: { amount: -1, unit: 'y' } },
    ['receivedAt', 'rule.amount', 'rule.unit'],
  ],
])('%s is refused with one entry per field', async (_, body, fields) => {
  const answer = await ask(body)
  expect(answer.statusCode).toBe(422)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(Refusal.parse(answer.json()).errors.map(({ field }) => field)).toEqual(fields)
})

test.each([[null], ['text'], [[]], [12]])('a body of %o is refused', async (body) => {
  const answer = await ask(body)
  expect([400, 422]).toContain(answer.statusCode)
})

test('the contract stands in the OpenAPI document', async () => {
  const document = z
    .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse((await visit(visitor(1)).get('/api/openapi.json')).json())
  expect(JSON.stringify(document.paths['/api/v1/clock/due']?.['post'])).toContain('receivedAt')
})

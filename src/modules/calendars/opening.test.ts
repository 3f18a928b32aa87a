import { expect, test } from 'vitest'

import type { Span } from '#platform/clock/calendar.ts'
import { visitor } from '#platform/who.ts'
import { town, unit } from '#test/town.ts'

import type { Hours } from './domain.ts'
import { daysAlike, hoursOn } from './opening.ts'

const morning: Span[] = [{ from: '07:00', to: '11:30' }]
const whole: Span[] = [...morning, { from: '13:30', to: '17:00' }]

test('days with the same hours stand on one line, and a day between parts them', () => {
  expect(daysAlike([whole, whole, whole, morning, whole, [], []])).toEqual([
    { first: 1, last: 3, open: '07:00–11:30, 13:30–17:00' },
    { first: 4, last: 4, open: '07:00–11:30' },
    { first: 5, last: 5, open: '07:00–11:30, 13:30–17:00' },
    { first: 6, last: 7, open: '' },
  ])
})

const versions = ['2026-01-01', '2026-12-01', '2027-03-01'].map((from): Hours => {
  const week: Hours['week'] = [whole, whole, whole, whole, whole, [], []]
  const ground = { citation: 'QĐ', certainty: 'certain', source: 'commune' } as const
  return { field: 'general', from: Temporal.PlainDate.from(from), week, dutyDays: [], ...ground }
})

test.each([
  ['2025-06-01', '2026-01-01', '2026-12-01'],
  ['2026-11-30', '2026-01-01', '2026-12-01'],
  ['2026-12-01', '2026-12-01', '2027-03-01'],
  ['2027-03-01', '2027-03-01', undefined],
])('on %s the hours of %s hold, and then those of %s', (day, now, next) => {
  const found = hoursOn(versions, Temporal.PlainDate.from(day))
  expect([found?.now.from.toString(), found?.next?.from.toString()]).toEqual([now, next])
})

const { visit } = await town('2026-11-24')
const seen = async () => (await visit(visitor(unit)).get('/lich')).body

test('a citizen reads when to come, and what the administrator changes stands there at once', async () => {
  const before = await seen()
  expect(before).toContain('Hôm nay nghỉ')
  expect(before).toContain('Ngày Văn hóa Việt Nam')
  expect(before).toContain('Thứ hai đến thứ sáu')
  expect(before).toContain('07:00–11:30, 13:30–17:00')
  expect(before).not.toContain('07:15–11:15')

  const days = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`d${n}`, '07:15-11:15, 13:00-17:00']))
  const hours = { field: 'general', from: '01/12/2026', ...days, d6: '', d7: '', citation: 'QĐ 3' }
  expect((await visit().post('/quan-tri/lich/gio-lam-viec', hours)).statusCode).toBe(303)
  const after = await seen()
  expect(after).toContain('Giờ mới, từ')
  expect(after).toContain('07:15–11:15, 13:00–17:00')
})

test('every public page leads to the opening hours', async () => {
  expect((await visit(visitor(unit)).get('/')).body).toContain('href="/lich"')
  expect((await visit(visitor(unit)).get('/noi-tiep-nhan')).body).toContain('href="/lich"')
})

import { expect, test } from 'vitest'
import { z } from 'zod'

import { dueAt } from '#platform/clock/due.ts'
import { plainDate } from '#platform/columns.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { calendarFor } from './index.ts'

const { db, owner, visit } = await town('2026-11-23')

const swap = {
  from: '19/12/2026',
  to: '',
  kind: 'extra-working-day',
  name: 'Làm bù cho ngày 31/12',
  citation: 'Công văn số 1, ngày 01/12/2026',
  certainty: 'certain',
}

const dayOn = (date: string) =>
  db.read(
    (q) => q.maybe(z.object({ kind: z.string(), certainty: z.string(), setBy: z.string() }))`
    select kind, certainty, set_by from calendars.unit_day where falls_on = ${date}
  `,
  )

const changes = () =>
  db.read(
    (q) => q.many(z.object({ name: z.string(), data: z.record(z.string(), z.unknown()) }))`
    select name, data from audit.event where subject_kind = 'calendar' order by id
  `,
  )

async function due(received: string, amount: number) {
  const calendar = await db.read((q) => calendarFor(q, unit))
  const outcome = dueAt(Temporal.Instant.from(received), { amount, unit: 'working-day' }, calendar)
  return outcome.ok ? outcome.value.dueAt.toString() : outcome.why
}

test('the year shows its holidays, and what is still to be confirmed', async () => {
  const page = await visit().get('/quan-tri/lich?nam=2026')
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Lịch làm việc năm 2026')
  expect(page.body).toContain('Ngày Văn hóa Việt Nam')
  expect(page.body).toContain('Nghị quyết 28/2026/QH16')
  expect(page.body).toContain('Cần xác nhận')
  expect(page.body).not.toMatch(/ style="| on\w+="/)
})

test('every month and every year from 2000 to 2099 can be opened, no other', async () => {
  expect((await visit().get('/quan-tri/lich?nam=2099')).statusCode).toBe(200)
  expect((await visit().get('/quan-tri/lich?nam=1999')).statusCode).toBe(400)
  expect((await visit().get('/quan-tri/lich/ngay/2026-02-30')).statusCode).toBe(404)
  expect((await visit().get('/quan-tri/lich/ngay/1888-02-01')).statusCode).toBe(404)
})

test('a swapped Saturday is counted from the moment it is entered, and the change is recorded', async () => {
  const friday = '2026-12-18T09:00:00+07:00'
  expect(await due(friday, 1)).toBe('2026-12-21T10:00:00Z')

  const sent = await visit().post('/quan-tri/lich/them', swap)
  expect(sent.statusCode).toBe(303)

  expect(await due(friday, 1)).toBe('2026-12-19T10:00:00Z')
  expect(await changes()).toContainEqual({
    name: 'calendar.changed',
    data: expect.objectContaining({
      what: 'day-set',
      from: '2026-12-19',
      to: '2026-12-19',
      citation: swap.citation,
      by: 'Trần Thị Lan',
    }),
  })
})

test('a week of days off is entered at once', async () => {
  const form = { ...swap, from: '05/07/2027', to: '09/07/2027', kind: 'holiday', name: 'Quốc tang' }
  expect((await visit().post('/quan-tri/lich/them', form)).statusCode).toBe(303)
  expect(await due('2027-07-02T09:00:00+07:00', 1)).toBe('2027-07-12T10:00:00Z')
})

test('a form with a day that does not exist comes back filled, with the field marked', async () => {
  const form = { ...swap, from: '31/02/2026', citation: '' }
  const page = await visit().post('/quan-tri/lich/them', form)
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('31/02/2026')
  expect(page.body).toContain('Ghi ngày có thật')
  expect(page.body).toContain('Ghi căn cứ')
  expect(page.body).toContain(swap.name)
})

test.each([
  [{ to: '18/12/2026' }, 'Ngày cuối phải từ ngày đầu trở đi'],
  [{ to: '19/03/2027' }, 'Mỗi lần ghi nhiều nhất 31 ngày'],
  [{ from: '21/12/2026' }, 'vốn là ngày làm việc'],
  [{ kind: 'morning-off' }, 'vốn được nghỉ'],
])('a day that makes no sense is refused: %o', async (over, message) => {
  const page = await visit().post('/quan-tri/lich/them', { ...swap, ...over })
  expect(page.statusCode).toBe(409)
  expect(page.body).toContain(message)
})

test('a day to be confirmed is confirmed with its ground', async () => {
  const path = '/quan-tri/lich/ngay/2027-02-10'
  expect((await visit().get(path)).body).toContain('Xác nhận')
  const sent = await visit().post(`${path}/xac-nhan`, { citation: 'Thông báo số 9' })
  expect(sent.statusCode).toBe(303)
  expect(await dayOn('2027-02-10')).toMatchObject({ kind: 'substitute-off', certainty: 'certain' })
  expect((await changes()).at(-1)).toMatchObject({ name: 'calendar.day-confirmed' })
})

test('confirming without a ground is refused beside the field', async () => {
  const page = await visit().post('/quan-tri/lich/ngay/2027-02-11/xac-nhan', { citation: ' ' })
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('Ghi căn cứ')
  expect(await dayOn('2027-02-11')).toBeUndefined()
})

test('a national day off is taken back for the commune and can be set again', async () => {
  const path = '/quan-tri/lich/ngay/2027-05-03'
  expect(await due('2027-04-29T09:00:00+07:00', 1)).toBe('2027-05-04T10:00:00Z')
  expect((await visit().post(`${path}/bo`, { citation: 'Thông báo số 4' })).statusCode).toBe(303)
  expect(await due('2027-04-29T09:00:00+07:00', 1)).toBe('2027-05-03T10:00:00Z')
  const again = { ...swap, from: '03/05/2027', kind: 'substitute-off', name: 'Nghỉ bù' }
  expect((await visit().post(path, again)).statusCode).toBe(303)
  expect(await due('2027-04-29T09:00:00+07:00', 1)).toBe('2027-05-04T10:00:00Z')
})

test('what is no longer there cannot be dropped twice', async () => {
  const path = '/quan-tri/lich/ngay/2027-09-03/bo'
  expect((await visit().post(path, { citation: 'Thông báo số 5' })).statusCode).toBe(303)
  const page = await visit().post(path, { citation: 'Thông báo số 5' })
  expect(page.statusCode).toBe(409)
  expect(page.body).toContain('Thông báo số 5')
})

test('a holiday that comes with a new release is seen at once', async () => {
  expect(await due('2027-10-04T09:00:00+07:00', 1)).toBe('2027-10-05T10:00:00Z')
  await owner.tx(
    (tx) => tx.run`
    insert into calendars.standard_day (falls_on, kind, name, citation, certainty)
    values ('2027-10-05', 'holiday', 'Ngày lễ mới', 'Luật mới', 'certain')
  `,
  )
  expect(await due('2027-10-04T09:00:00+07:00', 1)).toBe('2027-10-06T10:00:00Z')
})

test('new working hours hold from their date on', async () => {
  const week = Object.fromEntries(
    [1, 2, 3, 4, 5].map((n) => [`d${n}`, '7h30-11h30, 13:30 – 16:30']),
  )
  const form = {
    field: 'general',
    from: '01/03/2028',
    ...week,
    d6: '',
    d7: '',
    citation: 'QĐ số 7',
  }
  expect((await visit().post('/quan-tri/lich/gio-lam-viec', form)).statusCode).toBe(303)
  expect(await due('2028-02-28T09:00:00+07:00', 1)).toBe('2028-02-29T10:00:00Z')
  expect(await due('2028-02-29T09:00:00+07:00', 1)).toBe('2028-03-01T09:30:00Z')
  const page = await visit().get('/quan-tri/lich/gio-lam-viec')
  expect(page.body).toContain('07:30-11:30, 13:30-16:30')
})

test('hours in use are confirmed with their ground, once, and due dates stay', async () => {
  const path = '/quan-tri/lich/gio-lam-viec'
  const before = await due('2026-11-02T09:00:00+07:00', 1)
  const named = { field: 'general', from: '2000-01-01' }
  expect((await visit().get(path)).body).toContain('Xác nhận giờ này')
  const blank = await visit().post(`${path}/xac-nhan`, { ...named, citation: ' ' })
  expect(blank.statusCode).toBe(422)
  expect(blank.body).toContain('href="#ground-general-2000-01-01"')
  const ground = { ...named, citation: 'Quyết định số 12 của UBND tỉnh' }
  expect((await visit().post(`${path}/xac-nhan`, ground)).statusCode).toBe(303)
  const shown = (await visit().get(path)).body
  expect(shown).toContain(ground.citation)
  expect((await changes()).at(-1)).toMatchObject({
    name: 'calendar.hours-confirmed',
    data: { field: 'general', from: '2000-01-01' },
  })
  expect(await due('2026-11-02T09:00:00+07:00', 1)).toBe(before)
  expect((await visit().post(`${path}/xac-nhan`, ground)).statusCode).toBe(409)
})

test.each([['25:00-26:00'], ['11:30-07:00'], ['07:00-11:30, 11:00-12:00'], ['sáng']])(
  'working hours %o are refused',
  async (d1) => {
    const form = {
      field: 'general',
      from: '01/03/2028',
      d1,
      d2: '',
      d3: '',
      d4: '',
      d5: '',
      d6: '',
      d7: '',
      citation: 'x',
    }
    const page = await visit().post('/quan-tri/lich/gio-lam-viec', form)
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain('Ghi giờ dạng')
  },
)

test('a week without work is refused', async () => {
  const none = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [`d${n}`, '']))
  const form = { field: 'police', from: '01/03/2028', ...none, citation: 'x' }
  const page = await visit().post('/quan-tri/lich/gio-lam-viec', form)
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('ít nhất một ngày làm việc')
})

test('the police have hours of their own', async () => {
  const police = await db.read((q) => calendarFor(q, unit, { field: 'police' }))
  const saturday = dueAt(
    Temporal.Instant.from('2026-12-05T09:00:00+07:00'),
    { amount: 2, unit: 'working-hour' },
    police,
  )
  expect(saturday.ok && saturday.value.dueAt.toString()).toBe('2026-12-05T04:00:00Z')
})

test('the next year is drafted from the law, for confirmation, once', async () => {
  expect((await visit().post('/quan-tri/lich/nam', { nam: '2028' })).statusCode).toBe(303)
  const days = await db.read(
    (q) => q.many(z.object({ on: plainDate, certainty: z.string() }))`
    select falls_on as "on", certainty from calendars.unit_day
    where falls_on between '2028-01-01' and '2028-12-31' order by falls_on
  `,
  )
  const dates = days.map(({ on }) => on.toString())
  expect(dates).toContain('2028-01-26')
  expect(dates).toContain('2028-04-04')
  const before = await changes()
  expect((await visit().post('/quan-tri/lich/nam', { nam: '2028' })).statusCode).toBe(303)
  expect(await changes()).toEqual(before)
})

test('only who may edit the calendar can change it', async () => {
  const reader = officerWho({ can: new Set(['public', 'calendar.view']) })
  const page = await visit(reader).get('/quan-tri/lich')
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain('Thêm ngày')
  expect((await visit(reader).post('/quan-tri/lich/them', swap)).statusCode).toBe(403)
  const stranger = officerWho({ can: new Set(['public']) })
  expect((await visit(stranger).get('/quan-tri/lich')).statusCode).toBe(403)
})

test('another commune keeps its own calendar', async () => {
  const calendar = await db.read((q) => calendarFor(q, 2))
  const outcome = dueAt(
    Temporal.Instant.from('2026-12-18T09:00:00+07:00'),
    { amount: 1, unit: 'working-day' },
    calendar,
  )
  expect(outcome.ok && outcome.value.dueAt.toString()).toBe('2026-12-21T10:00:00Z')
})

import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { town } from '#test/town.ts'
import { background, jobContext } from '#test/work.ts'

import { setDays } from '../calendars/actions.ts'
import { givenDevice } from '../clusters/cluster.fixture.ts'
import { planKey } from '../clusters/index.ts'
import { givenAiring, givenBulletin, givenSlot } from './air.fixture.ts'
import { planClusters } from './planning.ts'

const here = await town('2026-11-23')
const { db, visit, owner, officer, clock, world } = here
const { work } = background(here)
await givenDevice(here)
const slot = await givenSlot(here, { mostMinutes: 10 })
const home = '/can-bo/lich-phat'
const form = (bulletin: string, over: Record<string, string> = {}) => ({
  bulletin,
  targets: 'all',
  slots: slot,
  from: '24/11/2026',
  to: '25/11/2026',
  weekdays: '1\n2\n3\n4\n5\n6\n7',
  holidays: 'also',
  act: 'look',
  ...over,
})

const thursday = Temporal.PlainDate.from('2026-11-26')
const dayOff = {
  from: thursday,
  to: thursday,
  kind: 'holiday',
  name: 'Ngày nghỉ của tỉnh',
  citation: 'QĐ 1/QĐ-UBND',
  certainty: 'certain',
} as const

const Counts = z.object({ items: z.number(), revision: z.number(), orders: z.number() })
const counts = () =>
  owner.read(
    (q) => q.one(Counts)`
    select (select count(*)::int from broadcasts.item where dropped_at is null) as items,
      (select max(revision)::int from broadcasts.plan) as revision,
      (select count(*)::int from clusters.device_order where what = 'plan') as orders
  `,
  )

beforeEach(() => work())

describe('xem trước khi lưu', () => {
  test('the first day is shown with the minutes that each cluster gets more, and nothing is published', async () => {
    const bulletin = await givenBulletin(here, { title: 'Tiêm phòng', plannedSeconds: 180 })
    const before = await counts()
    const { body } = await visit().post(`${home}/xep`, form(bulletin.id))
    expect(body).toContain('Nếu lưu: Thứ ba, 24/11/2026')
    expect(body).toContain('3 phút (+3)')
    expect(await counts()).toEqual(before)
  })

  test('what has no room is told with what has taken it', async () => {
    const first = await givenBulletin(here, { title: 'Chín phút', plannedSeconds: 540 })
    expect((await givenAiring(here, first.id, { slots: [slot] })).ok).toBe(true)
    const second = await givenBulletin(here, { title: 'Năm phút', plannedSeconds: 300 })
    const { body } = await visit().post(`${home}/xep`, form(second.id))
    expect(body).toContain('khung giờ không còn đủ chỗ với “Chín phút”')
  })

  test('three hours of sound do not get into a slot of ten minutes, and the page says why', async () => {
    const long = await givenBulletin(here, { title: 'Ba giờ', plannedSeconds: 10_800 })
    const { statusCode, body } = await visit().post(`${home}/xep`, form(long.id, { act: 'save' }))
    expect(statusCode).toBe(409)
    expect(body).toContain('dài hơn thời lượng cho phép')
  })

  test.each([
    [{ hourFrom: '22:00', hourTo: '04:00' }, 'Giờ cuối phải sau giờ đầu'],
    [{ hourFrom: '06:00' }, 'Ghi cả giờ đầu và giờ cuối'],
  ])('every hour from %j is asked back', async (hours, told) => {
    const bulletin = await givenBulletin(here, { plannedSeconds: 60 })
    const { statusCode, body } = await visit().post(`${home}/xep`, form(bulletin.id, hours))
    expect(statusCode).toBe(422)
    expect(body).toContain(told)
  })
})

test('two processes that plan at once give each device one revision, each item once and one word to fetch it', async () => {
  const bulletin = await givenBulletin(here, { title: 'Một lần', plannedSeconds: 60 })
  await work()
  const before = await counts()
  await givenAiring(here, bulletin.id, { times: ['09:30'] })
  const key = await planKey(db, world.sessionKey)
  const who = jobContext(here).who(1)
  const planning = () => db.tx((tx) => planClusters(tx, who, { now: clock.now, key }))
  await Promise.all([planning(), planning(), planning()])
  const after = await counts()
  expect(after.revision).toBe(before.revision + 1)
  expect(after.orders).toBe(before.orders + 1)
  expect(after.items).toBe(before.items + 8)
})

test('a day that becomes a holiday takes out what is not meant for holidays, without anybody planning anew', async () => {
  const bulletin = await givenBulletin(here, { title: 'Ngày làm việc', plannedSeconds: 60 })
  await givenAiring(here, bulletin.id, { times: ['10:30'], holidays: 'not' })
  await work()
  const told = () =>
    owner.read(
      (q) => q.many(z.object({ day: z.string() }))`
      select to_char(starts_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day from broadcasts.item
      where title = 'Ngày làm việc' and dropped_at is null order by 1
    `,
    )
  expect((await told()).map(({ day }) => day)).toContain('2026-11-26')
  await db.tx((tx) => setDays(tx, officer, dayOff))
  await work()
  expect((await told()).map(({ day }) => day)).not.toContain('2026-11-26')
})

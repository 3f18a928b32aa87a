import { expect, test } from 'vitest'
import { z } from 'zod'

import { forwardDossier } from '#modules/dossiers/index.ts'
import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'
import { background } from '#test/work.ts'

import { standInAddress, standInToken } from '../../../stand-ins/axis/where.ts'

const here = await town('2026-11-23')
const { db, clock, visit, owner } = here
const { work, redeliver, context } = background(here)
const home = '/quan-tri/lien-thong'
const standIn = '/gia-lap/truc'

const mood = (over: Record<string, string>) =>
  visit().post(standIn, { mood: 'up', seconds: '1', code: '-1', unknown: '', ...over })
const switchOn = (over: Record<string, string> = {}) =>
  visit().post(`${home}/cau-hinh`, {
    isOn: 'yes',
    address: standInAddress,
    token: standInToken,
    ...over,
  })

const Row = z.object({
  kind: z.string(),
  state: z.string(),
  status: z.string(),
  attempts: z.number(),
  reason: z.string().nullable(),
})
const messages = (code: string) =>
  db.read(
    (q) => q.many(Row)`
      select kind, state, status, attempts, reason from exchange.message
      where unit_id = ${unit} and dossier_code = ${code} order by event_id, kind desc`,
  )
const forward = (code: string) =>
  db.tx(async (tx) => {
    const done = await forwardDossier(tx, officerWho(), {
      code,
      now: clock.now,
      note: 'Đủ',
      verdict: 'grant',
    })
    if (!done.ok) throw new Error(done.why)
  })
/** What the stand-in has of a dossier, the oldest first: "service state reply". */
async function arrived(code: string): Promise<string[]> {
  const { body } = await visit().get(standIn)
  const rows = [...body.matchAll(/<tr><td class="tight"><span class="code">([^<]+)<.*?<\/tr>/g)]
  return rows
    .filter(([, of]) => of === code)
    .map(([row]) => [...row.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, text]) => text).join(' '))
    .toReversed()
}

test('nothing is made or sent until an administrator switches the line on', async () => {
  const { code } = await givenDossier({ db, now: clock.now })
  await work()
  expect(await messages(code)).toEqual([])
  expect((await visit().get(home)).body).toContain('Liên thông đang tắt')
})

test('the token is asked for, sealed, and never shown again', async () => {
  const refused = await switchOn({ token: '' })
  expect([refused.statusCode, refused.body.includes('Ghi mã truy cập')]).toEqual([422, true])
  expect((await switchOn()).statusCode).toBe(303)
  const page = await visit().get(`${home}/cau-hinh`)
  expect(page.body).not.toContain(standInToken)
  expect(page.body).toContain('trục giả lập')
  const Token = z.object({ token: z.instanceof(Buffer) })
  const { token } = await db.read(
    (q) => q.one(Token)`select token from exchange.connection where unit_id = ${unit}`,
  )
  expect(token.includes(Buffer.from(standInToken))).toBe(false)
  const Data = z.object({ data: z.string() })
  const events = await db.read(
    (q) =>
      q.many(Data)`select data::text as data from audit.event where name = 'connection.changed'`,
  )
  expect(events.length).toBeGreaterThan(0)
  expect(JSON.stringify(events)).not.toContain(standInToken)
})

test('a token is not sent to another address than the one it was given for', async () => {
  const moved = await switchOn({ address: 'https://truc.example/dich-vu', token: '' })
  expect(moved.statusCode).toBe(422)
  expect((await switchOn({ token: '' })).statusCode).toBe(303)
})

test('a dossier arrives in order, each state once, however often its events are told', async () => {
  const { code } = await givenDossier({ db, now: clock.now })
  const told = await work()
  await forward(code)
  told.push(...(await work()))
  await Promise.all(told.map((event) => redeliver(event)))
  await work()
  expect(
    (await messages(code)).map(({ kind, state, status }) => `${kind} ${state} ${status}`),
  ).toEqual([
    'sync accepted sent',
    'progress accepted sent',
    'sync processing sent',
    'progress processing sent',
  ])
  const came = await arrived(code)
  expect(came.map((line) => line.replace(/\s+/g, ' ').trim())).toEqual([
    expect.stringMatching(/^DongBoHoSoMC 2 0$/),
    expect.stringMatching(/^CapNhatTienDoHoSoMC 2 0$/),
    expect.stringMatching(/^DongBoHoSoMC \(isUpdating\) 4 0$/),
    expect.stringMatching(/^CapNhatTienDoHoSoMC 4 0$/),
  ])
})

test('the axis down for a day loses nothing: all arrive once, in the order of each dossier', async () => {
  await mood({ mood: 'down' })
  const codes: string[] = []
  for (let n = 0; n < 3; n += 1) codes.push((await givenDossier({ db, now: clock.now })).code)
  await work()
  for (let hour = 0; hour < 24; hour += 6) {
    clock.now = clock.now.add({ hours: 6 })
    await forward(codes[0]!)
    await context.units()
    await work()
  }
  expect((await messages(codes[0]!)).every(({ status }) => status === 'waiting')).toBe(true)
  const queue = await visit().get(home)
  expect(queue.body).toContain('Không bản tin nào bị mất')
  expect(queue.body).toContain('Thử gửi ngay')
  expect(queue.body).toContain('Có bản tin chờ gửi đã quá một giờ')
  await mood({})
  await visit().post(`${home}/gui-ngay`)
  await work()
  for (const code of codes) {
    expect((await messages(code)).every(({ status }) => status === 'sent')).toBe(true)
    const states = (await arrived(code)).filter((line) => line.startsWith('DongBo'))
    expect(states).toHaveLength(code === codes[0] ? 2 : 1)
  }
  const states = (await arrived(codes[0]!)).map((line) => line.match(/ (\d+) 0$/)?.[1])
  const order = states.map(Number)
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  expect((await visit().get(home)).body).toContain('Không có bản tin nào chờ gửi')
})

test('the wait grows while nobody answers, and the next try is planned', async () => {
  await mood({ mood: 'down' })
  const { code } = await givenDossier({ db, now: clock.now })
  // The planned tries are done at once by this worker; the line’s own rest keeps them from asking again.
  await work()
  expect((await messages(code))[0]).toMatchObject({
    status: 'waiting',
    attempts: 1,
    reason: 'HTTP 503',
  })
  clock.now = clock.now.add({ minutes: 2 })
  await owner.tx(
    (tx) => tx.run`select platform.plan_job('exchange.wake', '{}'::json, null, null, 1)`,
  )
  await work()
  const Line = z.object({ failures: z.number(), rest: z.number() })
  const line = await db.read(
    (q) => q.one(Line)`
      select failures, (extract(epoch from next_try_at - ${clock.now.toString()}::timestamptz) / 60)::int as rest
      from exchange.connection where unit_id = ${unit}`,
  )
  expect(line).toEqual({ failures: 2, rest: 5 })
  await mood({})
  clock.now = clock.now.add({ minutes: 6 })
  await owner.tx(
    (tx) => tx.run`select platform.plan_job('exchange.wake', '{}'::json, null, null, 1)`,
  )
  await work()
  expect((await messages(code)).map(({ status }) => status)).toEqual(['sent', 'sent'])
})

test('what the axis refuses stays in sight with its reason, holds back what follows, and goes when sent again', async () => {
  await mood({ mood: 'refuse', code: '-7' })
  const { code } = await givenDossier({ db, now: clock.now })
  await work()
  await mood({})
  await forward(code)
  const other = await givenDossier({ db, now: clock.now })
  await work()
  expect((await messages(code)).map(({ status }) => status)).toEqual([
    'failed',
    'waiting',
    'waiting',
    'waiting',
  ])
  expect((await messages(other.code)).map(({ status }) => status)).toEqual(['sent', 'sent'])
  const page = await visit().get(`${home}/loi`)
  expect(page.body).toContain('error_code -7')
  const action = /\/quan-tri\/lien-thong\/ban-tin\/[0-9a-f-]+\/gui-lai/.exec(page.body)?.[0] ?? ''
  expect((await visit().post(action)).statusCode).toBe(303)
  expect((await visit().post(action)).statusCode).toBe(409)
  await work()
  expect((await messages(code)).map(({ status }) => status)).toEqual([
    'sent',
    'sent',
    'sent',
    'sent',
  ])
})

test('“đã tồn tại” is answered by the same message as an update', async () => {
  const { code, id } = await givenDossier({ db, now: clock.now })
  await work()
  // As after a crash between the answer and its note: we do not know that it arrived.
  await owner.tx(
    (tx) =>
      tx.run`update exchange.message set status = 'waiting', sent_at = null where dossier_id = ${id}`,
  )
  await visit().post(`${home}/gui-lai`)
  await work()
  expect((await messages(code)).map(({ status }) => status)).toEqual(['sent', 'sent'])
  const came = (await arrived(code))
    .filter((line) => line.startsWith('DongBo'))
    .map((line) => line.replace(/\s+/g, ' '))
  expect(came).toHaveLength(3)
  expect(came[1]).toMatch(/ 3$/)
  expect(came[2]).toMatch(/\(isUpdating\).* 0$/)
})

test('a commune next door and an officer without the right see and send nothing', async () => {
  const clerk = officerWho({ can: new Set(['public', 'mirror.view', 'dossier.view']) })
  for (const path of [home, `${home}/loi`, `${home}/cau-hinh`, standIn])
    expect((await visit(clerk).get(path)).statusCode).toBe(403)
  const neighbour = officerWho({ unit: 2 })
  const page = await visit(neighbour).get(`${home}/da-gui`)
  expect(page.body).not.toMatch(/\d{6}-\d{4}/)
})

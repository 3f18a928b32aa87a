import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import type { Airable } from '#modules/bulletins/index.ts'
import { planKey } from '#modules/clusters/index.ts'
import { newId } from '#platform/id.ts'
import { officerWho, town } from '#test/town.ts'
import { background, jobContext } from '#test/work.ts'

import { createApp } from '../../app.ts'
import { asDevice, givenDevice } from '../clusters/cluster.fixture.ts'
import { endTalk, startTalk, type Starting } from './actions.ts'
import { isQuietAt, type Ending, type Talk } from './domain.ts'
import { endLost, stopWithdrawn } from './jobs.ts'
import { talkById } from './store.ts'

const place = await town('2026-11-23')
const { db, officer, visit, app, world, owner, clock } = place
const { work } = background(place)
const key = await planKey(db, world.sessionKey)
const other = await createApp(world)
afterAll(() => other.close())
const folder = mkdtempSync(join(tmpdir(), 'xaso-live-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a browser would have recorded, cut into parts. */
function recording(seconds: number, parts: number): Buffer[] {
  const path = join(folder, 'mic.webm')
  const voice = `aevalsrc=0.2*sin(1500*t)*sin(4*t):d=${seconds}:s=48000`
  const args = ['-c:a', 'libopus', '-live', '1', '-cluster_time_limit', '200', path]
  const { status } = spawnSync('ffmpeg', [
    '-nostdin',
    '-v',
    'error',
    '-y',
    '-f',
    'lavfi',
    '-i',
    voice,
    ...args,
  ])
  if (status !== 0) throw new Error('ffmpeg')
  const bytes = readFileSync(path)
  const size = Math.ceil(bytes.length / parts)
  return Array.from({ length: parts }, (_, at) => bytes.subarray(at * size, (at + 1) * size))
}

const bulletin = (over: Partial<Airable> = {}) =>
  ({
    id: newId(),
    title: 'Ý kiến Chủ tịch xã',
    priority: 'normal',
    language: 'vi',
    genre: 'news',
    seconds: 60,
    source: { kind: 'live', seconds: 60 },
    approval: { by: 'Lê Văn An', at: '2026-11-23T08:00:00+07:00', signature: 'x' },
    expiresOn: null,
    text: null,
    ...over,
  }) as Airable

const starting = (over: Partial<Starting> = {}): Starting => ({
  targets: [{ kind: 'all' }],
  delay: 2,
  isQuiet: false,
  now: clock.now,
  key,
  ...over,
})

const begin = (one = bulletin(), over: Partial<Starting> = {}, who = officer) =>
  db.tx((tx) => startTalk(tx, who, one, starting(over)))

async function begun(one = bulletin(), over: Partial<Starting> = {}): Promise<Talk> {
  const talk = await begin(one, over)
  if (!talk.ok) throw new Error(talk.why)
  return talk.value
}

const end = (talk: Talk, how: Ending) =>
  db.tx((tx) => endTalk(tx, officer, talk, { how, now: clock.now, key }))

const page = visit()
const addressOf = ({ bulletinId, id }: Talk) => `/can-bo/ban-tin/${bulletinId}/noi/${id}`
const send = (talk: Talk, number: number, bytes: Buffer, type = 'audio/webm') =>
  page.send({
    method: 'POST',
    url: `${addressOf(talk)}/${number}`,
    headers: { 'content-type': type },
    payload: bytes,
  })

/** Seconds of sound that a device has heard. */
function heardIn(ogg: Buffer): number {
  const path = join(folder, `${newId()}.ogg`)
  writeFileSync(path, ogg)
  const { stderr } = spawnSync('ffmpeg', ['-nostdin', '-i', path, '-f', 'null', '-'], {
    encoding: 'utf8',
  })
  const times = [...stderr.matchAll(/time=(\d+):(\d+):([\d.]+)/g)].at(-1)
  return times ? Number(times[1]) * 3_600 + Number(times[2]) * 60 + Number(times[3]) : 0
}

const orders = () =>
  owner.read(
    (q) => q.many(z.object({ what: z.string(), envelope: z.object({ payload: z.string() }) }))`
      select what, envelope from clusters.device_order order by issued_at, number`,
  )

const device = await givenDevice(place)

test('a bulletin whose last day is over is not spoken any more', async () => {
  const today = clock.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
  const over = bulletin({ expiresOn: today.subtract({ days: 1 }) })
  expect(await begin(over)).toEqual({ ok: false, why: 'expired' })
})

test('an approval to speak holds until the end of the next day, unless a day was said', async () => {
  const by = { by: 'Lê Văn An', signature: 'x' }
  const old = { ...by, at: '2026-11-21T23:59:00+07:00' }
  expect(await begin(bulletin({ approval: old }))).toEqual({ ok: false, why: 'expired' })
  const today = clock.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
  const said = bulletin({ approval: old, expiresOn: today })
  const yesterday = bulletin({ approval: { ...by, at: '2026-11-22T00:01:00+07:00' } })
  for (const one of [said, yesterday])
    expect(await begin(one)).not.toEqual({ ok: false, why: 'expired' })
})

describe('somebody speaks, the horns follow', () => {
  test('two processes: what is said at one is heard by a device at the other, to its end, a few seconds late', async () => {
    const talk = await begun()
    const [order] = (await orders()).slice(-1)
    const told = JSON.parse(Buffer.from(order!.envelope.payload, 'base64url').toString())
    expect(told.do).toMatchObject({
      what: 'live',
      item: { id: talk.id, priority: 'normal', source: { kind: 'live', seconds: 60 } },
    })
    const listening = asDevice(other, device.secret).get(`/device/v1/live/${talk.id}`)
    const began = performance.now()
    for (const [number, part] of recording(4, 8).entries())
      expect((await send(talk, number, part)).statusCode).toBe(204)
    await end(talk, 'finished')
    const heard = await listening
    expect(performance.now() - began).toBeGreaterThan(2_000)
    expect(heard.statusCode).toBe(200)
    expect(heard.headers['content-type']).toBe('audio/ogg')
    expect(heard.rawPayload.subarray(0, 4).toString()).toBe('OggS')
    expect(heardIn(heard.rawPayload)).toBeGreaterThan(3.5)
    expect((await page.get(addressOf(talk))).body).toContain('1/1')
  })

  test('stopped within the delay, nothing of it is heard, and the devices are told', async () => {
    const talk = await begun(bulletin(), { delay: 3 })
    const listening = device.get(`/device/v1/live/${talk.id}`)
    for (const [number, part] of recording(2, 4).entries()) await send(talk, number, part)
    await sleep(500)
    expect((await page.post(`${addressOf(talk)}/dung`)).statusCode).toBe(303)
    const heard = await listening
    expect(heardIn(heard.rawPayload)).toBe(0)
    expect((await orders()).at(-1)).toMatchObject({ what: 'withdraw' })
    await work()
    const kept = await db.read((q) => talkById(q, talk.id))
    expect(kept).toMatchObject({ howEnded: 'stopped', heard: 0, fileId: null, seconds: 0 })
  })

  test('what was heard is kept as a sound of the usual loudness, and can be heard again', async () => {
    const talk = await begun()
    for (const [number, part] of recording(4, 5).entries()) await send(talk, number, part)
    expect((await page.post(`${addressOf(talk)}/xong`)).statusCode).toBe(303)
    expect((await page.get(addressOf(talk))).body).toContain('Bản ghi đang được lưu')
    await work()
    const kept = (await db.read((q) => talkById(q, talk.id)))!
    expect(kept.seconds).toBeCloseTo(4, 0)
    const shown = await page.get(addressOf(talk))
    expect(shown.body).toContain(`/tep/${kept.fileId}`)
    const sound = await page.get(`/tep/${kept.fileId}`)
    expect(sound.rawPayload.subarray(0, 4).toString()).toBe('OggS')
    expect(
      (await visit(officerWho({ can: new Set(['public']) })).get(`/tep/${kept.fileId}`)).statusCode,
    ).toBe(404)
    const left = await owner.read(
      (q) =>
        q.one(
          z.object({ n: z.int() }),
        )`select count(*)::int as n from live.chunk where talk_id = ${talk.id}`,
    )
    expect(left.n).toBe(0)
  })

  test('a device whose cluster is not meant, that is revoked, or that comes before or after, hears nothing', async () => {
    const far = await givenDevice(place)
    const talk = await begun(bulletin(), { targets: [{ kind: 'cluster', id: device.cluster.id }] })
    expect((await far.get(`/device/v1/live/${talk.id}`)).statusCode).toBe(404)
    expect((await far.get(`/device/v1/live/${newId()}`)).statusCode).toBe(404)
    const stranger = asDevice(app, `xspk_${'x'.repeat(43)}`)
    expect((await stranger.get(`/device/v1/live/${talk.id}`)).statusCode).toBe(401)
    await end(talk, 'finished')
    const before = clock.now
    clock.now = before.add({ seconds: talk.delay + 1 })
    expect((await device.get(`/device/v1/live/${talk.id}`)).statusCode).toBe(404)
    clock.now = before
  })

  test('said to its end while a device was still on its way, the rest is heard; stopped, nothing is', async () => {
    const talk = await begun()
    for (const [number, part] of recording(4, 8).entries()) await send(talk, number, part)
    await end(talk, 'finished')
    const heard = await device.get(`/device/v1/live/${talk.id}`)
    expect(heard.statusCode).toBe(200)
    expect(heardIn(heard.rawPayload)).toBeGreaterThan(3)
    const stopped = await begun()
    await end(stopped, 'stopped')
    expect((await device.get(`/device/v1/live/${stopped.id}`)).statusCode).toBe(404)
  })
})

describe('who may speak, and when', () => {
  const said = async (...args: Parameters<typeof begin>) => {
    const outcome = await begin(...args)
    return outcome.ok ? 'speaks' : outcome.why
  }

  test('in quiet hours only an emergency, and that only by who may', async () => {
    const alarm = bulletin({ priority: 'emergency' })
    const mayNot = officerWho({ can: new Set(['public', 'live.speak']) })
    expect(await said(bulletin(), { isQuiet: true })).toBe('quiet-hours')
    expect(await said(alarm, {}, mayNot)).toBe('needs-emergency')
    const may = officerWho({ can: new Set(['public', 'live.speak', 'bulletin.emergency']) })
    expect(await said(alarm, { isQuiet: true }, may)).toBe('speaks')
  })

  test('a bulletin that is no live one, or whose places have no cluster, calls nobody', async () => {
    const relay = bulletin({ source: { kind: 'relay', url: 'https://vov.vn/x', seconds: 60 } })
    expect(await said(relay)).toBe('not-live')
    expect(await said(bulletin(), { targets: [{ kind: 'cluster', id: newId() }] })).toBe('nowhere')
  })

  test('of one bulletin one talk at a time, also when two begin at once', async () => {
    const one = bulletin()
    const both = await Promise.all([said(one), said(one)])
    expect(both.toSorted()).toEqual(['speaking-already', 'speaks'])
  })

  test.each([
    ['21:59', false],
    ['22:00', true],
    ['03:15', true],
    ['05:00', false],
  ])('%s is quiet: %s', (time, quiet) =>
    expect(isQuietAt([{ from: '22:00', to: '05:00' }], time)).toBe(quiet),
  )
})

describe('what the page sends', () => {
  test('a part that comes twice counts once; another officer’s, or one after the end, is refused', async () => {
    const talk = await begun()
    const [part = Buffer.alloc(0)] = recording(1, 2)
    expect((await send(talk, 0, part)).statusCode).toBe(204)
    expect((await send(talk, 0, part)).statusCode).toBe(204)
    const stranger = visit(officerWho())
    const theirs = await stranger.send({
      method: 'POST',
      url: `${addressOf(talk)}/1`,
      headers: { 'content-type': 'audio/webm' },
      payload: part,
    })
    expect(theirs.statusCode).toBe(409)
    await end(talk, 'finished')
    expect((await send(talk, 1, part)).statusCode).toBe(409)
  })

  test('what is no sound is refused, and so is too much at once', async () => {
    const talk = await begun()
    expect((await send(talk, 0, Buffer.from('x'), 'text/plain')).statusCode).toBe(415)
    expect((await send(talk, 0, Buffer.alloc(0))).statusCode).toBe(415)
    expect((await send(talk, 0, Buffer.alloc(300_000))).statusCode).toBe(413)
    expect((await send(talk, -1, Buffer.from('x'))).statusCode).toBe(404)
  })

  test('rubbish instead of a recording ends in silence, not in a fault', async () => {
    const talk = await begun()
    const listening = device.get(`/device/v1/live/${talk.id}`)
    for (let number = 0; number < 4; number += 1)
      await send(talk, number, Buffer.alloc(2_000, number))
    await end(talk, 'finished')
    const heard = await listening
    expect(heardIn(heard.rawPayload)).toBe(0)
    await work()
    expect(await db.read((q) => talkById(q, talk.id))).toMatchObject({ fileId: null, seconds: 0 })
  })

  test('longer than was approved, it is ended', async () => {
    const talk = await begun(bulletin({ source: { kind: 'live', seconds: 10 } }))
    await owner.tx(
      (tx) => tx.run`insert into live.chunk (unit_id, talk_id, number, bytes)
        select 1, ${talk.id}, n, '\\x00' from generate_series(0, 19) n`,
    )
    expect((await send(talk, 20, Buffer.from('x'))).statusCode).toBe(409)
    expect(await db.read((q) => talkById(q, talk.id))).toMatchObject({ howEnded: 'too-long' })
  })

  test('numbers that leave some out win no time', async () => {
    const talk = await begun(bulletin({ source: { kind: 'live', seconds: 10 } }))
    expect((await send(talk, 19, Buffer.from('x'))).statusCode).toBe(204)
    expect((await send(talk, 21, Buffer.from('x'))).statusCode).toBe(409)
    expect(await db.read((q) => talkById(q, talk.id))).toMatchObject({ howEnded: 'too-long' })
  })

  test('a bulletin that is withdrawn while somebody speaks it falls silent', async () => {
    const [talk, other] = [await begun(), await begun()]
    await stopWithdrawn(jobContext(place), {
      id: newId(),
      name: 'bulletin.withdrawn',
      unit: 1,
      subject: { kind: 'bulletin', id: talk.bulletinId },
      actor: officer.actor,
      data: { title: talk.title, reason: 'Nhầm' },
    })
    expect(await db.read((q) => talkById(q, talk.id))).toMatchObject({ howEnded: 'stopped' })
    expect(await db.read((q) => talkById(q, other.id))).toMatchObject({ howEnded: null })
  })

  test('a device that comes in the middle hears what is said now, not all that was said', async () => {
    const talk = await begun(bulletin({ source: { kind: 'live', seconds: 300 } }))
    const parts = recording(40, 80)
    const rows = parts.map((bytes, number) => ({ number, bytes: bytes.toString('hex') }))
    await owner.tx(
      (tx) => tx.run`insert into live.chunk (unit_id, talk_id, number, at, bytes)
        select 1, ${talk.id}, n.number, clock_timestamp() - interval '20 seconds', decode(n.bytes, 'hex')
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(number int, bytes text)`,
    )
    const listening = device.get(`/device/v1/live/${talk.id}`)
    await sleep(1_500)
    await end(talk, 'finished')
    const path = join(folder, 'middle.ogg')
    writeFileSync(path, (await listening).rawPayload)
    const { stderr } = spawnSync('ffmpeg', ['-nostdin', '-i', path], { encoding: 'utf8' })
    expect(Number(/start: ([\d.]+)/.exec(stderr)?.[1])).toBeGreaterThan(38)
  })

  test('a talk of which nothing comes any more is ended by the job of the minute', async () => {
    const talk = await begun()
    await owner.tx(
      (tx) => tx.run`insert into live.chunk (unit_id, talk_id, number, at, bytes)
        values (1, ${talk.id}, 0, clock_timestamp() - interval '1 minute', '\\x00')`,
    )
    await endLost(jobContext(place))
    expect(await db.read((q) => talkById(q, talk.id))).toMatchObject({ howEnded: 'lost' })
  })
})

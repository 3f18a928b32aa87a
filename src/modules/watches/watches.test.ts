import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'

import { afterAll, describe, expect, test, vi } from 'vitest'

import { addStaff, openSession } from '#modules/accounts/index.ts'
import { addUnit } from '#modules/units/index.ts'
import { count } from '#platform/columns.ts'
import { connect } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { system } from '#platform/who.ts'
import { realDoors } from '#test/actors.ts'
import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { concernOf } from './domain.ts'

const place = await town('2026-11-23')
const { db, clock, visit } = place
await addUnit({ everything: place.owner }, { id: 2, code: '28015', isDefault: false })
const app = await realDoors(place)
const address = await app.listen({ port: 0, host: '127.0.0.1' })
// Another process on the same database has connections of its own.
const elsewhere = connect(place.database.pool.options.connectionString ?? '', { max: 2 })
afterAll(() => elsewhere.close())

async function signedIn(of = unit) {
  const here = place.database.as({ unit: of })
  const officer = await here.tx(async (tx) => {
    const login = `o${newId().slice(24)}`
    const staff = { login, fullName: 'Trần Thị Lan', roles: ['desk'], secondFactorWaived: true }
    const added = await addStaff(tx, system(of), clock.now, { ...staff, password: newId() })
    if (!added.ok) throw new Error(added.why)
    const { id } = added.value
    const opening = { unit: of, now: clock.now, how: 'password', staff: id }
    const { token } = await openSession(tx, place.world.sessionKey, opening)
    return { id, cookie: `xaso=${token}` }
  })
  // That the account is new is told as well, and lets go of pages that are open then.
  await new Promise((done) => setTimeout(done, 400))
  return officer
}

type Said = { counts: Record<string, number>; changed: string[] }

/** An officer's browser with one page open. */
async function openPage(cookie: string) {
  const said: Said[] = []
  let isOver = false
  const looks = new Set<() => void>()
  const lookAll = () => {
    for (const look of looks) look()
  }
  const sent = request(`${address}/can-bo/moi`, {
    agent: false,
    headers: { cookie, accept: 'text/event-stream' },
  }).end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  let text = ''
  answer.setEncoding('utf8').on('data', (part: string) => {
    const blocks = (text + part).split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks)
      if (block.startsWith('data: ')) said.push(JSON.parse(block.slice(6)) as Said)
    lookAll()
  })
  answer.on('close', () => {
    isOver = true
    lookAll()
  })
  const until = (is: () => boolean) =>
    new Promise<number>((done, failed) => {
      const begun = performance.now()
      const timer = setTimeout(() => failed(new Error(JSON.stringify({ isOver, said }))), 15_000)
      const look = () => {
        if (!is()) return
        clearTimeout(timer)
        looks.delete(look)
        done(performance.now() - begun)
      }
      looks.add(look)
      look()
    })
  return {
    type: answer.headers['content-type'] ?? '',
    said,
    hears: (is: (one: Said) => boolean) => until(() => said.some(is)),
    ends: () => until(() => isOver),
    leave: () => void sent.destroy(),
  }
}

const filed = () => givenDossier({ db, now: clock.now, over: { channel: 'online' } })
const newOnes = '/can-bo/ho-so/moi'

describe('trang đang mở', () => {
  test('hears the counts at once, and within a second that a dossier was filed', async () => {
    const page = await openPage((await signedIn()).cookie)
    expect(page.type).toContain('text/event-stream')
    await page.hears(({ counts }) => counts[newOnes] !== undefined)
    const before = page.said.at(-1)?.counts[newOnes] ?? 0
    const { code } = await filed()
    const took = await page.hears(
      ({ counts, changed }) => counts[newOnes] === before + 1 && changed.includes('dossiers'),
    )
    expect(took).toBeLessThan(2_000)
    expect(JSON.stringify(page.said)).not.toContain(code)
    page.leave()
  })

  test('hears what another process did', async () => {
    const page = await openPage((await signedIn()).cookie)
    await page.hears(() => true)
    // The other process has heard of nobody who listens; it tells all the same.
    const { tidingsOf } = await import('#platform/tidings.ts')
    tidingsOf(elsewhere)
    await givenDossier({ db: elsewhere.as({ unit }), now: clock.now, over: { channel: 'online' } })
    await page.hears(({ changed }) => changed.includes('dossiers'))
    page.leave()
  })

  test('of another commune hears nothing of ours', async () => {
    const [ours, theirs] = [
      await openPage((await signedIn()).cookie),
      await openPage((await signedIn(2)).cookie),
    ]
    await Promise.all([ours.hears(() => true), theirs.hears(() => true)])
    await filed()
    await ours.hears(({ changed }) => changed.includes('dossiers'))
    await new Promise((done) => setTimeout(done, 400))
    expect(theirs.said.flatMap(({ changed }) => changed)).toEqual([])
    ours.leave()
    theirs.leave()
  })

  test('is let go when its officer signs out', async () => {
    const { cookie } = await signedIn()
    const page = await openPage(cookie)
    await page.hears(() => true)
    await app.inject({
      method: 'POST',
      url: '/dang-xuat',
      headers: { cookie, host: 'localhost', 'sec-fetch-site': 'same-origin' },
    })
    await page.ends()
    expect((await openPage(cookie)).type).not.toContain('event-stream')
  })

  test('survives a database that goes and comes back: everything may have changed meanwhile', async () => {
    const page = await openPage((await signedIn()).cookie)
    await page.hears(() => true)
    await vi.waitFor(async () => {
      const { count: listening } = await place.owner.read(
        (q) => q.one(count)`
          select count(*)::int from pg_stat_activity
          where datname = current_database() and application_name = 'xaso-tidings' and state = 'idle' and query <> ''`,
      )
      expect(listening).toBeGreaterThan(0)
    }, 10_000)
    await place.owner.tx(
      (tx) => tx.run`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'xaso-tidings'`,
    )
    await page.hears(({ changed }) => changed.includes('dossiers') && changed.includes('notices'))
    page.said.length = 0
    await filed()
    await page.hears(({ changed }) => changed.includes('dossiers'))
    page.leave()
  })

  test('hears of a notice only when it is its own officer’s', async () => {
    const [lan, hoa] = [await signedIn(), await signedIn()]
    const [hers, other] = [await openPage(lan.cookie), await openPage(hoa.cookie)]
    await Promise.all([hers.hears(() => true), other.hears(() => true)])
    await db.tx(async (tx) => tx.tell(`${unit} notice ${lan.id}`))
    await hers.hears(({ changed }) => changed.includes('notices'))
    expect(other.said.flatMap(({ changed }) => changed)).toEqual([])
    hers.leave()
    other.leave()
  })
})

test('looking at a dossier changes no list', async () => {
  expect(concernOf('1 dossier.opened', 1)).toBeUndefined()
  expect(concernOf('1 dossier.accepted', 1)).toEqual({ topic: 'dossiers' })
  expect(concernOf('12 dossier.accepted', 1)).toBeUndefined()
  expect(concernOf('1 calendar.changed', 1)).toBeUndefined()
})

test('what is rolled back is told to nobody', async () => {
  const words: string[] = []
  place.database.onTell((told) => words.push(...told))
  const failed = db.tx(async (tx) => {
    await record(
      tx,
      officerWho(),
      'dossier.opened',
      { kind: 'dossier', id: newId() },
      { code: 'x' },
    )
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect(words).toEqual([])
})

test('whoever asks once is told once; who may not see dossiers is told nothing', async () => {
  const counts = await visit().get('/can-bo/moi')
  expect(counts.json()).toMatchObject({ '/can-bo/ho-so/cua-toi': 0 })
  const clerk = officerWho({ can: new Set(['public']) })
  expect((await visit(clerk).get('/can-bo/moi')).statusCode).toBe(403)
})

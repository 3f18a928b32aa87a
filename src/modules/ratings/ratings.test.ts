import { expect, test } from 'vitest'
import { z } from 'zod'

import { system } from '#platform/who.ts'
import { givenDossier } from '#test/given.ts'
import { citizenWho, officerWho, town, unit } from '#test/town.ts'

import { release } from './actions.ts'
import { counterTokenOf, tokenOf } from './domain.ts'
import { satisfactionIn } from './store.ts'

const place = await town('2026-10-05')
const { db, clock, owner, visit } = place
const key = place.world.sessionKey
const visitor = visit({
  unit,
  actor: 'public',
  kind: 'public',
  name: '',
  can: new Set(['public']),
})

const Brief = z.object({ id: z.string(), applicantId: z.string() })

/** A dossier whose result is there. */
async function finished() {
  const { code } = await givenDossier({ db, now: clock.now })
  const { id, applicantId } = await owner.tx(async (tx) => {
    await tx.run`
      update dossiers.dossier set state = 'returned', step = null, step_role = null, verdict = 'grant', has_result = true,
        finished_at = received_at, returned_at = received_at where code = ${code}`
    return tx.one(Brief)`select id, applicant_id from dossiers.dossier where code = ${code}`
  })
  return { code, id, applicantId, link: `/danh-gia/${code}/${tokenOf(key, unit, code)}` }
}

const Row = z.object({
  level: z.string().nullable(),
  words: z.string().nullable(),
  released: z.boolean(),
})
const ballots = () =>
  owner.read((q) => q.many(Row)`select level, words, released from ratings.ballot order by seat`)
const october = {
  from: Temporal.PlainDate.from('2026-10-01'),
  to: Temporal.PlainDate.from('2026-10-31'),
}
const satisfaction = () => db.read((q) => satisfactionIn(q, unit, october))

test('whoever holds the paper rates by one tap, says why, and changes it within a day', async () => {
  const { link } = await finished()
  expect((await visitor.get(link)).body).toContain('Rất hài lòng')
  expect((await visitor.post(link, { level: 'satisfied' })).statusCode).toBe(303)
  const more = { reasons: ['time', 'manner', 'x'], words: 'Nhanh gọn' }
  expect((await visitor.post(link, more)).statusCode).toBe(303)
  expect((await visitor.post(link, { level: 'unsatisfied', words: '=1+1' })).statusCode).toBe(303)
  expect(await ballots()).toEqual([{ level: 'unsatisfied', words: '=1+1', released: false }])
  const shown = await visitor.get(link)
  expect(shown.body).toContain('Cảm ơn bạn')
  expect(shown.body).not.toContain('=1+1')
})

test('after a day it cannot be changed', async () => {
  const { link } = await finished()
  await visitor.post(link, { level: 'satisfied' })
  clock.now = clock.now.add({ hours: 25 })
  const late = await visitor.post(link, { level: 'unsatisfied' })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('quá một ngày')
})

test('a guessed link is not there, and a dossier without a result cannot be rated', async () => {
  const { code } = await finished()
  expect((await visitor.get(`/danh-gia/${code}/AAAAAAAAAAAAAAAAAAAAAA`)).statusCode).toBe(404)
  expect((await visitor.get(`/danh-gia/${code}/x`)).statusCode).toBe(404)
  const open = await givenDossier({ db, now: clock.now })
  const link = `/danh-gia/${open.code}/${tokenOf(key, unit, open.code)}`
  expect((await visitor.get(link)).body).toContain('chưa có kết quả')
  expect((await visitor.post(link, { level: 'satisfied' })).statusCode).toBe(409)
})

test('a wrong form is shown again; words without a level come to nothing', async () => {
  const { link } = await finished()
  expect((await visitor.post(link, { level: 'great' })).statusCode).toBe(422)
  expect((await visitor.post(link, { words: 'Tốt' })).statusCode).toBe(422)
})

test('a citizen rates the own dossier from its page, and nobody else’s', async () => {
  const [mine, other] = [await finished(), await finished()]
  const me = visit(citizenWho(mine.applicantId))
  const url = `/cua-toi/ho-so/${mine.code}/danh-gia`
  expect((await me.post(url, { level: 'very-satisfied' })).statusCode).toBe(303)
  expect((await me.get(url)).body).toContain('face--chosen')
  const strange = `/cua-toi/ho-so/${other.code}/danh-gia`
  expect((await me.get(strange)).statusCode).toBe(404)
  expect((await me.post(strange, { level: 'unsatisfied' })).statusCode).toBe(404)
})

test('of twenty taps at once one rating is left', async () => {
  const { link } = await finished()
  const before = (await ballots()).length
  const taps = Array.from({ length: 20 }, (_, n) =>
    visitor.post(link, { level: n % 2 ? 'satisfied' : 'unsatisfied' }),
  )
  for (const answer of await Promise.all(taps)) expect([303, 409]).toContain(answer.statusCode)
  expect(await ballots()).toHaveLength(before + 1)
})

test('the tablet waits, asks about the dossier an officer sends, and is free again', async () => {
  const officer = visit(officerWho())
  expect((await officer.post('/can-bo/danh-gia/quay', { name: 'Quầy 1' })).statusCode).toBe(303)
  expect((await officer.post('/can-bo/danh-gia/quay', { name: 'Quầy 1' })).statusCode).toBe(409)
  const { id } = await owner.read(
    (q) => q.one(z.object({ id: z.string() }))`select id from ratings.counter`,
  )
  const tablet = `/quay-danh-gia/${id}/${counterTokenOf(key, unit, id)}`
  expect((await officer.get('/can-bo/danh-gia')).body).toContain(tablet)
  const waiting = await visitor.get(tablet)
  expect(waiting.headers['refresh']).toBe('4')
  expect(waiting.body).not.toContain('Rất hài lòng')
  const { code } = await finished()
  expect((await officer.post('/can-bo/danh-gia/moi', { counter: id, code })).statusCode).toBe(303)
  expect((await officer.post('/can-bo/danh-gia/moi', { counter: id, code: 'X' })).statusCode).toBe(
    409,
  )
  const asking = await visitor.get(tablet)
  expect(asking.body).toContain('Rất hài lòng')
  expect(asking.body).not.toContain('Nguyễn Văn Minh')
  await visitor.post(tablet, { level: 'very-satisfied' })
  expect((await visitor.get(tablet)).body).toContain('Cảm ơn bạn')
  clock.now = clock.now.add({ minutes: 2 })
  expect((await visitor.get(tablet)).body).not.toContain('Rất hài lòng')
  await officer.post(`/can-bo/danh-gia/quay/${id}/dong`)
  expect((await visitor.get(tablet)).statusCode).toBe(404)
})

test('ratings are counted in lots of five, when they can no longer be changed', async () => {
  const night = () => release(db, system(unit), clock.now)
  clock.now = clock.now.add({ hours: 25 })
  await night()
  const { whole = 0 } = { whole: undefined, ...(await satisfaction()) } as { whole?: number }
  for (let n = 0; n < 4; n += 1)
    await visitor.post((await finished()).link, { level: 'very-satisfied' })
  clock.now = clock.now.add({ hours: 25 })
  expect(await night()).toBe(0)
  const fifth = await finished()
  await visitor.post(fifth.link, { level: 'satisfied', words: 'Tạm được' })
  expect(await night()).toBe(0)
  clock.now = clock.now.add({ hours: 25 })
  expect(await night()).toBe(5)
  expect(await satisfaction()).toMatchObject({ shown: true, whole: (whole ?? 0) + 5 })
  expect(await night()).toBe(0)
})

test('once counted, nothing leads from the dossier to what was said', async () => {
  for (const { level, words, released } of await ballots())
    if (released) expect([level, words]).toEqual([null, null])
  const Said = z.object({ data: z.unknown(), actor: z.string(), origin: z.unknown() })
  const events = await owner.read(
    (q) => q.many(Said)`select data, actor, origin from audit.event where name = 'rating.given'`,
  )
  expect(events.length).toBeGreaterThan(5)
  for (const { data, actor, origin } of events) {
    expect([actor, origin]).toEqual(['public', null])
    expect(Object.keys(z.record(z.string(), z.unknown()).parse(data))).toEqual(['way'])
  }
  const columns = await owner.read(
    (q) => q.many(z.object({ name: z.string() }))`
      select attname as name from pg_attribute where attrelid = 'ratings.opinion'::regclass and attnum > 0`,
  )
  expect(columns.map(({ name }) => name)).toEqual([
    'unit_id',
    'id',
    'month',
    'procedure_code',
    'way',
    'level',
    'reasons',
    'words',
  ])
})

test('a commune may ask for larger lots, never for smaller ones than three', async () => {
  const admin = visit()
  expect((await admin.post('/can-bo/danh-gia/it-nhat', { least: '2' })).statusCode).toBe(422)
  expect((await admin.post('/can-bo/danh-gia/it-nhat', { least: '50' })).statusCode).toBe(303)
  expect(await satisfaction()).toEqual({ shown: false, least: 50 })
})

test('the slip carries the link of its dossier as a QR code', async () => {
  const { code, link } = await finished()
  const { body } = await visit().get(`/can-bo/danh-gia/phieu/${code}`)
  expect(body).toContain(link)
  expect(body).toContain('<svg')
})

test('without a tablet the desk types a code and gets the slip; a code that is none is said beside the field', async () => {
  const { code } = await finished()
  const officer = visit()
  expect((await officer.get('/can-bo/danh-gia')).body).toContain('Phiếu có mã QR')
  const slip = await officer.post('/can-bo/danh-gia/phieu', { code: ` ${code.toLowerCase()} ` })
  expect(slip.headers['location']).toBe(`/can-bo/danh-gia/phieu/${code}`)
  const none = await officer.post('/can-bo/danh-gia/phieu', { code: 'H79-0' })
  expect(none.statusCode).toBe(409)
  expect(none.body).toContain('Không có hồ sơ mang mã này')
})

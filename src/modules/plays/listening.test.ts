import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { withdrawBulletin } from '#modules/bulletins/index.ts'
import { addHamlet, hamletLabel, hamlets } from '#modules/units/index.ts'
import { newId } from '#platform/id.ts'
import { citizenWho, officerWho, town } from '#test/town.ts'
import { background } from '#test/work.ts'

import { givenAiring, givenBulletin } from '../broadcasts/air.fixture.ts'
import { givenCluster, givenDevice } from '../clusters/cluster.fixture.ts'
import { heardOn, isPublic } from './listening.ts'

const here = await town('2026-11-23')
const { work } = background(here)
const device = await givenDevice(here)

test('whoever listens again reads what it was said in, in that order, signed in or not', async () => {
  const part = { uploadId: null, name: null, seconds: 10, why: null }
  const bulletin = await givenBulletin(here, {
    title: 'Tiêm phòng gia súc',
    text: 'Mời bà con đến tiêm phòng.',
    spokenIn: [
      { ...part, language: 'km' },
      { ...part, language: 'vi' },
    ],
  })
  await givenAiring(here, bulletin.id, { times: ['10:00'] })
  await work()
  for (const visit of [here.visit(), here.visit(citizenWho(newId()))]) {
    const { body } = await visit.get('/nghe-lai')
    expect(body).toContain('Tiêm phòng gia súc')
    expect(body).toContain('Tiếng Khmer, Tiếng Việt')
    expect(body).toContain('Mời bà con đến tiêm phòng.')
  }
})

test('the report gives each language of a bulletin its share, and an emergency counts once it was heard', async () => {
  const [item] = await here.owner.read(
    (q) => q.many(Item)`select id, bulletin_id from broadcasts.item order by starts_at limit 1`,
  )
  const at = here.clock.now
  const told = {
    ...{ id: crypto.randomUUID(), item: item?.id, bulletin: item?.bulletinId },
    ...{ priority: 'normal', seconds: 3600, result: 'played', clockSure: true },
    ...{ plannedAt: at.toString(), startedAt: at.toString(), endedAt: at.toString() },
  }
  const taken = await device.post('/device/v1/plays', { plays: [told] })
  expect(taken.statusCode).toBe(200)
  const from = at.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate().toString()
  const report = await here.visit().get(`/can-bo/nhat-ky-phat/bao-cao?from=${from}&to=${from}`)
  expect(report.statusCode).toBe(200)
  // One hour was heard: half of it in Khmer.
  expect(report.body).toContain('Tiếng Khmer')
  expect(report.body).toMatch(/0,5 trên [\d,]+ giờ/)
})

test('a cluster that had no device missed nothing: the log and the report say so, and its hamlet counts as not reached', async () => {
  const bare = await givenCluster(here, { name: 'Cụm chưa lắp máy' })
  const bulletin = await givenBulletin(here, { title: 'Lịch cắt điện' })
  await givenAiring(here, bulletin.id, { times: ['11:00'] })
  await work()
  here.clock.now = Temporal.Instant.from('2026-11-23T11:30:00+07:00')
  const log = await here.visit().get(`/can-bo/nhat-ky-phat?cluster=${bare.id}`)
  expect(log.body).toContain('Chưa có thiết bị</strong>')
  expect(log.body).not.toContain('Chưa có báo cáo</strong>')
  const report = await here.visit().get('/can-bo/nhat-ky-phat/bao-cao')
  expect(report.body).toContain('Có lượt hẹn khi cụm chưa có thiết bị')
  expect(report.body).toContain(`${bare.code} Cụm chưa lắp máy`)
  // Its items are not in the whole: only those of the cluster with a device are.
  const counted = await here.owner.read(
    (q) =>
      q.many(z.object({ count: z.int() }))`select count(*)::int as count from broadcasts.item
        where cluster_id = ${device.cluster.id}::uuid and ends_at <= ${here.clock.now.toString()} and dropped_at is null`,
  )
  expect(report.body).toContain(`trên ${counted[0]?.count}`)
})

test('what was withdrawn after it was heard is marked, is neither read nor heard again, and does not come tonight', async () => {
  const sha256 = 'ab'.repeat(32)
  const text = 'Mức đóng góp là hai trăm nghìn đồng.'
  const bulletin = await givenBulletin(here, { title: 'Mức đóng góp', text })
  await givenAiring(here, bulletin.id, { times: ['12:00', '18:00'] })
  const unheard = await givenBulletin(here, { title: 'Chưa từng phát' })
  await givenAiring(here, unheard.id, { times: ['18:30'] })
  await work()
  await here.owner.tx(
    (tx) => tx.run`
      update broadcasts.item set sha256 = ${sha256} where bulletin_id = ${bulletin.id}::uuid
    `,
  )
  here.clock.now = Temporal.Instant.from('2026-11-23T13:00:00+07:00')
  const isOpen = () => here.db.read((q) => isPublic(q, sha256, here.clock.now))
  const shown = async () => {
    const [today] = [Temporal.PlainDate.from('2026-11-23')]
    const all = await here.db.read((q) =>
      heardOn(q, today, { hamlet: undefined, now: here.clock.now }),
    )
    return all.filter(({ bulletin: id }) => [bulletin.id, unheard.id].some((one) => one === id))
  }
  expect(await isOpen()).toBe(true)
  expect((await shown()).map(({ times }) => times.length)).toEqual([2, 1])
  for (const { id } of [bulletin, unheard])
    await here.db.tx((tx) =>
      withdrawBulletin(tx, officerWho(), id, { reason: 'Sai mức thu', now: here.clock.now }),
    )
  // Before the devices are told already, and afterwards.
  for (const settle of [async () => {}, work]) {
    await settle()
    const [one, ...others] = await shown()
    expect(others).toEqual([])
    expect(one).toMatchObject({ isWithdrawn: true, text: null, sha256: null })
    expect(one?.times.map(String)).toEqual(['2026-11-23T05:00:00Z'])
    for (const visit of [here.visit(), here.visit(citizenWho(newId()))]) {
      const { body } = await visit.get('/nghe-lai')
      expect(body).toContain('Đã thu hồi')
      expect(body).not.toContain(text)
      expect(body).not.toContain('Chưa từng phát')
      expect((await visit.get(`/nghe-lai/am-thanh/${sha256}`)).statusCode).toBe(404)
    }
    expect(await isOpen()).toBe(false)
  }
})

describe('whoever lives in a hamlet', async () => {
  for (const name of ['Bình Hòa', 'Gò Me'])
    await here.db.tx((tx) => addHamlet(tx, here.officer, { kind: 'ap', name }))
  const places = await here.db.read(hamlets)
  const [place, elsewhere] = places
  if (!place || !elsewhere) throw new Error('a commune without hamlets')
  const cluster = await givenCluster(here, { hamletId: place.id })
  const choose = (hamlet: string, headers = {}) =>
    here.app.inject({ url: `/nghe-lai?hamlet=${hamlet}`, headers })

  test('chooses it once: this browser remembers, until she chooses the whole commune', async () => {
    const [chosen] = (await choose(place.id)).cookies
    expect(chosen).toMatchObject({ value: place.id, path: '/nghe-lai', httpOnly: true })
    const cookie = { cookie: `${chosen?.name}=${chosen?.value}`, 'sec-fetch-site': 'same-origin' }
    const again = await here.app.inject({ url: '/nghe-lai', headers: cookie })
    expect(again.body).toMatch(
      new RegExp(`value="${place.id}"[^>]*selected|selected[^>]*value="${place.id}"`),
    )
    expect(again.cookies).toEqual([])
    expect((await choose('', cookie)).cookies[0]).toMatchObject({ value: '' })
    // One that is not of this commune is not kept.
    expect((await choose(newId())).cookies.map(({ value }) => value)).toEqual([''])
  })

  test('prints one page of today and tomorrow for the notice board, with what its loudspeakers say only', async () => {
    here.clock.now = Temporal.Instant.from('2026-11-23T15:00:00+07:00')
    const mine = await givenBulletin(here, { title: 'Họp ấp' })
    const targets = [{ kind: 'cluster' as const, id: cluster.id }]
    await givenAiring(here, mine.id, { times: ['14:00', '19:00'], targets })
    await work()
    const paper = async (hamlet: string) =>
      (await here.app.inject({ url: `/nghe-lai/chuong-trinh?hamlet=${hamlet}` })).body
    const own = await paper(place.id)
    expect(own.match(/Họp ấp/g)).toHaveLength(3)
    expect(own).toContain(hamletLabel(place))
    expect(own).toContain('<time datetime="2026-11-24">')
    expect(await paper(elsewhere.id)).not.toContain('Họp ấp')
  })
})

const Item = z.object({ id: z.string(), bulletinId: z.string() })

import { expect, test } from 'vitest'
import { z } from 'zod'

import { withdrawBulletin } from '#modules/bulletins/index.ts'
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

const Item = z.object({ id: z.string(), bulletinId: z.string() })

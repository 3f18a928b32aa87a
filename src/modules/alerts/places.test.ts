import { beforeEach, describe, expect, test } from 'vitest'

import { recentEmergencies } from '#modules/broadcasts/index.ts'
import { givenDevice } from '#modules/clusters/cluster.fixture.ts'
import { addZone } from '#modules/clusters/index.ts'
import { addHamlet, hamlets } from '#modules/units/index.ts'
import { sql } from '#platform/db.ts'
import { officerWho, town } from '#test/town.ts'
import { background } from '#test/work.ts'

import { given, givenInfo } from './cap/cap.fixture.ts'
import { decideHabit } from './habit.ts'
import { receivedWhere } from './store.ts'

const here = await town('2026-11-23')
const { db, visit, owner, clock, officer } = here
const { work } = background(here)
const home = '/can-bo/canh-bao'

await db.tx((tx) => addHamlet(tx, officer, { kind: 'ap', name: 'Bình Hòa' }))
const [hamlet] = await db.read(hamlets)
const { cluster: inHamlet } = await givenDevice(here, { hamletId: hamlet!.id })
const { cluster: inZone } = await givenDevice(here)
await givenDevice(here, { at: { lat: 10.51, lon: 106.51 } })
const zone = await db.tx((tx) =>
  addZone(tx, officer, { name: 'Ven sông', hamletIds: [], clusterIds: [inZone.id] }),
)
if (!zone.ok) throw new Error(zone.why)

beforeEach(() =>
  owner.tx(async (tx) => {
    await tx.run`truncate alerts.received, alerts.habit, alerts.place, broadcasts.emergency`
  }),
)

const code = (value: string, valueName = 'GSO') =>
  `<geocode><valueName>${valueName}</valueName><value>${value}</value></geocode>`

/** An alert whose only area is named by codes. */
const coded = (...codes: string[]) =>
  given({ status: 'Actual' }, givenInfo().replace('</areaDesc>', `</areaDesc>${codes.join('')}`))

async function bring(xml: string) {
  const form = new FormData()
  form.append('file', new Blob([xml]), 'canh-bao.xml')
  await visit().upload(home, form)
  await work()
  const [alert] = await db.read((q) => receivedWhere(q, sql`true`))
  return alert!
}

const tell = (value: string, target: string, valueName = 'GSO') =>
  visit().post(`${home}/ma-dia-ban`, { value, valueName, target })

const decide = (over: { everywhere?: boolean; onlySources?: boolean } = {}) =>
  db.tx((tx) =>
    decideHabit(tx, officerWho({ name: 'Phạm Quốc Hùng' }), clock.now, {
      ...{ atOnce: true, senders: ['kttv@tayninh.example'], leastSeverity: 'Severe' },
      ...{ everywhere: false, onlySources: false, reason: 'Quyết định 12/QĐ-UBND' },
      ...over,
    }),
  )

const sounded = () => db.read(recentEmergencies)

describe('khu vực ghi bằng mã', () => {
  test('a code that was told sounds where it was told: a hamlet, a zone, the whole commune', async () => {
    await decide()
    expect((await tell('28036-04', `hamlet:${hamlet!.id}`)).statusCode).toBe(303)
    await tell('SONG-1', `zone:${zone.value}`, '')
    const alert = await bring(coded(code('28036-04'), code('song-1', 'Lưu vực')))
    expect(alert).toMatchObject({ outcome: 'emergency', notSoundedWhy: null, isAreaKnown: true })
    const [emergency] = await sounded()
    expect(emergency?.targets.map((one) => 'id' in one && one.id).toSorted()).toEqual(
      [inHamlet.id, inZone.id].toSorted(),
    )
  })

  test('a code that nobody told becomes a draft that says so, and sounds nowhere', async () => {
    await decide()
    const alert = await bring(coded(code('99999')))
    expect(alert).toMatchObject({ outcome: 'draft', why: 'unknown-area', soundedAt: null })
    expect(alert.area).toContain('GSO 99999')
    expect(await sounded()).toEqual([])
    const { body } = await visit().get(`${home}/${alert.id}`)
    expect(body).toContain('mã chưa khai báo')
  })

  test('words alone are no place: “Tỉnh Tây Ninh” does not wake everybody', async () => {
    await decide()
    expect(await bring(given())).toMatchObject({ outcome: 'draft', why: 'unknown-area' })
  })

  test('a commune that has decided so lets it sound everywhere; one that changed its mind meanwhile does not', async () => {
    await decide({ everywhere: true })
    expect(await bring(coded(code('99999')))).toMatchObject({ outcome: 'emergency' })
    expect(await sounded()).toMatchObject([{ targets: [{ kind: 'all' }] }])
    await owner.tx((tx) => tx.run`truncate alerts.received, broadcasts.emergency`)
    const form = new FormData()
    form.append('file', new Blob([coded(code('99999'))]), 'canh-bao.xml')
    await visit().upload(home, form)
    await decide()
    await work()
    const [alert] = await db.read((q) => receivedWhere(q, sql`true`))
    expect(alert).toMatchObject({ soundedAt: null, notSoundedWhy: 'unknown-area' })
  })

  test('a code of another commune is not for us', async () => {
    await tell('28039', 'none')
    expect(await bring(coded(code('28039')))).toMatchObject({
      ...{ outcome: 'ignored', why: 'elsewhere' },
    })
  })

  test('a kind of code that was told is not another kind with the same number', async () => {
    await decide()
    await tell('1', 'all', 'Vùng biển')
    expect(await bring(coded(code('1')))).toMatchObject({ why: 'unknown-area' })
  })

  test('what is drawn counts, whatever codes stand beside it', async () => {
    await decide()
    const drawn = givenInfo({ circle: '10.51,106.51 3' }).replace(
      '</areaDesc>',
      `</areaDesc>${code('9')}`,
    )
    expect(await bring(given({}, drawn))).toMatchObject({ outcome: 'emergency', isAreaKnown: true })
  })

  test('a code is told once, needs a place, and can be taken back', async () => {
    await tell('28036', 'all')
    expect((await tell('28036', 'none')).statusCode).toBe(409)
    expect((await tell('28037', '')).statusCode).toBe(422)
    expect((await tell('', 'all')).statusCode).toBe(422)
    const { body } = await visit().get(`${home}/ma-dia-ban`)
    expect(body).toContain('GSO 28036')
    const [, id] = /ma-dia-ban\/([0-9a-f-]{36})\/bo/.exec(body) ?? []
    expect((await visit().post(`${home}/ma-dia-ban/${id}/bo`)).statusCode).toBe(303)
    expect((await visit().get(`${home}/ma-dia-ban`)).body).toContain('Chưa khai báo mã nào')
    const reader = visit(officerWho({ can: new Set(['public', 'alert.take']) }))
    expect((await reader.get(`${home}/ma-dia-ban`)).statusCode).toBe(403)
  })
})

describe('nguồn đáng tin', () => {
  const signature = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></alert>'

  test('a signature is told as what it is: there, and not checked', async () => {
    const alert = await bring(given().replace('</alert>', signature))
    expect((await visit().get(`${home}/${alert.id}`)).body).toContain('chưa kiểm chữ ký')
  })

  test('a commune that trusts its HTTPS sources alone takes no file, and says so', async () => {
    await decide({ onlySources: true })
    const form = new FormData()
    form.append('file', new Blob([given()]), 'canh-bao.xml')
    const refused = await visit().upload(home, form)
    expect([refused.statusCode, refused.body.includes('nguồn HTTPS')]).toEqual([409, true])
    expect(await db.read((q) => receivedWhere(q, sql`true`))).toEqual([])
    expect((await visit().get(home)).body).not.toContain('type="file"')
  })

  test('a message of last week that names no end waits for somebody, also when alerts may sound by themselves', async () => {
    await decide()
    const old = givenInfo({ circle: '10.51,106.51 3' }).replace(/<expires>.*<\/expires>/, '')
    const alert = await bring(given({ sent: '2026-11-16T08:00:00+07:00' }, old))
    expect(alert).toMatchObject({ outcome: 'draft', why: 'old' })
  })
})

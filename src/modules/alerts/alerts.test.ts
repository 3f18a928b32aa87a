import { beforeEach, describe, expect, test } from 'vitest'

import { recentEmergencies } from '#modules/broadcasts/index.ts'
import { bulletinById } from '#modules/bulletins/index.ts'
import { givenDevice } from '#modules/clusters/cluster.fixture.ts'
import { sql } from '#platform/db.ts'
import { officerWho, town, unit } from '#test/town.ts'
import { background } from '#test/work.ts'

import { given, givenInfo } from './cap/cap.fixture.ts'
import { addFeed, feeds } from './feeds.ts'
import { decideHabit } from './habit.ts'
import { poll } from './poll.ts'
import { receivedWhere } from './store.ts'

const here = await town('2026-11-23')
const { db, visit, owner, clock } = here
const { work, context } = background(here)
const home = '/can-bo/canh-bao'

const near = { lat: 10.51, lon: 106.51 }
const far = { lat: 10.7, lon: 106.7 }
const ring = '10.5,106.5 10.5,106.52 10.52,106.52 10.52,106.5 10.5,106.5'
const { cluster: nearOne } = await givenDevice(here, { at: near })
await givenDevice(here, { at: far })

beforeEach(() =>
  owner.tx(async (tx) => {
    await tx.run`truncate alerts.received, alerts.feed, alerts.habit, broadcasts.emergency`
  }),
)

async function bring(xml: string, who = here.officer) {
  const form = new FormData()
  form.append('file', new Blob([xml]), 'canh-bao.xml')
  return visit(who).upload(home, form)
}

const all = () => db.read((q) => receivedWhere(q, sql`true`))
const only = async () => (await all())[0]!
const bulletinOf = async (id: string | null) => db.read((q) => bulletinById(q, id ?? ''))

const decide = (over: Partial<Parameters<typeof decideHabit>[3]> = {}) =>
  db.tx((tx) =>
    decideHabit(tx, officerWho({ name: 'Phạm Quốc Hùng' }), clock.now, {
      atOnce: true,
      senders: ['kttv@tayninh.example'],
      leastSeverity: 'Severe',
      everywhere: true,
      onlySources: false,
      reason: 'Quyết định 12/QĐ-UBND',
      ...over,
    }),
  )

describe('nhận cảnh báo từ tệp', () => {
  test('an alert becomes a draft that an officer can work on', async () => {
    const { statusCode, headers } = await bring(given())
    expect(statusCode).toBe(303)
    const alert = await only()
    expect(headers.location).toBe(`${home}/${alert.id}`)
    expect(alert).toMatchObject({ outcome: 'draft', why: 'not-decided' })
    expect(await bulletinOf(alert.bulletinId)).toMatchObject({
      state: 'draft',
      priority: 'priority',
      title: 'Cảnh báo: Bão số 9 đổ bộ chiều mai',
      text: expect.stringContaining('Đề nghị bà con: Chằng chống nhà cửa'),
    })
    const { body } = await visit().get(`${home}/${alert.id}`)
    expect(body).toContain('Đài Khí tượng')
    expect((await visit().get(home)).body).toContain('Thành bản tin chờ soạn')
  })

  test('the same identifier twice does nothing', async () => {
    await bring(given())
    const before = await only()
    const again = await bring(given({}, givenInfo({}, { headline: 'Khác' })))
    expect(again.headers.location).toBe(`${home}/${before.id}`)
    expect(await all()).toHaveLength(1)
  })

  test('brought by two at once it comes once', async () => {
    await Promise.all([bring(given()), bring(given(), officerWho())])
    expect(await all()).toHaveLength(1)
  })

  test.each([
    ['một bài kiểm tra', given({ status: 'Test' }), 'not-actual'],
    ['diễn tập', given({ status: 'Exercise' }), 'not-actual'],
    ['bản nháp', given({ status: 'Draft' }), 'not-actual'],
    ['thông điệp kỹ thuật', given({ status: 'System' }), 'not-actual'],
    ['riêng tư', given({ scope: 'Private' }), 'not-public'],
    ['đã hết', given({}, givenInfo({}, { expires: '2026-11-23T08:59:59+07:00' })), 'expired'],
    ['nơi khác', given({}, givenInfo({ circle: '21.0,105.8 30' })), 'elsewhere'],
    ['báo nhận', given({ msgType: 'Ack' }), 'no-warning'],
    ['không lời', given({}, ''), 'no-warning'],
  ])('%s: nothing follows', async (_what, xml, why) => {
    await bring(xml)
    expect(await only()).toMatchObject({ outcome: 'ignored', why, bulletinId: null })
  })

  test.each([
    ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'không an toàn'],
    ['%PDF-1.7', 'không phải XML'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'không phải cảnh báo CAP'],
    [given({ sent: 'hôm qua' }), 'không đúng chuẩn CAP'],
    ['', 'trống'],
    ['x'.repeat(600_000), 'quá lớn'],
  ])('a hostile or wrong file is refused in words, and nothing of it stays', async (xml, says) => {
    const { statusCode, body } = await bring(xml)
    expect(statusCode).toBe(422)
    expect(body).toContain(says)
    expect(await all()).toEqual([])
  })

  test('who may not take alerts in does not', async () => {
    const desk = officerWho({ can: new Set(['public', 'dossier.view']) })
    expect((await bring(given(), desk)).statusCode).toBe(403)
    expect((await visit(desk).get(home)).statusCode).toBe(403)
  })
})

describe('thay và hủy', () => {
  const references = 'kttv@tayninh.example,VN-KTTV-2026-117,2026-11-23T08:00:00+07:00'
  const cancel = (over: Record<string, string> = {}) =>
    given({ identifier: 'VN-KTTV-2026-118', msgType: 'Cancel', references, ...over })

  test('a cancel takes the bulletin back', async () => {
    await bring(given())
    const { bulletinId } = await only()
    await bring(cancel())
    expect(await bulletinOf(bulletinId)).toMatchObject({ state: 'withdrawn' })
    const [, first] = await all()
    expect(first?.endedAt).not.toBeNull()
  })

  test('an update takes its place with a draft of its own', async () => {
    await bring(given())
    const { bulletinId } = await only()
    await bring(cancel({ msgType: 'Update' }))
    const [second] = await all()
    expect(second).toMatchObject({ outcome: 'draft' })
    expect(second?.bulletinId).not.toBe(bulletinId)
    expect(await bulletinOf(bulletinId)).toMatchObject({ state: 'withdrawn' })
  })

  test('a cancel that comes before what it cancels holds too', async () => {
    await bring(cancel())
    await bring(given())
    expect(await only()).toMatchObject({ outcome: 'ignored', why: 'called-off' })
  })

  test.each([
    ['another sender', { sender: 'ai-do@khac.example' }],
    ['an exercise', { status: 'Exercise' }],
  ])('%s calls nothing off', async (_what, over) => {
    await bring(given())
    const { bulletinId } = await only()
    await bring(cancel(over))
    expect(await bulletinOf(bulletinId)).toMatchObject({ state: 'draft' })
  })
})

describe('tự phát khẩn cấp', () => {
  const sounded = () => db.read(recentEmergencies)

  test('what the commune has decided sounds in its area, by its leader’s name, and waits for a review', async () => {
    await decide()
    await bring(given({}, givenInfo({ polygon: ring })))
    await work()
    const alert = await only()
    expect(alert).toMatchObject({ outcome: 'emergency', notSoundedWhy: null })
    expect(alert.soundedAt).not.toBeNull()
    expect(await sounded()).toMatchObject([
      { bulletinId: alert.bulletinId, targets: [{ kind: 'cluster', id: nearOne.id }] },
    ])
    expect(await bulletinOf(alert.bulletinId)).toMatchObject({
      state: 'approved',
      priority: 'emergency',
      approvedBy: 'Tự động, theo quyết định của Phạm Quốc Hùng',
      emergencyReason: expect.stringContaining('Quyết định 12/QĐ-UBND'),
      soundedAt: clock.now,
      reviewedAt: null,
    })
  })

  test('the same event delivered again sounds nothing twice', async () => {
    await decide()
    await bring(given({ identifier: 'VN-2' }, givenInfo({ polygon: ring })))
    const events = await work()
    for (const event of events) await background(here).redeliver(event)
    expect(await sounded()).toHaveLength(1)
  })

  test.each([
    ['a sender that was not named', { senders: ['khac@example'] }, 'other-sender'],
    ['less severe than decided', { leastSeverity: 'Extreme' as const }, 'less-severe'],
  ])('%s becomes a draft', async (_what, over, why) => {
    await decide(over)
    await bring(given())
    await work()
    expect(await only()).toMatchObject({ outcome: 'draft', why })
    expect(await sounded()).toEqual([])
  })

  test('a commune that changed its mind before the sound was there is silent', async () => {
    await decide()
    await bring(given())
    await decide({ atOnce: false })
    await work()
    expect(await only()).toMatchObject({ soundedAt: null, notSoundedWhy: 'not-decided' })
    expect(await sounded()).toEqual([])
  })

  test('a commune that asks for graver alerts before the sound was there is silent', async () => {
    await decide()
    await bring(given())
    await decide({ leastSeverity: 'Extreme' })
    await work()
    expect(await only()).toMatchObject({ soundedAt: null, notSoundedWhy: 'not-decided' })
    expect(await sounded()).toEqual([])
  })

  test('what is extreme for another district and slight here does not sound here', async () => {
    await decide()
    const grave = givenInfo({ circle: '21.0,105.8 30' }, { severity: 'Extreme', headline: 'Nặng' })
    const slight = givenInfo({ polygon: ring }, { severity: 'Minor', headline: 'Nhẹ' })
    await bring(given({}, grave + slight))
    await work()
    const alert = await only()
    expect(alert).toMatchObject({ outcome: 'draft', why: 'less-severe', severity: 'Minor' })
    expect((await bulletinOf(alert.bulletinId))?.title).toBe('Cảnh báo: Nhẹ')
    expect(await sounded()).toEqual([])
  })

  test('called off before it sounded, it does not', async () => {
    await decide()
    await bring(given())
    const references = 'kttv@tayninh.example,VN-KTTV-2026-117,2026-11-23T08:00:00+07:00'
    await bring(given({ identifier: 'X', msgType: 'Cancel', references }))
    await work()
    expect(await sounded()).toEqual([])
  })

  test('the decision needs a reason and a sender', async () => {
    const url = `${home}/quyet-dinh`
    const refused = await visit().post(url, { mode: 'at-once', senders: '', reason: '' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Ghi ít nhất một nơi gửi')
    const form = {
      mode: 'at-once',
      senders: 'a@b.example',
      leastSeverity: 'Extreme',
      reason: 'QĐ 3',
    }
    expect((await visit().post(url, form)).statusCode).toBe(303)
    expect((await visit().get(url)).body).toContain('a@b.example')
  })
})

describe('nguồn cảnh báo', () => {
  const address = 'https://canh-bao.example.org/feed.atom'
  const entry = (name: string) =>
    `<entry><link href="/cap/${name}"/><link type="application/cap+xml" href="${name}.xml"/></entry>`
  const atom = (...names: string[]) =>
    `<feed xmlns="http://www.w3.org/2005/Atom">${names.map(entry).join('')}<entry><link href="https://noi-khac.example/x.xml"/></entry></feed>`

  const asking = (pages: Record<string, string>, asked: string[] = []) => ({
    ...context,
    fetchPublic: (url: string) => {
      asked.push(url)
      const text = pages[new URL(url).pathname]
      return Promise.resolve(new Response(text ?? 'không có', { status: text ? 200 : 404 }))
    },
  })

  test('its new messages are taken once, in the order in which they were sent, from its own host', async () => {
    await db.tx((tx) => addFeed(tx, here.officer, { name: 'Đài tỉnh', address }))
    const references = 'kttv@tayninh.example,VN-KTTV-2026-117,2026-11-23T08:00:00+07:00'
    const pages = {
      '/feed.atom': atom('hai', 'mot'),
      '/mot.xml': given(),
      '/hai.xml': given({
        identifier: 'B',
        msgType: 'Cancel',
        references,
        sent: '2026-11-23T08:30:00+07:00',
      }),
    }
    const asked: string[] = []
    await poll(asking(pages, asked), { unit })
    expect((await all()).map(({ identifier }) => identifier)).toEqual(['B', 'VN-KTTV-2026-117'])
    await poll(asking(pages, asked), { unit })
    const origin = 'https://canh-bao.example.org'
    expect(asked).toEqual([address, `${origin}/hai.xml`, `${origin}/mot.xml`, address])
    expect(await db.read(feeds)).toMatchObject([{ fault: null }])
  })

  test.each([
    ['http-404', {}],
    ['not-xml', { '/feed.atom': '<feed>' }],
    ['too-large', { '/feed.atom': 'x'.repeat(600_000) }],
    ['not-xml', { '/feed.atom': '<!DOCTYPE feed [<!ENTITY a "b">]><feed>&a;</feed>' }],
  ])('%s is said beside the source', async (fault, pages) => {
    await db.tx((tx) => addFeed(tx, here.officer, { name: 'Đài tỉnh', address }))
    await poll(asking(pages), { unit })
    expect(await db.read(feeds)).toMatchObject([{ fault }])
  })

  test('an address in our own network is refused', async () => {
    const url = `${home}/quyet-dinh/nguon`
    const { statusCode, body } = await visit().post(url, {
      name: 'Nội bộ',
      address: 'http://10.0.0.1/',
    })
    expect(statusCode).toBe(422)
    expect(body).toContain('mạng riêng')
    expect((await visit().post(url, { name: 'Đài tỉnh', address })).statusCode).toBe(303)
    const [feed] = await db.read(feeds)
    expect((await visit().post(`${url}/${feed?.id}/bo`)).statusCode).toBe(303)
    expect(await db.read(feeds)).toEqual([])
  })
})

import { expect, test } from 'vitest'

import { count } from '#platform/columns.ts'
import { newId } from '#platform/id.ts'
import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { dossierByCode, saveDossier } from './store.ts'

const { db, visit, clock } = await town('2026-11-23')
const accept = '/can-bo/ho-so/moi/tiep-nhan'
const handOver = '/can-bo/ho-so/cho-tra/tra'

const dossier = async (code: string) => (await db.read((q) => dossierByCode(q, unit, code)))!
const online = async () =>
  (await givenDossier({ db, now: clock.now, over: { channel: 'online' } })).code

/** A dossier whose result lies ready; how it got there is another test's matter. */
async function finished(delivery?: 'post') {
  const { code } = await givenDossier({ db, now: clock.now, over: delivery ? { delivery } : {} })
  const before = await dossier(code)
  const ended = { state: 'done', step: null, stepRole: null, stepDueAt: null } as const
  const after = { ...before, ...ended, verdict: 'grant', hasResult: true, finishedAt: clock.now }
  await db.tx((tx) => saveDossier(tx, unit, { ...after, verdict: 'grant' }))
  return code
}

const ticks = async (codes: readonly string[]) =>
  Promise.all(codes.map(async (code) => `${code}:${(await dossier(code)).version}`))
const eventsOf = async (name: string, code: string) => {
  const { id } = await dossier(code)
  const counted = await db.read(
    (q) =>
      q.one(
        count,
      )`select count(*) as count from audit.event where unit_id = ${unit} and subject_id = ${id} and name = ${name}`,
  )
  return counted.count
}

test('the officer ticks online dossiers and takes them in at once; each gets its own event and due date', async () => {
  const codes = [await online(), await online(), await online()]
  const list = await visit().get('/can-bo/ho-so/moi')
  expect(list.body).toContain(`value="${codes[0]}:1"`)
  const sent = await visit().post(accept, { 'ho-so': await ticks(codes), _key: newId() })
  expect(sent.statusCode).toBe(303)
  const page = await visit().get(String(sent.headers['location']))
  expect(page.body).toContain('Đã tiếp nhận 3 hồ sơ')
  for (const code of codes) {
    expect(await dossier(code)).toMatchObject({ state: 'accepted', version: 2 })
    expect(await eventsOf('dossier.accepted', code)).toBe(1)
  }
})

test('what the rules refuse is named with its reason and stays as it was; the others are done', async () => {
  const [good, taken, changed] = [await online(), await online(), await online()]
  const picks = await ticks([good, taken, changed])
  await visit().post(`/can-bo/ho-so/${taken}/accept`)
  await visit().post(`/can-bo/ho-so/${changed}/reject`, { reason: 'Ảnh mờ' })
  const sent = await visit().post(accept, {
    'ho-so': [...picks.slice(0, 1), `${taken}:2`, ...picks.slice(2), 'H79.28.075-261122-9999:1'],
    _key: newId(),
  })
  const page = await visit().get(String(sent.headers['location']))
  expect(page.body).toContain('Đã tiếp nhận 1 hồ sơ')
  expect(page.body).toContain('Hồ sơ đã được tiếp nhận hoặc từ chối trước đó.')
  expect(page.body).toContain('Có người vừa xử lý hồ sơ này trước bạn.')
  expect(page.body).toContain('Không tìm thấy hồ sơ H79.28.075-261122-9999')
  expect(await dossier(good)).toMatchObject({ state: 'accepted' })
  expect(await dossier(changed)).toMatchObject({ state: 'rejected', version: 2 })
})

test('the same form sent again does nothing twice and shows the first answer', async () => {
  const form = { 'ho-so': await ticks([await online()]), _key: newId() }
  const [first, again] = [await visit().post(accept, form), await visit().post(accept, form)]
  expect(again.headers['location']).toBe(first.headers['location'])
  const page = await visit().get(String(again.headers['location']))
  expect(page.body).toContain('Đã tiếp nhận 1 hồ sơ')
  expect(page.body).not.toContain('Chưa làm được')
})

test('two officers with the same ticks: each dossier is taken in by one of them', async () => {
  const codes = await Promise.all(Array.from({ length: 20 }, online))
  const picks = await ticks(codes)
  const officers = [officerWho(), officerWho()]
  const answers = await Promise.all(
    officers.map((who, at) =>
      visit(who).post(accept, {
        'ho-so': at === 0 ? picks : picks.toReversed(),
        _key: newId(),
      }),
    ),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303])
  const pages = await Promise.all(
    answers.map(({ headers }, at) => visit(officers[at]).get(String(headers['location']))),
  )
  const done = pages.map(({ body }) => Number(/Đã tiếp nhận (\d+) hồ sơ/.exec(body)?.[1]))
  expect(done[0]! + done[1]!).toBe(20)
  for (const code of codes) expect(await eventsOf('dossier.accepted', code)).toBe(1)
})

test('results are handed to each applicant as each asked, or all to one receiver', async () => {
  const [own, posted, third] = [await finished(), await finished('post'), await finished()]
  await visit().post(handOver, { 'ho-so': await ticks([own, posted]), how: 'as-asked' })
  const page = await visit().get(`/can-bo/ho-so/${posted}`)
  expect(page.body).toContain('Trả kết quả cho Nguyễn Văn Minh')
  await visit().post(handOver, {
    'ho-so': await ticks([third]),
    how: 'post',
    to: 'Bưu điện Tân Trụ',
  })
  expect((await visit().get(`/can-bo/ho-so/${third}`)).body).toContain('Bưu điện Tân Trụ')
  for (const code of [own, posted, third])
    expect(await dossier(code)).toMatchObject({ state: 'returned' })
})

test.each([
  ['nothing is ticked', {}, 'Chọn ít nhất một hồ sơ'],
  ['a tick is not of a dossier', { 'ho-so': 'x' }, 'Chọn lại các hồ sơ'],
  [
    'too much is ticked',
    { 'ho-so': Array.from({ length: 201 }, (_, n) => `X-${n}:1`) },
    'nhiều nhất 200 hồ sơ',
  ],
])('the list comes back with a message when %s', async (_, form, message) => {
  await online()
  const page = await visit().post(accept, form)
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain(message)
})

test('without scripts a link ticks the whole page', async () => {
  const code = await online()
  const page = await visit().get('/can-bo/ho-so/moi?chon=tat-ca')
  expect(page.body).toMatch(new RegExp(`value="${code}:1"[^>]* checked`))
})

test('whoever may not receive sees no boxes and is refused; another officer’s answer is not found', async () => {
  const clerk = officerWho({ can: new Set(['public', 'dossier.view']) })
  const form = { 'ho-so': await ticks([await online()]), _key: newId() }
  expect((await visit(clerk).get('/can-bo/ho-so/moi')).body).not.toContain('class="pick"')
  expect((await visit(clerk).post(accept, form)).statusCode).toBe(403)
  const { headers } = await visit().post(accept, form)
  expect((await visit(clerk).get(String(headers['location']))).statusCode).toBe(404)
})

test('two hundred dossiers are taken in by one form', { timeout: 120_000 }, async () => {
  const codes = await Promise.all(Array.from({ length: 200 }, online))
  const sent = await visit().post(accept, { 'ho-so': await ticks(codes), _key: newId() })
  const page = await visit().get(String(sent.headers['location']))
  expect(page.body).toContain('Đã tiếp nhận 200 hồ sơ')
})

const counter = async () => (await givenDossier({ db, now: clock.now })).code
const forwardAll = '/can-bo/ho-so/bo-phan/chuyen'

test('ticked dossiers go to their next step with one note; what has still to be decided is named', async () => {
  const [one, two, undecided] = [await counter(), await counter(), await counter()]
  await visit().post(`/can-bo/ho-so/${undecided}/forward`, {})
  await visit().post(`/can-bo/ho-so/${undecided}/forward`, {})
  const list = await visit().get('/can-bo/ho-so/bo-phan')
  expect(list.body).toContain('Chuyển bước các hồ sơ đã chọn')
  const key = newId()
  const form = { 'ho-so': await ticks([one, two, undecided]), note: 'Kèm bản giấy', _key: key }
  const sent = await visit().post(forwardAll, form)
  const page = await visit().get(String(sent.headers['location']))
  expect(page.body).toContain('Đã chuyển 2 hồ sơ sang bước sau')
  expect(page.body).toContain('1 hồ sơ chưa làm được')
  for (const code of [one, two]) {
    expect(await dossier(code)).toMatchObject({ state: 'processing', step: 1 })
    expect((await visit().get(`/can-bo/ho-so/${code}`)).body).toContain('Kèm bản giấy')
  }
  expect(await dossier(undecided)).toMatchObject({ step: 2 })
  await visit().post(forwardAll, form)
  expect(await eventsOf('dossier.forwarded', one)).toBe(1)
})

test('two hundred are forwarded by one form', async () => {
  const codes = await Promise.all(Array.from({ length: 200 }, counter))
  const picks = await ticks(codes)
  const sent = await visit().post(forwardAll, { 'ho-so': picks, _key: newId() })
  const page = await visit().get(String(sent.headers['location']))
  expect(page.body).toContain('Đã chuyển 200 hồ sơ sang bước sau')
})

test('nothing ticked: the list comes back and says so; who does no steps may not', async () => {
  const page = await visit().post('/can-bo/ho-so/cua-toi/chuyen', { note: 'Gửi', _key: newId() })
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('Chọn ít nhất một hồ sơ')
  const reader = officerWho({ can: new Set(['public', 'dossier.view']) })
  expect((await visit(reader).post(forwardAll, {})).statusCode).toBe(403)
})

import { expect, test } from 'vitest'
import { z } from 'zod'

import { citizenWho, officerWho, unit } from '#test/town.ts'

import { mondayDesk } from './desk.fixture.ts'

const { db, visit, path, dossier, given, act, goTo } = await mondayDesk()
const byNumber = (a: number, b: number) => a - b
const Named = z.object({ name: z.string() })
const events = (id: string) =>
  db.read(
    (q) => q.many(Named)`
      select name from audit.event
      where unit_id = ${unit} and subject_id = ${id} and name <> 'dossier.opened' order by id`,
  )

test('a dossier goes through six steps, and the applicant gets the result', async () => {
  const { code, id } = await given()
  for (const note of ['Đủ giấy tờ', 'Giao chị Hoa'])
    expect((await act(code, 'forward', { note })).statusCode).toBe(303)
  await act(code, 'forward', { verdict: 'grant', note: 'Đủ điều kiện' })
  await act(code, 'forward')
  await act(code, 'forward', { verdict: 'grant' })
  expect(await dossier(code)).toMatchObject({
    state: 'processing',
    step: 5,
    stepRole: 'clerk',
    verdict: 'grant',
  })
  const page = (await visit().get(path(code))).body
  expect(page).toContain('Chuyển sang bước “Vào sổ, đóng dấu, phát hành”, ý kiến: ')
  expect((await act(code, 'finish')).statusCode).toBe(409)
  await act(code, 'attach-result', { title: 'Giấy phép xây dựng', documentNumber: '12/GPXD' })
  expect((await act(code, 'finish')).statusCode).toBe(303)
  await act(code, 'hand-over', { to: 'Nguyễn Văn Minh', how: 'counter' })
  expect(await dossier(code)).toMatchObject({ state: 'returned' })
  expect((await events(id)).map(({ name }) => name)).toEqual([
    'dossier.received',
    'dossier.forwarded',
    'dossier.forwarded',
    'dossier.forwarded',
    'dossier.forwarded',
    'dossier.forwarded',
    'dossier.result-attached',
    'dossier.finished',
    'dossier.handed-over',
  ])
})

test('the number is taken at issue: not before the decision, and nothing granted leaves without it', async () => {
  const { code } = await given()
  for (const form of [{}, {}]) await act(code, 'forward', form)
  const silent = await act(code, 'forward')
  expect(silent.statusCode).toBe(422)
  expect(silent.body).toContain('Chọn ý kiến thẩm định')
  const draft = { title: 'Dự thảo giấy phép' }
  const early = await act(code, 'attach-result', { ...draft, documentNumber: '12/GPXD' })
  expect(early.statusCode).toBe(409)
  expect(early.body).toContain('Lãnh đạo chưa quyết định')
  expect((await act(code, 'attach-result', draft)).statusCode).toBe(303)
  for (const form of [{ verdict: 'grant' }, {}, {}]) await act(code, 'forward', form)
  expect(await dossier(code)).toMatchObject({ stepRole: 'clerk' })
  expect((await visit().get(path(code))).body).toContain('còn thiếu: số, ký hiệu của kết quả')
  const bare = await act(code, 'finish')
  expect(bare.statusCode).toBe(409)
  expect(bare.body).toContain('Kết quả chưa có số, ký hiệu')
  const number = { result: '1', documentNumber: '13/GPXD' }
  expect((await act(code, 'number-result', { result: '1' })).statusCode).toBe(422)
  expect((await act(code, 'number-result', number)).statusCode).toBe(303)
  expect((await act(code, 'number-result', number)).statusCode).toBe(409)
  expect((await act(code, 'finish')).statusCode).toBe(303)
  expect((await visit().get(path(code))).body).toContain('Cấp số 13/GPXD')
})

test('asking for papers stops the clock; what the citizen brings starts it again, two days later', async () => {
  const { code } = await given()
  const before = await dossier(code)
  expect((await act(code, 'ask-supplement', { missing: 'Giấy khai sinh' })).statusCode).toBe(303)
  goTo('2026-11-26T09:00')
  await act(code, 'supply', { answer: 'Đã nộp giấy khai sinh' })
  const after = await dossier(code)
  expect(after).toMatchObject({ state: 'processing', timesSupplemented: 1 })
  expect(Temporal.Instant.compare(after.dueAt!, before.dueAt!)).toBe(1)
  expect((await visit().get(`${path(code)}/thoi-han`)).body).toContain('Người nộp đã bổ sung')
  expect((await act(code, 'ask-supplement', { missing: 'CCCD' })).statusCode).toBe(409)
})

test('a blank request comes back with the field marked and the rest kept', async () => {
  const { code } = await given()
  const page = await act(code, 'ask-supplement', { missing: ' ' })
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('Ghi rõ giấy tờ còn thiếu')
})

test('of two officers who forward at once one wins, the other is told and loses no text', async () => {
  const { code, id } = await given()
  const { version } = await dossier(code)
  const [one, other] = await Promise.all(
    ['Ý kiến của Lan', 'Ý kiến của Hoa'].map((note) =>
      act(code, 'forward', { note, version: String(version) }),
    ),
  )
  expect([one!.statusCode, other!.statusCode].toSorted(byNumber)).toEqual([303, 409])
  const loser = one!.statusCode === 409 ? one! : other!
  expect(loser.body).toContain(one === loser ? 'Ý kiến của Lan' : 'Ý kiến của Hoa')
  expect(loser.body).toContain('Có người vừa xử lý hồ sơ này trước bạn')
  expect(await events(id)).toHaveLength(2)
})

test('a double click does the act once, and both clicks see it done', async () => {
  const { code, id } = await given()
  const { version } = await dossier(code)
  const form = { version: String(version), note: 'Đủ giấy tờ', _key: 'the key of one page' }
  const clicks = await Promise.all([act(code, 'forward', form), act(code, 'forward', form)])
  expect(clicks.map(({ statusCode }) => statusCode)).toEqual([303, 303])
  expect(await events(id)).toHaveLength(2)
})

test('approve and send back at once: one wins', async () => {
  const { code } = await given()
  await act(code, 'forward')
  const { version } = await dossier(code)
  const answers = await Promise.all([
    act(code, 'forward', { version: String(version) }),
    act(code, 'send-back', { reason: 'Thiếu chữ ký', version: String(version) }),
  ])
  expect(answers.map(({ statusCode }) => statusCode).toSorted(byNumber)).toEqual([303, 409])
})

test('a refusal needs its reason; the applicant reads it, and not what officers wrote to each other', async () => {
  const { code } = await given()
  const { applicantId } = await dossier(code)
  await act(code, 'forward', { note: 'Ý kiến nội bộ' })
  const bare = await act(code, 'forward', { verdict: 'refuse' })
  expect(bare.statusCode).toBe(422)
  expect(bare.body).toContain('Ghi rõ lý do từ chối')
  const reason = 'Chưa đủ điều kiện theo quy định'
  for (let step = 0; step < 8; step += 1)
    await act(code, 'forward', { verdict: 'refuse', note: reason })
  await act(code, 'attach-result', { title: 'Văn bản từ chối' })
  await act(code, 'finish')
  expect(await dossier(code)).toMatchObject({ state: 'done', verdict: 'refuse' })
  const { body } = await visit(citizenWho(applicantId)).get(`/cua-toi/ho-so/${code}`)
  expect(body).toContain('Hồ sơ bị từ chối giải quyết')
  expect(body).toContain(reason)
  expect(body).not.toContain('Ý kiến nội bộ')
})

test('an officer may only do the steps of his role', async () => {
  const { code } = await given()
  const clerk = officerWho({
    can: new Set(['public', 'dossier.view', 'dossier.process', 'step.clerk']),
  })
  expect((await visit(clerk).post(`${path(code)}/forward`, {})).statusCode).toBe(403)
  expect((await visit(clerk).get(path(code))).body).toContain('Ở bước này bạn chỉ xem được hồ sơ')
})

test('an online application waits for the desk, and its clock starts when it is accepted', async () => {
  const { code } = await given({ channel: 'online' })
  expect(await dossier(code)).toMatchObject({ state: 'new', step: null })
  goTo('2026-11-25T08:00')
  expect((await act(code, 'accept')).statusCode).toBe(303)
  const after = await dossier(code)
  expect(after.receivedAt.equals(Temporal.Instant.from('2026-11-25T08:00:00+07:00'))).toBe(true)
  expect((await act(code, 'reject', { reason: 'Muộn' })).statusCode).toBe(409)
})

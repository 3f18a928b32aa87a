import { expect, test } from 'vitest'
import { z } from 'zod'

import { givenDossier, someone } from '#test/given.ts'
import { citizenWho, officerWho, town, unit } from '#test/town.ts'

import { dossierByCode } from './store.ts'

const { db, visit, clock } = await town('2026-11-23')
const byNumber = (a: number, b: number) => a - b
const given = (over = {}) => givenDossier({ db, now: clock.now, over })
const dossier = async (code: string) => (await db.read((q) => dossierByCode(q, unit, code)))!
const path = (code: string) => `/can-bo/ho-so/${code}`
const act = (code: string, name: string, form: Record<string, string> = {}) =>
  visit().post(`${path(code)}/${name}`, form)
const events = (id: string) =>
  db.read(
    (q) =>
      q.many(
        z.object({ name: z.string() }),
      )`select name from audit.event where unit_id = ${unit} and subject_id = ${id} and name <> 'dossier.opened' order by id`,
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

test('the officer sees who, what and until when, and the number masked', async () => {
  const applicant = someone()
  const { code } = await given({ applicant })
  const page = await visit().get(path(code))
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Nguyễn Văn Minh')
  expect(page.body).not.toContain(applicant.idNumber)
  expect(page.body).toContain('Chuyển bước tiếp theo')
})

test('asking for papers stops the clock; what the citizen brings starts it again, two days later', async () => {
  const { code } = await given()
  const before = await dossier(code)
  expect((await act(code, 'ask-supplement', { missing: 'Giấy khai sinh' })).statusCode).toBe(303)
  clock.now = Temporal.Instant.from('2026-11-26T09:00:00+07:00')
  await act(code, 'supply', { answer: 'Đã nộp giấy khai sinh' })
  const after = await dossier(code)
  expect(after).toMatchObject({ state: 'processing', timesSupplemented: 1 })
  expect(Temporal.Instant.compare(after.dueAt!, before.dueAt!)).toBe(1)
  expect((await visit().get(`${path(code)}/thoi-han`)).body).toContain('Người nộp đã bổ sung')
  expect((await act(code, 'ask-supplement', { missing: 'CCCD' })).statusCode).toBe(409)
  clock.now = Temporal.Instant.from('2026-11-23T09:00:00+07:00')
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
  clock.now = Temporal.Instant.from('2026-11-25T08:00:00+07:00')
  expect((await act(code, 'accept')).statusCode).toBe(303)
  const after = await dossier(code)
  expect(after.receivedAt.equals(clock.now)).toBe(true)
  expect((await act(code, 'reject', { reason: 'Muộn' })).statusCode).toBe(409)
  clock.now = Temporal.Instant.from('2026-11-23T09:00:00+07:00')
})

test('whoever has the code sees state and dates, and no name', async () => {
  const { code } = await given()
  const page = await visit({
    ...officerWho(),
    kind: 'public',
    actor: 'public',
    can: new Set(['public']),
  }).get(`/tra-cuu?ma=${code.toLowerCase()}`)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Được tiếp nhận')
  expect(page.body).not.toContain('Nguyễn Văn Minh')
  expect(page.body).not.toContain((await dossier(code)).procedureName)
})

test('who counts codes up is stopped, also where nobody is signed in and codes are wrong', async () => {
  const public_ = { kind: 'public' as const, actor: 'public', can: new Set(['public']) }
  const nobody = visit(officerWho(public_))
  const look = (n: number) => nobody.get(`/tra-cuu/H79.28.075-261123-${n}`)
  const answers: number[] = []
  for (let n = 7_000; n < 7_101; n += 1) answers.push((await look(n)).statusCode)
  expect(answers.slice(0, 90).every((status) => status === 404)).toBe(true)
  expect(answers.at(-1)).toBe(429)
  expect((await visit().get(`/tra-cuu/H79.28.075-261123-7000`)).statusCode).toBe(404)
})

test('a citizen sees her own dossier and nobody else’s', async () => {
  const { code } = await given()
  const mine = await dossier(code)
  const owner = citizenWho(mine.applicantId)
  const other = await dossier((await given()).code)
  const stranger = citizenWho(other.applicantId)
  expect((await visit(owner).get(`/cua-toi/ho-so/${code}`)).statusCode).toBe(200)
  expect((await visit(owner).get('/cua-toi')).body).toContain(code)
  expect((await visit(stranger).get(`/cua-toi/ho-so/${code}`)).statusCode).toBe(404)
  expect((await visit(stranger).get(`/cua-toi/ho-so/${code}/giay-tiep-nhan.pdf`)).statusCode).toBe(
    404,
  )
  expect((await visit(stranger).get(path(code))).statusCode).toBe(403)
  expect((await visit(stranger).get('/cua-toi')).body).not.toContain(code)
})

test('a citizen answers a request with a photo; it opens for her and the officer, not for a stranger', async () => {
  const { code } = await given()
  await act(code, 'ask-supplement', { missing: 'Ảnh chụp giấy phép' })
  const owner = citizenWho((await dossier(code)).applicantId)
  const form = new FormData()
  form.set('answer', 'Gửi ảnh')
  form.append('files', new File([png], '../../etc/ảnh.png', { type: 'text/html' }))
  expect((await visit(owner).upload(`/cua-toi/ho-so/${code}/bo-sung`, form)).statusCode).toBe(303)
  const link =
    /\/tep\/[0-9a-f-]+/.exec((await visit(owner).get(`/cua-toi/ho-so/${code}`)).body)?.[0] ?? ''
  const file = await visit(owner).get(link)
  expect(file.statusCode).toBe(200)
  expect(file.headers).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
  })
  expect(file.headers['content-disposition']).not.toContain('..')
  expect((await visit().get(link)).statusCode).toBe(200)
  const stranger = citizenWho((await dossier((await given()).code)).applicantId)
  expect((await visit(stranger).get(link)).statusCode).toBe(404)
})

test('an officer who opens only a paper of the dossier is written down, once an hour, and the applicant reads it', async () => {
  const { code } = await given()
  await act(code, 'ask-supplement', { missing: 'Ảnh chụp giấy phép' })
  const { id, applicantId } = await dossier(code)
  const owner = citizenWho(applicantId)
  const form = new FormData()
  form.set('answer', 'Gửi ảnh')
  form.append('files', new File([png], 'giay-phep.png'))
  await visit(owner).upload(`/cua-toi/ho-so/${code}/bo-sung`, form)
  const link = /\/tep\/[0-9a-f-]+/.exec((await visit(owner).get(`/cua-toi/ho-so/${code}`)).body)![0]
  const curious = officerWho({ name: 'Phạm Văn Tò', can: new Set(['public', 'dossier.view']) })
  for (let n = 0; n < 2; n += 1) expect((await visit(curious).get(link)).statusCode).toBe(200)
  const opened = await db.read(
    (q) => q.many(z.object({ actor: z.string() }))`
      select actor from audit.event where unit_id = ${unit} and subject_id = ${id} and name = 'dossier.opened'
        and actor = ${curious.actor}`,
  )
  expect(opened).toHaveLength(1)
  const seen = await visit(owner).get('/cua-toi/ai-da-xem')
  expect(seen.body.match(/Phạm Văn Tò/g)).toHaveLength(1)
  expect(seen.body).toContain(`Xử lý hồ sơ ${code}`)
  expect((await visit(officerWho({ can: new Set(['public']) })).get(link)).statusCode).toBe(404)
})

test('a file whose content is not what its name says is refused, and nothing else is lost', async () => {
  const { code } = await given()
  await act(code, 'ask-supplement', { missing: 'Giấy phép' })
  const owner = citizenWho((await dossier(code)).applicantId)
  const form = new FormData()
  form.set('answer', 'Lời giải thích dài của tôi')
  form.append(
    'files',
    new File(['<html><script>alert(1)</script></html>'], 'giay-phep.pdf', {
      type: 'application/pdf',
    }),
  )
  const page = await visit(owner).upload(`/cua-toi/ho-so/${code}/bo-sung`, form)
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('Lời giải thích dài của tôi')
})

test('the applicant reads who opened the file', async () => {
  const { code } = await given()
  await visit().get(path(code))
  await visit().get(path(code))
  const owner = citizenWho((await dossier(code)).applicantId)
  const page = await visit(owner).get(`/cua-toi/ho-so/${code}`)
  expect(page.body.match(/Mở xem hồ sơ/g)).toHaveLength(1)
})

test('the receipt is a PDF, and the same one when printed again', async () => {
  const { code } = await given()
  const [one, two] = [
    await visit().get(`${path(code)}/giay-tiep-nhan.pdf`),
    await visit().get(`${path(code)}/giay-tiep-nhan.pdf`),
  ]
  expect(one.headers['content-type']).toBe('application/pdf')
  expect(one.rawPayload.equals(two.rawPayload)).toBe(true)
})

test.each([
  '/can-bo',
  '/can-bo/ho-so',
  '/can-bo/ho-so/cua-toi',
  '/can-bo/ho-so/bo-phan',
  '/can-bo/ho-so/moi',
  '/can-bo/ho-so/qua-han',
  '/can-bo/ho-so/cho-tra',
  '/can-bo/tiep-nhan',
  '/can-bo/tiep-nhan/1.004873',
])('%s opens', async (url) => expect((await visit().get(url)).statusCode).toBe(200))

test('an unknown dossier is a page that says so', async () => {
  const page = await visit().get(path("x' or 1=1--"))
  expect(page.statusCode).toBe(404)
  expect(page.body).toContain('Không tìm thấy')
})

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const Openings = z.object({ kind: z.string(), reason: z.string() })

test('who prints a receipt has seen the whole number: only who may, and the applicant reads it', async () => {
  const { code } = await given()
  const { applicantId } = await dossier(code)
  const clerk = officerWho({ can: new Set(['public', 'dossier.view', 'step.clerk']) })
  const receipt = `${path(code)}/giay-tiep-nhan.pdf`
  expect((await visit(clerk).get(receipt)).statusCode).toBe(403)
  expect((await visit(clerk).get(path(code))).body).not.toContain('giay-tiep-nhan.pdf')
  expect((await visit().get(receipt)).statusCode).toBe(200)
  const openings = await db.read(
    (q) =>
      q.many(Openings)`select kind, reason from people.opening where person_id = ${applicantId}`,
  )
  expect(openings).toEqual([
    { kind: 'opened', reason: `Xử lý hồ sơ ${code}` },
    { kind: 'id-revealed', reason: `In giấy tiếp nhận hồ sơ ${code}` },
  ])
  const mine = await visit(citizenWho(applicantId)).get(`/cua-toi/ho-so/${code}`)
  expect(mine.body).toContain('In giấy tiếp nhận')
})

test('another system that reads a dossier leaves a line, once an hour', async () => {
  const { code } = await given()
  const client = officerWho({
    kind: 'client',
    actor: 'client:so-lieu',
    can: new Set(['api.dossiers']),
  })
  for (let n = 0; n < 3; n += 1)
    expect((await visit(client).get(`/api/v1/dossiers/${code}`)).statusCode).toBe(200)
  const { applicantId } = await dossier(code)
  const mine = await visit(citizenWho(applicantId)).get(`/cua-toi/ho-so/${code}`)
  expect(mine.body.match(/so-lieu/g)).toHaveLength(1)
})

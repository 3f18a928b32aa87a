import { expect, test } from 'vitest'
import { z } from 'zod'

import { citizenWho, officerWho } from '#test/town.ts'

import { mondayDesk } from './desk.fixture.ts'

const { db, visit, path, dossier, given, act } = await mondayDesk()

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

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
  const page = await visit(owner).get(`/cua-toi/ho-so/${code}`)
  const link = /\/tep\/[0-9a-f-]+/.exec(page.body)?.[0] ?? ''
  const curious = officerWho({ name: 'Phạm Văn Tò', can: new Set(['public', 'dossier.view']) })
  for (let n = 0; n < 2; n += 1) expect((await visit(curious).get(link)).statusCode).toBe(200)
  const opened = await db.read(
    (q) => q.many(z.object({ actor: z.string() }))`
      select actor from audit.event
      where subject_id = ${id} and name = 'dossier.opened' and actor = ${curious.actor}`,
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

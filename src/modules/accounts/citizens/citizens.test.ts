import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'

import { personByIdNumber } from '#modules/people/index.ts'
import { unit } from '#test/town.ts'

import { gate } from '../gate.fixture.ts'
import { addStandInCitizen } from './store.ts'
import { webBrowser, type WebPage } from './web.fixture.ts'

const { app, db, owner } = await gate('2026-09-01')
const site = await app.listen({ port: 0, host: '127.0.0.1' })
afterAll(() => app.close())

const lan = {
  idNumber: '080190000011',
  fullName: 'Lê Thị Bịa',
  birth: Temporal.PlainDate.from('1990-02-05'),
  note: 'chủ quán ăn',
}
await db.tx((tx) => addStandInCitizen(tx, unit, lan))

type Web = ReturnType<typeof webBrowser>

const agree = (web: Web, { url }: WebPage) => web.post(url.href, { agree: '1' })

/** From the commune's sign-in to the consent page of the portal, as the citizen on the list. */
async function toConsent(web: Web, back = '/tai-khoan') {
  const choose = await web.get(`${site}/dang-nhap/cong-dan?ve=${encodeURIComponent(back)}`)
  expect(choose.body).toContain('Cổng đăng nhập giả lập')
  expect(choose.body).toContain('Lê Thị Bịa')
  const consent = await web.post(choose.url.href, { known: lan.idNumber })
  expect(consent.body).toContain('Cổng đăng nhập giả lập')
  expect(consent.body).toContain('Đồng ý chia sẻ thông tin?')
  return consent
}

test('a citizen signs in at the portal, agrees, and is known by the identity number', async () => {
  const web = webBrowser()
  const arrived = await agree(web, await toConsent(web))
  expect(arrived.status).toBe(200)
  expect(arrived.url.pathname).toBe('/tai-khoan')
  expect(arrived.body).toContain('tài khoản định danh')
  const person = await db.read((q) => personByIdNumber(q, lan.idNumber))
  expect(person).toMatchObject({ fullName: 'Lê Thị Bịa', identityLevel: 'electronic' })
})

test('signing in again finds the same person', async () => {
  for (let n = 0; n < 2; n += 1) {
    const web = webBrowser()
    await agree(web, await toConsent(web))
  }
  const { count } = await db.read(
    (q) =>
      q.one(z.object({ count: z.number() }))`
      select count(*) from people.person where id_number = ${lan.idNumber}`,
  )
  expect(count).toBe(1)
})

test('somebody who is not on the list types who they are', async () => {
  const web = webBrowser()
  const choose = await web.get(`${site}/dang-nhap/cong-dan?ve=/tai-khoan`)
  const wrong = await web.post(choose.url.href, {
    fullName: 'A',
    idNumber: '12',
    birth: '30/02/1990',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('Số định danh gồm 12 chữ số')
  expect(wrong.body).toContain('Ngày sinh không có thật')
  const typed = { fullName: 'Phạm Văn Tưởng', idNumber: '080090000077', birth: '5/2/1987' }
  const arrived = await agree(web, await web.post(choose.url.href, typed))
  expect(arrived.url.pathname).toBe('/tai-khoan')
  expect(await db.read((q) => personByIdNumber(q, typed.idNumber))).toMatchObject({
    fullName: 'Phạm Văn Tưởng',
    birth: { year: 1987, month: 2, day: 5 },
  })
})

test('who does not agree is not signed in, and nothing is kept', async () => {
  const web = webBrowser()
  const choose = await web.get(`${site}/dang-nhap/cong-dan`)
  const typed = { fullName: 'Võ Thị Ảo', idNumber: '080190000099', birth: '01/01/1980' }
  const consent = await web.post(choose.url.href, typed)
  const refused = await web.post(consent.url.href, { cancel: '1' })
  expect(refused.status).toBe(409)
  expect(refused.body).toContain('Bạn đã không đồng ý')
  expect(web.jar.has('xaso')).toBe(false)
  expect(await db.read((q) => personByIdNumber(q, typed.idNumber))).toBeUndefined()
})

test('an answer that was not asked for in this browser signs nobody in', async () => {
  const victim = webBrowser()
  const stolen = await victim.get(
    `${site}/dang-nhap/cong-dan/ve?code=abc&state=xyz&iss=${encodeURIComponent(site)}`,
  )
  expect(stolen.status).toBe(409)
  const begun = webBrowser()
  await begun.get(`${site}/dang-nhap/cong-dan`)
  const mixed = await begun.get(`${site}/dang-nhap/cong-dan/ve?code=abc&state=xyz`)
  expect(mixed.status).toBe(409)
  expect(begun.jar.has('xaso')).toBe(false)
})

test('the portal asks who it is every time: a shared phone signs nobody in silently', async () => {
  const web = webBrowser()
  await agree(web, await toConsent(web))
  await web.post(`${site}/dang-xuat`, {})
  const again = await web.get(`${site}/dang-nhap/cong-dan`)
  expect(again.body).toContain('Bạn là ai?')
})

test('signing out ends the session here, and the portal’s when the citizen wants it', async () => {
  const web = webBrowser()
  await agree(web, await toConsent(web))
  const out = await web.post(`${site}/dang-xuat`, {})
  expect(out.body).toContain('Bạn đã đăng xuất')
  expect(out.body).toContain('Đăng xuất khỏi cổng định danh')
  const ask = await web.get(`${site}/dang-xuat/dinh-danh`)
  expect(ask.status).toBe(200)
  expect(ask.body).toContain('Cổng đăng nhập giả lập')
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(ask.body)?.[1] ?? ''
  const done = await web.post(`${site}/gia-lap/dinh-danh/session/end/confirm`, {
    xsrf,
    logout: 'yes',
  })
  expect(done.url.pathname).toBe('/da-dang-xuat')
  expect((await web.get(`${site}/tai-khoan`)).url.pathname).toBe('/dang-nhap')
})

test('the address by which the visitor came is the one they come back to', async () => {
  const other = site.replace('127.0.0.1', 'localhost')
  const web = webBrowser()
  const choose = await web.get(`${other}/dang-nhap/cong-dan?ve=/tai-khoan`)
  expect(choose.url.origin).toBe(other)
  const arrived = await agree(web, await web.post(choose.url.href, { known: lan.idNumber }))
  expect(arrived.url.href).toBe(`${other}/tai-khoan`)
})

test('a citizen sees and ends only sessions of their own', async () => {
  const [one, other] = [webBrowser(), webBrowser()]
  await agree(one, await toConsent(one))
  const choose = await other.get(`${site}/dang-nhap/cong-dan`)
  const stranger = { fullName: 'Người Khác', idNumber: '080190000055', birth: '01/01/1970' }
  await agree(other, await other.post(choose.url.href, stranger))
  const { id } = await owner.read(
    (q) =>
      q.one(z.object({ id: z.string() }))`
      select id from accounts.session where person_name = 'Người Khác' and ended_at is null`,
  )
  expect((await one.post(`${site}/tai-khoan/phien/${id}/dong`, {})).status).toBe(404)
  expect((await one.get(`${site}/tai-khoan`)).body).not.toContain(id)
})

test('a citizen may not open what is for staff', async () => {
  const web = webBrowser()
  await agree(web, await toConsent(web))
  for (const path of ['/tai-khoan/mat-khau', '/tai-khoan/xac-thuc', '/quan-tri/nguoi-dung'])
    expect((await web.get(site + path)).status).toBe(403)
})

test('every answer of the stand-in carries our security headers', async () => {
  const answer = await fetch(`${site}/gia-lap/dinh-danh/.well-known/openid-configuration`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await answer.json()).toMatchObject({ issuer: `${site}/gia-lap/dinh-danh` })
})

test('where there is no demonstration there is no stand-in', async () => {
  const real = await gate('2026-09-01', { demo: false })
  expect(
    (await real.browser().get('/gia-lap/dinh-danh/.well-known/openid-configuration')).statusCode,
  ).toBe(404)
  expect((await real.browser().get('/dang-nhap')).body).toContain('chưa nối với cổng định danh')
  expect((await real.browser().get('/dang-nhap/cong-dan')).statusCode).toBe(404)
})

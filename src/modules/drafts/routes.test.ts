import { expect, test } from 'vitest'
import { z } from 'zod'

import { dossierByCode } from '#modules/dossiers/index.ts'
import { personById } from '#modules/people/index.ts'
import { town, unit } from '#test/town.ts'

import {
  begin,
  contact,
  fill,
  funeral,
  givenCitizen,
  hiddenIn,
  readyDraft,
  road,
  send,
  uploadTo,
} from './filing.fixture.ts'

const commune = await town('2026-11-23')
const { db, owner, visit } = commune
const citizen = () => givenCitizen(commune)

const Count = z.object({ count: z.number() })
const dossiersOf = async (person: string) => {
  const { count } = await owner.read(
    (q) => q.one(Count)`
    select count(*)::int as count from dossiers.dossier where applicant_id = ${person}
  `,
  )
  return count
}

test('before anybody types: time, fee and papers, and which case it is', async () => {
  const { browser } = await citizen()
  const page = await browser.get(`/nop-ho-so/${road}`)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('5 ngày làm việc')
  expect(page.body).toContain('Bạn thuộc trường hợp nào?')
  expect(page.body).toContain('Phương án sử dụng tạm thời lòng đường')
  const again = await browser.post(`/nop-ho-so/${road}`, {})
  expect(again.statusCode).toBe(422)
  expect(again.body).toContain('Chọn trường hợp của bạn')
})

test('a visitor is sent to sign in and comes back', async () => {
  const visitor = visit({
    unit,
    actor: 'public',
    kind: 'public',
    name: '',
    can: new Set(['public']),
  })
  const answer = await visitor.get(`/nop-ho-so/${road}`)
  expect(answer.statusCode).toBe(303)
  expect(answer.headers.location).toBe(`/dang-nhap?ve=${encodeURIComponent(`/nop-ho-so/${road}`)}`)
})

test('a procedure of the desk says so and cannot be begun', async () => {
  const { browser } = await citizen()
  expect((await browser.get('/nop-ho-so/2.000815')).body).toContain('chưa nhận nộp trực tuyến')
  expect((await browser.post('/nop-ho-so/2.000815')).statusCode).toBe(409)
  expect((await browser.get('/nop-ho-so/9.999999')).statusCode).toBe(404)
})

test('an application goes from the first page to a dossier at the desk, with its papers', async () => {
  const { browser, person } = await citizen()
  const at = await readyDraft(browser)
  const review = await browser.get(`${at}/xem-lai`)
  expect(review.body).toContain('Trần Văn Mẫu')
  expect(review.body).toContain('1 ngày')
  expect(review.body).not.toContain(person.idNumber)
  const sent = await send(browser, at)
  expect(sent.statusCode).toBe(303)
  const location = String(sent.headers.location)
  const code = location.split('/').at(-1) ?? ''
  const done = await browser.get(location)
  expect(done.body).toContain(code)
  const dossier = await db.read((q) => dossierByCode(q, unit, code))
  expect(dossier).toMatchObject({
    state: 'new',
    channel: 'online',
    caseCode: 'funeral',
    applicantId: person.id,
  })
  const desk = await visit().get(`/can-bo/ho-so/${code}`)
  expect(desk.body).toContain('Phương án sử dụng tạm thời lòng đường')
  const file = /\/tep\/[0-9a-f-]+/.exec(desk.body)?.[0] ?? ''
  expect((await visit().get(file)).statusCode).toBe(200)
})

test('the record fills the form; the identity number stays covered', async () => {
  const { browser, person } = await citizen()
  const at = await begin(browser, '1.004873', {})
  const page = await browser.get(`${at}/to-khai`)
  expect(page.body).toContain(person.fullName)
  expect(page.body).toContain('079••••••')
  const self = await browser.post(`${at}/to-khai`, {
    ...hiddenIn(page.body),
    relation: 'self',
    _refresh: '1',
  })
  expect(self.statusCode).toBe(200)
  expect(self.body).toContain('05/02/1987')
})

test('what is typed on the phone is there at the computer, right or wrong', async () => {
  const { browser, device } = await citizen()
  const at = await begin(browser)
  const later = await fill(browser, `${at}/to-khai`, {
    ...funeral,
    area: 'bốn mươi',
    toDate: '31/02/2026',
    _later: '1',
  })
  expect(later.headers.location).toBe('/cua-toi/ban-nhap?da-luu=1')
  const computer = device()
  expect((await computer.get('/cua-toi/ban-nhap')).body).toContain(at)
  const resumed = await computer.get(at)
  const page = await computer.get(String(resumed.headers.location))
  expect(page.body).toContain('value="bốn mươi"')
  expect(page.body).toContain('value="31/02/2026"')
})

test('"Bắt đầu" again goes on with the draft, even when it is pressed twice at once', async () => {
  const { browser } = await citizen()
  const [one, two] = await Promise.all([begin(browser), begin(browser)])
  expect(one).toBe(two)
  expect(await begin(browser)).toBe(one)
})

test('a wrong form comes back filled, every wrong field marked, and is kept', async () => {
  const { browser } = await citizen()
  const at = await begin(browser)
  const page = await fill(browser, `${at}/to-khai`, { ...funeral, area: '-3', stretch: '' })
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('id="area-error"')
  expect(page.body).toContain('id="stretch-error"')
  expect(page.body).toContain('value="Đường mẫu"')
  expect((await browser.get(`${at}/to-khai`)).body).toContain('value="-3"')
})

test('sending too early leads to the page that lacks something, with everything kept', async () => {
  const { browser, person } = await citizen()
  const at = await begin(browser)
  const early = await send(browser, at)
  expect(early.statusCode).toBe(422)
  expect(early.body).toContain('id="road-error"')
  await fill(browser, `${at}/to-khai`, funeral)
  const bare = await send(browser, at)
  expect(bare.statusCode).toBe(422)
  expect(bare.body).toContain('Cần tải lên')
  expect(await dossiersOf(person.id)).toBe(0)
})

test('wrong contact details are marked on the last page and kept', async () => {
  const { browser } = await citizen()
  const at = await readyDraft(browser)
  const page = await send(browser, at, {
    'lien-he.phone': '12',
    'lien-he.delivery': 'post',
    'lien-he.address': '',
  })
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('id="lien-he.phone-error"')
  expect(page.body).toContain('id="lien-he.address-error"')
  expect((await browser.get(`${at}/xem-lai`)).body).toContain('value="12"')
})

test('a new telephone number of the applicant is the one the commune knows from then on', async () => {
  const { browser, person } = await citizen()
  const at = await readyDraft(browser)
  await send(browser, at, { ...contact, 'lien-he.phone': '0987 654 321' })
  expect((await db.read((q) => personById(q, person.id)))?.phone).toBe('0987654321')
})

test('a double click makes one dossier, and a third press leads to it', async () => {
  const { browser, person } = await citizen()
  const at = await readyDraft(browser)
  const form = { ...hiddenIn((await browser.get(`${at}/xem-lai`)).body), ...contact, _submit: '1' }
  const answers = await Promise.all([1, 2, 3].map(() => browser.post(`${at}/xem-lai`, form)))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303])
  expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1)
  const late = await browser.post(`${at}/xem-lai`, form)
  expect(late.headers.location).toBe(answers[0]?.headers.location)
  expect((await browser.get(`${at}/to-khai`)).headers.location).toBe(answers[0]?.headers.location)
  expect((await uploadTo(browser, at, [])).statusCode).toBe(303)
  expect(await dossiersOf(person.id)).toBe(1)
})

test('another citizen finds neither the draft nor its files, nor the confirmation', async () => {
  const { browser } = await citizen()
  const { browser: stranger } = await citizen()
  const at = await readyDraft(browser)
  const file = /\/tep\/[0-9a-f-]+/.exec((await browser.get(`${at}/giay-to`)).body)?.[0] ?? ''
  expect((await browser.get(file)).statusCode).toBe(200)
  expect((await stranger.get(file)).statusCode).toBe(404)
  expect((await visit().get(file)).statusCode).toBe(404)
  for (const page of ['', '/to-khai', '/giay-to', '/xem-lai', '/xoa'])
    expect((await stranger.get(at + page)).statusCode, page).toBe(404)
  for (const page of ['/to-khai', '/giay-to', '/xem-lai', '/luu', '/xoa'])
    expect((await stranger.post(at + page, funeral)).statusCode, page).toBe(404)
  expect((await stranger.get('/cua-toi/ban-nhap')).body).not.toContain(at)
  const sent = await send(browser, at)
  expect((await stranger.get(String(sent.headers.location))).statusCode).toBe(404)
})

test('script in any field stays text on every page', async () => {
  const { browser } = await citizen()
  const at = await begin(browser)
  const attack = `"><script>alert(1)</script><img src=x onerror=alert(2)>`
  const form = { ...funeral, deceasedName: attack, road: attack, stretch: attack }
  for (const page of [
    await fill(browser, `${at}/to-khai`, form),
    await browser.get(`${at}/to-khai`),
    await browser.get(`${at}/xem-lai`),
    await fill(browser, `${at}/xem-lai`, { 'lien-he.address': attack, 'lien-he.phone': attack }),
  ]) {
    expect(page.body).toContain('&lt;script')
    expect(page.body).not.toContain('<script>alert')
    expect(page.body).not.toContain('<img src=x')
  }
})

test('a draft is given up after one question, and its files go with it', async () => {
  const { browser } = await citizen()
  const at = await readyDraft(browser)
  const file = /\/tep\/[0-9a-f-]+/.exec((await browser.get(`${at}/giay-to`)).body)?.[0] ?? ''
  expect((await browser.get(`${at}/xoa`)).body).toContain('1 tệp')
  expect((await browser.post(`${at}/xoa`)).headers.location).toBe('/cua-toi/ban-nhap?da-xoa=1')
  expect((await browser.get(at)).statusCode).toBe(404)
  expect((await browser.get(file)).statusCode).toBe(404)
  const { count } = await owner.read(
    (q) => q.one(Count)`
    select count(*)::int as count from audit.event where subject_id = ${at.split('/').at(-1)} and name = 'draft.removed'
  `,
  )
  expect(count).toBe(1)
})

test('a second application is begun beside the first, pressed twice it is one, and another case changes no draft', async () => {
  const { browser } = await citizen()
  const first = await begin(browser)
  const page = await browser.get(`/nop-ho-so/${road}`)
  expect(page.body).toContain('Làm tiếp bản nháp')
  const form = { ...hiddenIn(page.body), caseCode: 'funeral' }
  const [second, again] = [await begin(browser, road, form), await begin(browser, road, form)]
  expect(second).not.toBe(first)
  expect(again).toBe(second)
  const other = await begin(browser, road, { caseCode: 'other' })
  expect([first, second]).not.toContain(other)
  expect((await browser.get(`${first}/to-khai`)).body).toContain('Đám tang')
})

test('what only an answer brings up is filled from the record before anybody is told that it is missing', async () => {
  const { browser, person } = await citizen()
  const at = await begin(browser, '1.001193', { caseCode: 'ordinary' })
  const hidden = hiddenIn((await browser.get(`${at}/to-khai`)).body)
  const answers = { ...hidden, relation: 'father', knownParents: 'both' }
  const { statusCode, body } = await browser.post(`${at}/to-khai`, answers)
  expect(statusCode).toBe(422)
  expect(body).toMatch(new RegExp(`name="father.fullName"[^>]* value="${person.fullName}"`))
  expect(body).toMatch(/name="mother.nationality"[^>]* value="Việt Nam"/)
  expect(body).not.toContain('quốc tịch')
})

test('copies asked for beside a free registration are in the cost on the last page', async () => {
  const { browser } = await citizen()
  const at = await begin(browser, '1.001193', { caseCode: 'ordinary' })
  await fill(browser, `${at}/to-khai`, { wantsCopies: 'yes', copies: '2' })
  expect((await browser.get(`${at}/xem-lai`)).body).toContain('2 bản × 8.000 đ = 16.000 đ')
  await fill(browser, `${at}/to-khai`, { wantsCopies: 'no', copies: '2' })
  expect((await browser.get(`${at}/xem-lai`)).body).not.toContain('Phí cấp bản sao')
})

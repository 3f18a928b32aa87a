import { expect, test } from 'vitest'

import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { mirrorByCode } from './store.ts'

const { db, visit, clock } = await town('2026-11-23')
const home = '/can-bo/ho-so-ngoai'
const typed = (over: Record<string, string> = {}) => ({
  system: 'national-portal',
  code: 'G22.99-261120-0001',
  procedureCode: '1.004222',
  procedureName: '',
  applicantName: 'Nguyễn Thị Mận',
  state: 'processing',
  submittedAt: '20/11/2026 08:15',
  receivedAt: '',
  dueAt: '27/11/2026',
  finishedAt: '',
  returnedAt: '',
  asOf: '23/11/2026 08:30',
  ...over,
})
const known = (code = 'G22.99-261120-0001') => db.read((q) => mirrorByCode(q, unit, code))

test('an officer enters a dossier of the portal, finds it in the list and opens it', async () => {
  const answer = await visit().post(`${home}/moi`, typed())
  expect(answer.statusCode).toBe(303)
  for (const query of [
    '',
    '?q=nguyen thi man',
    '?q=g22.99-261120-0001',
    '?trang-thai=processing&he-thong=national-portal',
  ])
    expect((await visit().get(`${home}${encodeURI(query)}`)).body).toContain('G22.99-261120-0001')
  expect((await visit().get(`${home}?trang-thai=done`)).body).not.toContain('G22.99-261120-0001')
  const page = await visit().get(String(answer.headers.location))
  expect(page.body).toContain('Hệ thống gốc: Cổng Dịch vụ công quốc gia')
  expect(page.body).toContain('27/11/2026</time>')
  expect(page.body).toContain('20/11/2026 08:15</time>')
  // A day that was said without an hour is not due at midnight, neither on the page nor in the field.
  expect(page.body).not.toContain('27/11/2026 00:00')
})

test('a form sent twice enters one dossier', async () => {
  const form = typed({ code: 'G22.99-261120-0009', _key: '0193a000-0000-7000-8000-00000000000a' })
  const [one, two] = await Promise.all([
    visit().post(`${home}/moi`, form),
    visit().post(`${home}/moi`, form),
  ])
  expect([one.statusCode, two.statusCode]).toEqual([303, 303])
  expect(one.headers.location).toBe(two.headers.location)
})

test('news that is not newer is refused with its reason, and what was typed stays', async () => {
  const path = `${home}/${(await known())?.id}`
  const late = await visit().post(path, typed({ state: 'done', asOf: '22/11/2026 08:30' }))
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('không mới hơn')
  expect(late.body).toContain('22/11/2026 08:30')
  expect(await known()).toMatchObject({ state: 'processing' })
  expect(
    (await visit().post(path, typed({ state: 'done', asOf: '23/11/2026 08:45' }))).statusCode,
  ).toBe(303)
  expect(await known()).toMatchObject({ state: 'done', source: 'hand' })
  expect((await visit().get(path)).body).toContain('Những lần ghi tay')
})

test('a dossier of ours cannot be entered as another system’s', async () => {
  const { code } = await givenDossier({ db, now: clock.now })
  const answer = await visit().post(`${home}/moi`, typed({ code }))
  expect([answer.statusCode, await known(code)]).toEqual([409, undefined])
  expect(answer.body).toContain('do xã giải quyết')
})

test('a procedure that is settled here is not followed from elsewhere', async () => {
  const answer = await visit().post(
    `${home}/moi`,
    typed({ code: 'X-1234', procedureCode: '1.001193' }),
  )
  expect(answer.statusCode).toBe(409)
})

test('blank and wrong fields come back with messages', async () => {
  const answer = await visit().post(
    `${home}/moi`,
    typed({ code: 'a b', state: '', dueAt: '31/02/2026' }),
  )
  expect(answer.statusCode).toBe(422)
  for (const text of [
    'Ghi mã hồ sơ đúng như',
    'Chọn trạng thái',
    'Ghi dạng ngày/tháng/năm',
    '31/02/2026',
  ])
    expect(answer.body).toContain(text)
})

test('the desk does not receive what is filed at the portal: it is led there', async () => {
  const asked = await visit().get('/can-bo/tiep-nhan/1.004222')
  expect([asked.statusCode, asked.headers.location]).toEqual([303, `${home}/moi?thu-tuc=1.004222`])
  const page = await visit().get(String(asked.headers.location))
  expect(page.body).toContain('Mở thủ tục trên Cổng để nộp')
  expect((await visit().post('/can-bo/tiep-nhan/1.004222')).statusCode).toBe(409)
})

test('who may only look is not offered to write', async () => {
  const reader = officerWho({ can: new Set(['public', 'mirror.view']) })
  const page = await visit(reader).get(home)
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain('Nhập tệp')
  expect((await visit(reader).get(`${home}/nhap`)).statusCode).toBe(403)
  expect((await visit(reader).post(`${home}/moi`, typed())).statusCode).toBe(403)
})

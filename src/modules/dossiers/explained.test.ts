import { expect, test } from 'vitest'

import { textOf } from '#platform/pdf/poppler.ts'
import { givenDossier, someone } from '#test/given.ts'
import { citizenWho, town, unit } from '#test/town.ts'

import { dossierByCode } from './store.ts'

// A Sunday; the Tuesday after, 24/11, is a public holiday.
const { db, visit, clock } = await town('2026-11-22')
const given = (over = {}) => givenDossier({ db, now: clock.now, over })
const funeral = {
  procedure: '1.013274',
  caseCode: 'funeral',
  form: { code: 'road-use', version: 1, values: {} },
}
const path = (code: string) => `/can-bo/ho-so/${code}`
const body = async (url: string) => (await visit().get(url)).body
const ownerOf = async (code: string) =>
  citizenWho((await db.read((q) => dossierByCode(q, unit, code)))!.applicantId)

test('the case that set the limit is named to officer and applicant, on the receipt, and not to strangers', async () => {
  const { code } = await given(funeral)
  const named = 'Đám tang'
  expect(await body(path(code))).toContain(named)
  const owner = await ownerOf(code)
  expect((await visit(owner).get(`/cua-toi/ho-so/${code}`)).body).toContain(named)
  const receipt = await visit().get(`${path(code)}/giay-tiep-nhan.pdf`)
  expect((await textOf(receipt.rawPayload)).replace(/\s+/g, ' ')).toContain(`trường hợp: ${named}`)
  expect(await body(`/tra-cuu?ma=${code}`)).not.toContain(named)
})

test('how a due date was computed names the limit, the case and the holiday that moved it', async () => {
  const { code } = await given(funeral)
  const page = await body(`${path(code)}/thoi-han`)
  expect(page).toContain('Đám tang')
  expect(page).toMatch(/Thời hạn áp dụng.*1 ngày/s)
  expect(page).toContain('Ngày thứ 1/1 (Nghỉ lễ: Ngày Văn hóa Việt Nam)')
  expect(page).toContain('Ngày cuối của thời hạn là ngày nghỉ')
})

test('while the clock stands still the page says so, and afterwards from when to when', async () => {
  const { code } = await given()
  const said = async () => body(`${path(code)}/thoi-han`)
  expect(await said()).not.toContain('đang tạm dừng')
  await visit().post(`${path(code)}/ask-supplement`, { missing: 'Giấy khai sinh của con' })
  expect(await said()).toContain('Thời hạn đang tạm dừng: yêu cầu bổ sung giấy tờ')
  await visit().post(`${path(code)}/supply`, { answer: 'Đã nộp' })
  expect(await said()).toContain('tạm dừng từ')
})

test('a change that moved no date is not listed', async () => {
  const { code } = await given({ channel: 'online' })
  await visit().post(`${path(code)}/accept`)
  expect(await body(`${path(code)}/thoi-han`)).not.toContain('Các lần thay đổi')
})

test('what waits for the desk has no receipt and no day of receipt, wherever it is shown', async () => {
  const { code } = await given({ channel: 'online' })
  const owner = await ownerOf(code)
  const mine = (await visit(owner).get(`/cua-toi/ho-so/${code}`)).body
  for (const page of [mine, await body(path(code)), await body(`/tra-cuu?ma=${code}`)]) {
    expect(page).not.toContain('giay-tiep-nhan.pdf')
    expect(page).not.toContain('Ngày tiếp nhận')
  }
  expect(await body('/can-bo/ho-so/moi')).toContain('data-label="Tiếp nhận">–<')
  await visit().post(`${path(code)}/withdraw`, { reason: 'Người nộp rút' })
  expect(await body(path(code))).not.toContain('giay-tiep-nhan.pdf')
})

test('at the counter a needed paper is ticked, or its absence has a reason that everybody reads later', async () => {
  const typed = {
    '_nguoi.idNumber': someone().idNumber,
    '_nguoi.fullName': 'Lê Thị Mận',
    '_nguoi.birthDate': '05/02/1987',
    'papers.0.paperName': 'Bằng tốt nghiệp',
    'papers.0.pages': '2',
    'papers.0.electronic': 'no',
    'papers.0.paperCopies': '1',
  }
  const url = '/can-bo/tiep-nhan/2.000815'
  const refused = await visit().post(url, typed)
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Chưa có: Bản chính giấy tờ cần chứng thực')
  const reason = 'Đã tra cứu trên VNeID'
  const done = await visit().post(url, { ...typed, '_giay.original.ly-do': reason })
  expect(done.statusCode).toBe(303)
  expect(await body(String(done.headers['location']))).toContain(
    `Không kèm: Bản chính giấy tờ cần chứng thực (${reason})`,
  )
})

test('the officer begins where the number is typed, goes on where something is still to do, and prints by one button', async () => {
  const url = '/can-bo/tiep-nhan/2.000815'
  const focused = (html: string) => /<input[^>]*autofocus[^>]*>/.exec(html)?.[0]
  expect(focused(await body(url))).toContain('name="_nguoi.idNumber"')
  const applicant = someone()
  await given({ applicant })
  const look = async (idNumber: string) =>
    (await visit().post(url, { '_nguoi.idNumber': idNumber, _tim: '1' })).body
  expect(focused(await look(applicant.idNumber))).toContain('name="_da-xem-the"')
  expect(focused(await look(someone().idNumber))).toContain('name="_nguoi.fullName"')
  const typed = {
    '_nguoi.idNumber': someone().idNumber,
    '_nguoi.fullName': 'Lê Thị Mận',
    '_nguoi.birthDate': '05/02/1987',
    'papers.0.paperName': 'Bằng tốt nghiệp',
    'papers.0.pages': '2',
    'papers.0.electronic': 'no',
    'papers.0.paperCopies': '1',
    '_giay.original': 'co',
    _in: '1',
  }
  const done = await visit().post(url, typed)
  const receipt = await visit().get(String(done.headers['location']))
  expect(receipt.headers['content-type']).toBe('application/pdf')
})

test('a request that says nothing, and a step without its decision, come back as wrong forms', async () => {
  const { code } = await given()
  const asked = await visit().post(`${path(code)}/ask-supplement`, { missing: 'x' })
  expect(asked.statusCode).toBe(422)
  expect(asked.body).toContain('để người nộp hiểu phải làm gì')
  for (let step = 0; step < 2; step += 1) await visit().post(`${path(code)}/forward`)
  const undecided = await visit().post(`${path(code)}/forward`, { note: 'Đã xem' })
  expect(undecided.statusCode).toBe(422)
  expect(undecided.body).toContain('Đã xem')
})

test('a paper shows the name of its file as it was uploaded', async () => {
  const { code } = await given()
  await visit().post(`${path(code)}/ask-supplement`, { missing: 'Ảnh chụp giấy phép' })
  const form = new FormData()
  form.set('answer', 'Gửi ảnh')
  form.append('files', new File([pixel], 'sơ đồ nhà ông Tám.png', { type: 'image/png' }))
  const owner = await ownerOf(code)
  expect((await visit(owner).upload(`/cua-toi/ho-so/${code}/bo-sung`, form)).statusCode).toBe(303)
  expect(await body(path(code))).toMatch(/href="\/tep\/[^"]+">sơ đồ nhà ông Tám\.png</)
})

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('where each case has a limit of its own no due date is told before the case is chosen', async () => {
  const { body } = await visit().get('/can-bo/tiep-nhan/1.013274')
  expect(body).toContain('Ngày hẹn trả tùy trường hợp chọn bên dưới')
  expect(body).toContain('Giải quyết trong 01 ngày')
  expect(body).toContain('Giải quyết trong 05 ngày làm việc')
  const pension = await visit().get('/can-bo/tiep-nhan/1.014027')
  expect(pension.body).toContain('Nếu nhận ngay bây giờ, hẹn trả')
})

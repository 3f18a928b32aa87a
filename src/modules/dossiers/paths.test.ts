import { expect, test } from 'vitest'
import { z } from 'zod'

import { contextOf } from '#platform/worker.ts'
import { givenDossier, someone } from '#test/given.ts'
import { citizenWho, officerWho, town, unit } from '#test/town.ts'

import { draftExtensionsJob } from './extensions/draft-job.ts'
import { setHandling } from './handling/actions.ts'
import { ordinary, type Handling } from './handling/domain.ts'
import { recomputeJob } from './recompute.ts'
import { limitsJob } from './stopping/limits-job.ts'
import { dueChangesOf } from './store-stays.ts'
import { dossierByCode } from './store.ts'

const commune = await town('2026-11-23')
const { db, visit, clock, database, world } = commune
const context = contextOf({
  fetch,
  sessionKey: 'a key of the tests, thirty-two bytes',
  database,
  files: world.files,
  units: async () => [unit],
  now: () => clock.now,
  log: { info() {}, warn() {}, error() {} },
})
const today = clock.now
const goTo = (text: string) => {
  clock.now = Temporal.Instant.from(`${text}:00+07:00`)
}
const given = (over = {}) => {
  clock.now = today
  return givenDossier({ db, now: clock.now, over })
}
const dossier = async (code: string) => (await db.read((q) => dossierByCode(q, unit, code)))!
const path = (code: string) => `/can-bo/ho-so/${code}`
const act = (code: string, name: string, form: Record<string, string> = {}) =>
  visit().post(`${path(code)}/${name}`, form)
const body = async (code: string) => (await visit().get(path(code))).body
const dueDay = async (code: string) =>
  (await dossier(code)).dueAt?.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate().toString()
const byNumber = (a: number, b: number) => a - b
const Named = z.object({ name: z.string(), data: z.record(z.string(), z.unknown()) })
const events = (id: string, name: string) =>
  db.read(
    (q) =>
      q.many(Named)`
        select name, data from audit.event
        where unit_id = ${unit} and subject_id = ${id} and name = ${name} order by id`,
  )

let entries = 0
/** What the commune sets for a procedure, from the first day of the year. */
async function allow(procedure: string, allowed: Partial<Handling>) {
  const done = await db.tx((tx) =>
    setHandling(tx, officerWho(), today, {
      procedure,
      seen: 0,
      effectiveFrom: Temporal.PlainDate.from('2026-01-01'),
      citation: `Quyết định số ${(entries += 1)}/QĐ-UBND`,
      allowed: { ...ordinary, ...allowed },
    }),
  )
  expect(done.ok).toBe(true)
}

test('at the counter a dossier is refused without a clock, and kept with its reason', async () => {
  clock.now = today
  const form = {
    '_nguoi.fullName': 'Lê Thị Mận',
    '_nguoi.idNumber': someone().idNumber,
    '_nguoi.birthDate': '05/02/1987',
    '_tu-choi': '1',
  }
  const blank = await visit().post('/can-bo/tiep-nhan/1.013225', form)
  expect(blank.statusCode).toBe(422)
  expect(blank.body).toContain('Ghi rõ lý do từ chối và hướng dẫn người nộp')
  expect(blank.body).toContain('Lê Thị Mận')
  const reason = 'Thửa đất không thuộc địa bàn xã'
  const done = await visit().post('/can-bo/tiep-nhan/1.013225', {
    ...form,
    '_ly-do-tu-choi': reason,
  })
  expect(done.statusCode).toBe(303)
  const code = String(done.headers.location).split('/').at(-1)!
  expect(await dossier(code)).toMatchObject({
    state: 'rejected',
    dueAt: null,
    firstDueAt: null,
    step: null,
    openTracks: 0,
  })
  expect(await body(code)).toContain(reason)
  expect((await act(code, 'accept')).statusCode).toBe(409)
})

test('who hands in for another is kept with the power of attorney, and the number masked', async () => {
  clock.now = today
  const proxy = someone()
  const form = {
    '_nguoi.fullName': 'Lê Thị Mận',
    '_nguoi.idNumber': someone().idNumber,
    '_nguoi.birthDate': '05/02/1987',
    '_tu-choi': '1',
    '_ly-do-tu-choi': 'Thiếu bản vẽ',
    '_thay.ten': 'Trần Văn Thay',
  }
  const halfway = await visit().post('/can-bo/tiep-nhan/1.013225', form)
  expect(halfway.statusCode).toBe(422)
  expect(halfway.body).toContain('Ghi số văn bản ủy quyền')
  const done = await visit().post('/can-bo/tiep-nhan/1.013225', {
    ...form,
    '_thay.so-dinh-danh': proxy.idNumber,
    '_thay.so-uy-quyen': '12/2026',
    '_thay.ngay': '20/11/2026',
    '_thay.noi': 'UBND xã Tân Trụ',
  })
  const page = await visit().get(String(done.headers.location))
  expect(page.body).toContain('Trần Văn Thay')
  expect(page.body).toContain('Số 12/2026, ngày 20/11/2026, tại UBND xã Tân Trụ')
  expect(page.body).not.toContain(proxy.idNumber)
})

test('a supplement that does not come in time stops the dossier, once however often the job runs', async () => {
  await allow('1.013225', { supplyDays: 5 })
  const { code, id } = await given()
  await act(code, 'ask-supplement', { missing: 'Bản vẽ thiết kế' })
  expect(await body(code)).toContain('Hạn bổ sung')
  goTo('2026-12-01T09:00')
  await limitsJob(context, {})
  expect(await dossier(code)).toMatchObject({ state: 'awaiting-supplement' })
  goTo('2026-12-02T09:00')
  await Promise.all([limitsJob(context, {}), limitsJob(context, {})])
  await limitsJob(context, {})
  expect(await dossier(code)).toMatchObject({ state: 'stopped' })
  expect(await events(id, 'dossier.stopped')).toMatchObject([{ data: { expired: true } }])
  expect(await body(code)).toContain('Dừng giải quyết vì hết hạn bổ sung')
  expect((await act(code, 'supply', { answer: 'Muộn rồi' })).statusCode).toBe(409)
})

test('a stopped dossier goes on with its pause added, or ends with a negative answer', async () => {
  const { code } = await given()
  const before = await dueDay(code)
  expect((await act(code, 'stop', { ground: ' ' })).statusCode).toBe(422)
  expect((await act(code, 'stop', { ground: 'Có đơn tranh chấp đất' })).statusCode).toBe(303)
  expect(await body(code)).toContain('Đã dừng giải quyết hồ sơ')
  expect((await act(code, 'forward')).statusCode).toBe(409)
  goTo('2026-11-27T09:00')
  expect((await act(code, 'resume', { reason: 'Đã hòa giải xong' })).statusCode).toBe(303)
  expect(await dossier(code)).toMatchObject({ state: 'processing', step: 0 })
  expect((await dueDay(code))! > before!).toBe(true)
  await act(code, 'stop', { ground: 'Lại tranh chấp' })
  expect((await act(code, 'close-stopped', { reason: 'Tòa đã thụ lý' })).statusCode).toBe(303)
  expect(await dossier(code)).toMatchObject({ state: 'done', verdict: 'refuse', stepRole: null })
})

test('money asked for stops the clock; paid or waived lets it run on', async () => {
  const { code, id } = await given()
  const before = await dueDay(code)
  const wrong = await act(code, 'ask-payment', { amount: 'nhiều', what: 'Lệ phí cấp phép' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Ghi số tiền bằng đồng')
  await act(code, 'ask-payment', { amount: '75.000 đ', what: 'Lệ phí cấp phép' })
  expect(await dossier(code)).toMatchObject({ state: 'awaiting-payment', payment: 'due' })
  expect(await body(code)).toContain('Cần nộp 75.000 đ')
  const owner = citizenWho((await dossier(code)).applicantId)
  expect((await visit(owner).get(`/cua-toi/ho-so/${code}`)).body).toContain('Cần nộp 75.000 đ')
  goTo('2026-11-26T09:00')
  expect((await act(code, 'settle-payment', { how: 'waived' })).body).toContain('Ghi căn cứ miễn')
  await act(code, 'settle-payment', { how: 'waived', note: 'Hộ nghèo' })
  expect(await dossier(code)).toMatchObject({ state: 'processing', payment: 'waived' })
  expect((await dueDay(code))! > before!).toBe(true)
  expect(await events(id, 'dossier.payment-settled')).toMatchObject([
    { data: { amount: 75_000, how: 'waived' } },
  ])
  expect((await act(code, 'settle-payment', { how: 'paid' })).statusCode).toBe(409)
})

test('the apology is drafted two working days before a likely breach, once, and the head signs it', async () => {
  const { code, id } = await given()
  const due = await dueDay(code)
  expect(due).toBe('2026-12-08')
  goTo('2026-12-03T16:00')
  await draftExtensionsJob(context, {})
  expect(await events(id, 'dossier.extension-drafted')).toHaveLength(0)
  goTo('2026-12-04T08:00')
  await Promise.all([draftExtensionsJob(context, {}), draftExtensionsJob(context, {})])
  expect(await events(id, 'dossier.extension-drafted')).toHaveLength(1)
  expect(await dueDay(code)).toBe(due)
  const specialist = officerWho({ can: new Set(['public', 'dossier.view', 'dossier.process']) })
  const sign = { reason: 'Xin lỗi bà con, còn chờ khảo sát', days: '3' }
  expect((await visit(specialist).post(`${path(code)}/sign-extension`, sign)).statusCode).toBe(403)
  expect((await act(code, 'sign-extension', sign)).statusCode).toBe(303)
  expect(await dueDay(code)).toBe('2026-12-11')
  expect(await body(code)).toContain('Đã gia hạn đến 11/12/2026')
  const owner = citizenWho((await dossier(code)).applicantId)
  const mine = (await visit(owner).get(`/cua-toi/ho-so/${code}`)).body
  expect(mine).toContain('Xin lỗi bà con, còn chờ khảo sát')
  expect(mine).not.toContain('Dự thảo')
  expect((await act(code, 'sign-extension', sign)).statusCode).toBe(409)
  expect((await act(code, 'draft-extension', sign)).statusCode).toBe(409)
  goTo('2026-12-10T08:00')
  await draftExtensionsJob(context, {})
  expect(await events(id, 'dossier.extension-drafted')).toHaveLength(1)
})

test('after the due date an extension must say so, and the dossier stays late', async () => {
  const { code, id } = await given()
  await act(code, 'draft-extension', { reason: 'Chờ kết quả đo đạc', days: '2' })
  goTo('2026-12-09T09:00')
  const typed = { reason: 'Xin lỗi vì đã trễ, còn chờ đo đạc', days: '2' }
  const refused = await act(code, 'sign-extension', typed)
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('Đã qua ngày hẹn trả')
  expect(refused.body).toContain(typed.reason)
  expect((await act(code, 'sign-extension', { ...typed, late: 'co' })).statusCode).toBe(303)
  expect(await dueDay(code)).toBe('2026-12-08')
  expect(await events(id, 'dossier.extended')).toMatchObject([{ data: { late: true } }])
  expect(await body(code)).toContain('hẹn lại ngày 11/12/2026')
  expect(await body(code)).toContain('Quá hạn')
})

test('a holiday announced after an extension moves the due date, and the extension stays in it', async () => {
  const { code, id } = await given()
  await act(code, 'draft-extension', { reason: 'Chờ kết quả đo đạc', days: '3' })
  await act(code, 'sign-extension', { reason: 'Xin lỗi', days: '3' })
  expect(await dueDay(code)).toBe('2026-12-11')
  const form = {
    from: '10/12/2026',
    kind: 'holiday',
    name: 'Nghỉ bão',
    citation: 'Công điện số 12/CĐ-UBND',
    certainty: 'certain',
  }
  expect((await visit().post('/quan-tri/lich/them', form)).statusCode).toBe(303)
  await recomputeJob(context, { unit, from: '2026-12-10', after: null })
  expect(await dueDay(code)).toBe('2026-12-14')
  const changes = await db.read((q) => dueChangesOf(q, unit, id))
  expect(changes.map(({ reason }) => reason)).toEqual(['extended', 'calendar'])
  const page = (await visit().get(`${path(code)}/thoi-han`)).body
  expect(page).toContain('Lãnh đạo ký phiếu xin lỗi và gia hạn')
  expect(page).toContain('14/12/2026')
})

test('of a withdrawal and an approval at once one wins; the other is told and loses no text', async () => {
  const { code } = await given()
  for (const step of [0, 1, 2, 3])
    await act(code, 'forward', step === 2 ? { verdict: 'grant' } : {})
  const { version } = await dossier(code)
  const seen = { version: String(version) }
  const reason = 'Gia đình không xây nữa'
  const [withdrawn, approved] = await Promise.all([
    act(code, 'withdraw', { ...seen, reason }),
    act(code, 'forward', { ...seen, verdict: 'grant', note: 'Đồng ý cấp phép' }),
  ])
  expect([withdrawn.statusCode, approved.statusCode].toSorted(byNumber)).toEqual([303, 409])
  const loser = withdrawn.statusCode === 409 ? withdrawn : approved
  expect(loser.body).toContain(loser === withdrawn ? reason : 'Đồng ý cấp phép')
  expect(loser.body).toContain('Có người vừa xử lý hồ sơ này trước bạn')
})

test('once the leader has approved, it is neither withdrawn nor stopped, until it is sent back', async () => {
  const { code } = await given()
  for (const step of [0, 1, 2, 3, 4])
    await act(code, 'forward', step === 2 ? { verdict: 'grant' } : {})
  expect((await dossier(code)).decidedAt).not.toBeNull()
  for (const [name, form] of [
    ['withdraw', { reason: 'Đổi ý' }],
    ['stop', { ground: 'Có đơn' }],
    ['ask-verification', { agency: 'Công an xã', question: 'Cư trú', days: '2' }],
  ] as const) {
    const refused = await act(code, name, form)
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('Đã có quyết định giải quyết')
  }
  expect(await body(code)).not.toContain(`id="viec-withdraw"`)
  await act(code, 'send-back', { reason: 'Sai số' })
  expect((await act(code, 'withdraw', { reason: 'Đổi ý' })).statusCode).toBe(303)
})

test('another agency is asked without stopping the clock; its answer is kept', async () => {
  const { code } = await given()
  const before = await dueDay(code)
  const question = { agency: 'Công an xã', question: 'Ông Minh có cư trú tại đây?', days: '3' }
  expect((await act(code, 'ask-verification', question)).statusCode).toBe(303)
  expect(await dueDay(code)).toBe(before)
  expect(await body(code)).toContain('Nhận trả lời xác minh')
  goTo('2026-11-26T09:00')
  await act(code, 'answer-verification', { number: '1', answer: 'Có cư trú từ 2019' })
  expect(await dueDay(code)).toBe(before)
  expect(await body(code)).toContain('Có cư trú từ 2019')
  expect((await act(code, 'answer-verification', { number: '1', answer: 'Nữa' })).statusCode).toBe(
    409,
  )
  await limitsJob(context, {})
  expect(await body(code)).not.toContain('coi là đồng ý')
})

test('where the rule says so the clock waits for the agency, until its answer or its limit', async () => {
  await allow('1.013274', { verificationPauses: true, verificationConsents: true })
  const { code, id } = await given({ procedure: '1.013274' })
  const before = await dueDay(code)
  await act(code, 'ask-verification', { agency: 'Công an xã', question: 'Hiện trạng', days: '3' })
  const whole = await dueDay(code)
  expect(whole! > before!).toBe(true)
  goTo('2026-11-26T08:00')
  await act(code, 'answer-verification', { number: '1', answer: 'Thông thoáng' })
  const answered = await dueDay(code)
  expect(answered! < whole!).toBe(true)
  expect(answered! > before!).toBe(true)
  await act(code, 'ask-verification', { agency: 'Điện lực', question: 'Cột điện', days: '2' })
  goTo('2026-12-01T08:00')
  await limitsJob(context, {})
  await limitsJob(context, {})
  expect(await events(id, 'dossier.consented')).toMatchObject([{ data: { agency: 'Điện lực' } }])
  expect(await body(code)).toContain('Điện lực không trả lời trong hạn, coi là đồng ý')
})

test('where silence is consent the dossier is granted at its due date, once', async () => {
  const { code, id } = await given({ procedure: '1.010736' })
  goTo('2026-12-07T09:00')
  await limitsJob(context, {})
  expect(await dossier(code)).toMatchObject({ state: 'accepted' })
  goTo('2026-12-10T09:00')
  await limitsJob(context, {})
  await limitsJob(context, {})
  const after = await dossier(code)
  expect(after).toMatchObject({ state: 'done', verdict: 'grant', step: null })
  expect(after.finishedAt?.equals(after.dueAt!)).toBe(true)
  expect(await events(id, 'dossier.finished')).toMatchObject([{ data: { bySilence: true } }])
  expect(await body(code)).toContain('coi là đồng ý')
})

test('a birth with residence and health card has three tracks, and is done when all are', async () => {
  const { code } = await given({ procedure: '2.000986' })
  expect(await dossier(code)).toMatchObject({ openTracks: 3 })
  const steps = (await dossier(code)).stepCount
  for (let step = 0; step + 1 < steps; step += 1) await act(code, 'forward', { verdict: 'grant' })
  await act(code, 'attach-result', { title: 'Giấy khai sinh' })
  const early = await act(code, 'finish')
  expect(early.statusCode).toBe(409)
  expect(early.body).toContain('Còn thủ tục liên thông chưa xong')
  await act(code, 'update-track', { number: '1', state: 'done', result: '15/2026' })
  await act(code, 'update-track', { number: '2', state: 'sent' })
  expect(await body(code)).toContain('Đã gửi, đang giải quyết')
  await act(code, 'update-track', { number: '2', state: 'done' })
  await act(code, 'update-track', { number: '3', state: 'refused', note: 'Đã có thẻ' })
  expect((await act(code, 'update-track', { number: '2', state: 'sent' })).statusCode).toBe(409)
  expect((await act(code, 'finish')).statusCode).toBe(303)
})

test('a visit has a place and an hour, and a wrong one comes back with what was typed', async () => {
  const { code } = await given()
  const form = { place: 'Nhà văn hóa ấp 3', day: '31/11/2026', time: '8:30' }
  const wrong = await act(code, 'plan-visit', form)
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Nhà văn hóa ấp 3')
  expect((await act(code, 'plan-visit', { ...form, day: '30/11/2026' })).statusCode).toBe(303)
  expect(await body(code)).toContain('Hẹn đăng ký lưu động lúc 08:30 30/11/2026')
})

test('a procedure may allow a second request, and a dossier keeps what held when it came in', async () => {
  const before = await given({ procedure: '1.002693' })
  await allow('1.002693', { mostSupplements: 2 })
  const after = await given({ procedure: '1.002693' })
  for (const { code } of [before, after]) {
    await act(code, 'ask-supplement', { missing: 'Ảnh chụp cây' })
    await act(code, 'supply', { answer: 'Đã nộp' })
  }
  const again = { missing: 'Sơ đồ vị trí' }
  expect((await act(before.code, 'ask-supplement', again)).statusCode).toBe(409)
  expect((await act(after.code, 'ask-supplement', again)).statusCode).toBe(303)
})

test('an applicant takes the application back online, once, and not after the decision', async () => {
  const { code, id } = await given()
  const owner = visit(citizenWho((await dossier(code)).applicantId))
  const page = `/cua-toi/ho-so/${code}/rut`
  expect((await owner.get(page)).body).toContain('không khôi phục được')
  expect((await owner.post(page, { reason: ' ' })).statusCode).toBe(422)
  const form = { reason: 'Không làm nhà nữa', _key: 'the key of one page' }
  const twice = await Promise.all([owner.post(page, form), owner.post(page, form)])
  expect(twice.map(({ statusCode }) => statusCode)).toEqual([303, 303])
  expect(await events(id, 'dossier.withdrawn')).toHaveLength(1)
  const other = await given()
  for (const step of [0, 1, 2, 3, 4])
    await act(other.code, 'forward', step === 2 ? { verdict: 'grant' } : {})
  const late = visit(citizenWho((await dossier(other.code)).applicantId))
  const refused = await late.post(`/cua-toi/ho-so/${other.code}/rut`, { reason: 'Đổi ý' })
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('Đã có quyết định giải quyết')
  expect(refused.body).toContain('Đổi ý')
  expect((await owner.get(`/cua-toi/ho-so/${other.code}/rut`)).statusCode).toBe(404)
})

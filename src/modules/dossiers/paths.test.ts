import { expect, test } from 'vitest'

import { someone } from '#test/given.ts'
import { citizenWho } from '#test/town.ts'

import { mondayDesk } from './desk.fixture.ts'

const { visit, dossier, goTo, given, act, body, dueDay, events } = await mondayDesk()
const byNumber = (a: number, b: number) => a - b

test('at the counter a dossier is refused without a clock, and kept with its reason', async () => {
  goTo('2026-11-23T09:00')
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
    // The page fills in where we are; nobody need say more of a place that is refused.
    'site.province': '80',
    'site.commune': '28075',
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
  goTo('2026-11-23T09:00')
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

test('money asked for stops the clock; a waiver with its ground lets it run on; an officer’s word pays nothing', async () => {
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
  expect((await act(code, 'settle-payment', { how: 'paid' })).statusCode).toBe(404)
  expect((await act(code, 'waive-payment')).body).toContain('Ghi căn cứ miễn')
  await act(code, 'waive-payment', { note: 'Hộ nghèo' })
  expect(await dossier(code)).toMatchObject({ state: 'processing', payment: 'waived' })
  expect((await dueDay(code))! > before!).toBe(true)
  expect(await events(id, 'dossier.payment-settled')).toMatchObject([
    { data: { amount: 75_000, how: 'waived' } },
  ])
  expect((await act(code, 'waive-payment', { note: 'Hộ nghèo' })).statusCode).toBe(409)
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

test('a birth with residence and health card has three tracks, and is done when all are', async () => {
  const { code } = await given({ procedure: '2.000986' })
  expect(await dossier(code)).toMatchObject({ openTracks: 3 })
  const steps = (await dossier(code)).stepCount
  for (let step = 0; step + 1 < steps; step += 1) await act(code, 'forward', { verdict: 'grant' })
  await act(code, 'attach-result', { title: 'Giấy khai sinh', documentNumber: '12/KS' })
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

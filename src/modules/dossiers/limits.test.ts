import { expect, test } from 'vitest'

import { citizenWho, officerWho, unit } from '#test/town.ts'

import { mondayDesk } from './desk.fixture.ts'
import { draftExtensionsJob } from './extensions/draft-job.ts'
import { recomputeJob } from './recompute.ts'
import { limitsJob } from './stopping/limits-job.ts'
import { dueChangesOf } from './store-stays.ts'

const { db, visit, context, path, dossier, allow, goTo, given, act, body, dueDay, events } =
  await mondayDesk()

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

import { describe, expect, test } from 'vitest'

import { dossierByCode } from '#modules/dossiers/index.ts'

import { refuse, takeIn } from './actions.ts'
import { twoCommunes } from './between.fixture.ts'

const { there, theirs, ours, other, stranger, given, transfer, act, url, form } =
  await twoCommunes()

describe('trả lại, lấy lại, cùng lúc', () => {
  test('refused with a reason it comes back, is sent again, or its papers go back with form 03', async () => {
    const { id } = await given()
    const silent = await other.post(url(id, '/refuse'), await form(id, { reason: '' }))
    expect(silent.statusCode).toBe(422)
    await other.post(url(id, '/refuse'), await form(id, { reason: 'Không thuộc thẩm quyền' }))
    expect((await ours.get(url(id))).body).toContain('Không thuộc thẩm quyền')
    await ours.post(url(id, '/resend'), await form(id, { to: '3', note: 'Gửi đúng nơi' }))
    expect(await transfer(id)).toMatchObject({ state: 'sent', toUnit: 3 })
    expect((await other.get(url(id))).statusCode).toBe(404)
    await stranger.post(url(id, '/refuse'), await form(id, { reason: 'Thiếu giấy tờ' }))
    await ours.post(url(id, '/close'), await form(id, { reason: 'Người nộp không bổ sung' }))
    expect((await transfer(id)).state).toBe('closed')
    expect((await ours.get(url(id))).body).toContain('Phiếu từ chối tiếp nhận')
  })

  test('receipt and refusal at once: one holds, the other is told, and there is one dossier or none', async () => {
    const { id, code } = await given()
    const same = await act(id)
    const ends = await Promise.all([
      there.tx((tx) => takeIn(tx, theirs, same)),
      there.tx((tx) => refuse(tx, theirs, { ...same, reason: 'Không đúng nơi' })),
    ])
    expect(ends.filter(({ ok }) => ok)).toHaveLength(1)
    const dossier = await there.read((q) => dossierByCode(q, 2, code))
    expect((await transfer(id)).state).toBe(dossier ? 'received' : 'refused')
  })

  test('a form that is sent twice does its work once, and a stale one keeps its text', async () => {
    const { id } = await given()
    const sent = await form(id, { reason: 'Không thuộc thẩm quyền của xã' })
    const answers = await Promise.all([
      other.post(url(id, '/refuse'), sent),
      other.post(url(id, '/refuse'), sent),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303])
    const stale = await other.post(url(id, '/refuse'), {
      version: '1',
      reason: 'Một lý do khác hẳn',
    })
    expect(stale.statusCode).toBe(409)
    expect(stale.body).toContain('Một lý do khác hẳn')
  })

  test('recalled before it was taken, it cannot be taken any more', async () => {
    const { id } = await given()
    await ours.post(url(id, '/recall'), await form(id, { reason: 'Người nộp đổi ý' }))
    const late = await other.post(url(id, '/receive'), await form(id))
    expect(late.statusCode).toBe(409)
  })
})

import { describe, expect, test } from 'vitest'

import { visitor } from '#platform/who.ts'
import { citizenWho, officerWho, unit } from '#test/town.ts'

import { account, bankTown, said } from '../payments.fixture.ts'
import { parsePayload } from '../vietqr/parse.ts'
import { billFor } from './actions.ts'

const { db, visit, officer, clock, desk, tell, owing } = await bankTown()

describe('nộp tiền', () => {
  test('the officer and the applicant see the code; nobody else does', async () => {
    const { code, bill, applicant } = await owing(50_000)
    const { body } = await desk.get(`/can-bo/ho-so/${code}/nop-tien`)
    for (const text of [bill, '50.000', 'Tài khoản minh họa', '<svg']) expect(body).toContain(text)
    const own = await visit(citizenWho(applicant)).get(`/cua-toi/ho-so/${code}/nop-tien`)
    expect([own.statusCode, own.body.includes(bill)]).toEqual([200, true])
    const other = await visit(citizenWho(officerWho().staff ?? '')).get(
      `/cua-toi/ho-so/${code}/nop-tien`,
    )
    expect(other.statusCode).toBe(404)
    expect((await desk.get(`/can-bo/ho-so/${code}`)).body).toContain(
      `/can-bo/ho-so/${code}/nop-tien`,
    )
  })

  test('whoever holds the code of the dossier may pay it, and learns nothing else of it', async () => {
    const { code, bill } = await owing(50_000)
    const anybody = visit(visitor(unit))
    expect((await anybody.get(`/tra-cuu/${code}`)).body).toContain(`/tra-cuu/${code}/nop-tien`)
    const { body } = await anybody.get(`/tra-cuu/${code}/nop-tien`)
    for (const text of [bill, '50.000', '<svg']) expect(body).toContain(text)
    await tell(said(bill, 50_000))
    const after = await anybody.get(`/tra-cuu/${code}/nop-tien`)
    expect(after.body).toContain('Đã nộp đủ')
    for (const text of ['Nguyễn Văn Minh', 'hôn nhân', 'Phí chứng thực', 'giao dịch FT'])
      expect(body + after.body).not.toContain(text)
    expect((await anybody.get('/tra-cuu/H79.28.075-261123-9999/nop-tien')).statusCode).toBe(404)
  })

  test('after a part the code asks for the rest', async () => {
    const { bill, id } = await owing(50_000)
    await tell(said(bill, 20_000))
    const payable = await db.tx((tx) => billFor(tx, officer, { dossier: id, now: clock.now }))
    const parsed = parsePayload(payable?.payload ?? '')
    expect(parsed).toMatchObject({ ok: true, said: { amount: 30_000, billNumber: bill } })
  })

  test('a wrong account is refused beside its field', async () => {
    const { statusCode, body } = await desk.post('/quan-tri/tai-khoan-thu', {
      ...account,
      bin: '1',
      number: '12-34',
    })
    expect(statusCode).toBe(422)
    for (const text of ['Chọn ngân hàng trong danh sách', 'Số tài khoản từ 1 đến 19'])
      expect(body).toContain(text)
  })
})

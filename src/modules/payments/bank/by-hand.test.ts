import { describe, expect, test } from 'vitest'

import { bankTown, said } from '../payments.fixture.ts'

const { desk, tell, owing, stateOf, notice } = await bankTown()

describe('đối soát bằng tay', () => {
  test('an officer matches money without a code, with a reason; a second one is told', async () => {
    const { code, bill } = await owing()
    const body = said('nop tien chung thuc', 14_000)
    await tell(body)
    const { id } = await notice(body.transactionId)
    expect((await desk.post(`/can-bo/doi-soat/${id}/ghep`, { bill, reason: '' })).statusCode).toBe(
      422,
    )
    expect(
      (
        await desk.post(`/can-bo/doi-soat/${id}/ghep`, {
          bill: 'XS00000000',
          reason: 'Người nộp báo',
        })
      ).statusCode,
    ).toBe(409)
    const form = { bill, reason: 'Người nộp trình ủy nhiệm chi' }
    const both = await Promise.all([
      desk.post(`/can-bo/doi-soat/${id}/ghep`, form),
      desk.post(`/can-bo/doi-soat/${id}/ghep`, form),
    ])
    expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([303, 409])
    expect(await stateOf(code)).toBe('processing')
    const { body: shown } = await desk.get(`/can-bo/doi-soat/${id}`)
    for (const text of [form.reason, code, 'Khớp']) expect(shown).toContain(text)
  })

  test('what came twice is noted as given back, what matched is not', async () => {
    const { bill } = await owing()
    const [first, second] = [said(bill, 14_000), said(bill, 14_000)]
    await tell(first)
    await tell(second)
    const refund = async (ref: string) =>
      (
        await desk.post(`/can-bo/doi-soat/${(await notice(ref)).id}/hoan`, {
          reason: 'Nộp hai lần, UNC 15',
        })
      ).statusCode
    expect(await refund(first.transactionId)).toBe(409)
    expect(await refund(second.transactionId)).toBe(303)
    expect((await notice(second.transactionId)).outcome).toBe('refunded')
  })
})

import { describe, expect, test } from 'vitest'

import { dossierByCode, settleDutyOf } from '#modules/dossiers/index.ts'
import { visitor } from '#platform/who.ts'
import { unit } from '#test/town.ts'

import { bankKey, bankTown, said } from '../payments.fixture.ts'
import { signatureOf } from './webhook.ts'

const { db, visit, officer, clock, desk, seconds, tell, owing, outcome, stateOf, notices } =
  await bankTown()

describe('ngân hàng báo có', () => {
  test('money with the right code and amount settles the dossier, and its clock goes on', async () => {
    const { code, bill } = await owing()
    expect(await stateOf(code)).toBe('awaiting-payment')
    clock.now = clock.now.add({ hours: 1 })
    expect(
      await outcome(said(`MBVCB.123.nop le phi ${bill.toLowerCase()}.CT tu 0099`, 14_000)),
    ).toBe('matched')
    const dossier = await db.read((q) => dossierByCode(q, unit, code))
    expect(dossier).toMatchObject({ state: 'processing', payment: 'paid', pausedAt: null })
    const { body } = await desk.get('/can-bo/doi-soat?ket-qua=matched')
    expect(body).toContain(code)
  })

  test('told twice it counts once; told with another amount it is refused', async () => {
    const { bill } = await owing()
    const notice = said(bill, 14_000)
    expect(await outcome(notice)).toBe('matched')
    expect(await outcome(notice)).toBe('known')
    expect((await tell({ ...notice, amount: 99_000 })).statusCode).toBe(409)
  })

  test('its number is one line: what was signed for a memo cannot be read as another notice', async () => {
    const { bill } = await owing()
    const real = said(`x\n2026-11-23T08:00:00+07:00\n14000\n${bill}`, 1_000)
    const { transactionId, at, amount } = real
    const read = {
      ...real,
      transactionId: [transactionId, at, amount, 'x'].join('\n'),
      at: '2026-11-23T08:00:00+07:00',
      amount: 14_000,
      memo: bill,
    }
    const stamp = String(seconds())
    expect(signatureOf(bankKey, stamp, read)).toBe(signatureOf(bankKey, stamp, real))
    expect((await tell(read)).statusCode).toBe(422)
  })

  test('told ten times at once it counts once', async () => {
    const { bill, code } = await owing()
    const notice = said(bill, 14_000)
    const all = await Promise.all(Array.from({ length: 10 }, () => outcome(notice)))
    expect(all.toSorted()).toEqual([...Array<string>(9).fill('known'), 'matched'])
    expect(await stateOf(code)).toBe('processing')
  })

  test('a hundred notices replayed, out of order and forged in between: each counts once, no forged one counts', async () => {
    const owed = await Promise.all(Array.from({ length: 20 }, () => owing()))
    // Of each bill five transactions of a fifth, told late ones first; every second one comes again, and each with a forged twin.
    const parts = owed.flatMap(({ bill }) =>
      Array.from({ length: 5 }, (_, n) =>
        said(bill, 2_800, { at: `2026-11-23T${String(20 - n)}:00:00+07:00` }),
      ),
    )
    const mixed = parts.toSorted((one, other) =>
      one.transactionId.split('').toReversed().join('') <
      other.transactionId.split('').toReversed().join('')
        ? -1
        : 1,
    )
    const forged = { 'x-bank-signature': 'f'.repeat(64) }
    const all = mixed.flatMap((one, n) => [
      { notice: one, over: {}, status: 200 },
      { notice: { ...one, transactionId: `X${one.transactionId}` }, over: forged, status: 403 },
      ...(n % 2 ? [{ notice: one, over: {}, status: 200 }] : []),
    ])
    // A bank has a few connections.
    for (let at = 0; at < all.length; at += 25) {
      const some = all.slice(at, at + 25)
      const answers = await Promise.all(some.map(({ notice, over }) => tell(notice, over)))
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(some.map(({ status }) => status))
    }
    for (const { code, bill } of owed) {
      expect(await stateOf(code)).toBe('processing')
      expect(await notices(bill)).toEqual(Array<string>(5).fill('matched'))
    }
  })

  test('two parts in any order: the dossier waits for the last', async () => {
    const { code, bill } = await owing()
    const later = said(bill, 10_000, { at: '2026-11-23T10:00:00+07:00' })
    expect(await outcome(later)).toBe('short')
    expect(await stateOf(code)).toBe('awaiting-payment')
    expect(await outcome(said(bill, 4_000))).toBe('matched')
    expect(await stateOf(code)).toBe('processing')
  })

  test('too much settles and is marked; a second payment is a duplicate; one after a waiver is too much', async () => {
    const one = await owing()
    expect(await outcome(said(one.bill, 20_000))).toBe('over')
    expect(await stateOf(one.code)).toBe('processing')
    expect(await outcome(said(one.bill, 14_000))).toBe('duplicate')
    const two = await owing()
    await db.tx((tx) =>
      settleDutyOf(tx, officer, {
        code: two.code,
        now: clock.now,
        how: 'waived',
        note: 'Hộ nghèo',
      }),
    )
    expect(await outcome(said(two.bill, 14_000))).toBe('over')
  })

  test('without a code, or with two, nobody guesses', async () => {
    const [one, two] = [await owing(), await owing()]
    expect(await outcome(said('chuyen tien', 14_000))).toBe('unknown')
    expect(await outcome(said(`${one.bill} ${two.bill}`, 28_000))).toBe('unknown')
    expect(await stateOf(one.code)).toBe('awaiting-payment')
  })

  test('a bad signature, an old notice, money of the future and an unknown account are refused, and nothing is kept', async () => {
    const { bill, code } = await owing()
    const notice = said(bill, 14_000)
    expect((await tell(notice, { 'x-bank-signature': 'f'.repeat(64) })).statusCode).toBe(403)
    const old = String(Number(seconds()) - 3_600)
    const signed = {
      'x-bank-timestamp': old,
      'x-bank-signature': signatureOf(bankKey, old, notice),
    }
    expect((await tell(notice, signed)).statusCode).toBe(403)
    expect(
      (
        await tell(
          { ...notice, amount: 1 },
          { 'x-bank-signature': signatureOf(bankKey, seconds(), notice) },
        )
      ).statusCode,
    ).toBe(403)
    const elsewhere = await visit(visitor(unit)).json(
      `/api/v1/bank-notices/${officer.staff}`,
      notice,
    )
    expect(elsewhere.statusCode).toBe(403)
    const never = await tell({ ...notice, at: '9999-12-31T00:00:00+07:00' })
    expect([never.statusCode, never.body.includes('nằm ở tương lai')]).toEqual([422, true])
    expect(await stateOf(code)).toBe('awaiting-payment')
  })
})

import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { z } from 'zod'

import {
  askApplicantToPay,
  dossierByCode,
  settleDutyOf,
  type DossierId,
} from '#modules/dossiers/index.ts'
import { visitor } from '#platform/who.ts'
import { givenDossier } from '#test/given.ts'
import { citizenWho, officerWho, town, unit } from '#test/town.ts'

import { signatureOf } from './bank/webhook.ts'
import { billFor } from './bills/actions.ts'
import { parsePayload } from './vietqr/parse.ts'

const place = await town('2026-11-23')
const { db, visit, officer, clock } = place
const desk = visit(officer)
const bankKey = 'a key shared with the bank, thirty-two bytes'

const account = { bin: '970405', number: '0011012345678', holder: 'UBND XA TAN TRU', demo: 'yes' }
expect((await desk.post('/quan-tri/tai-khoan-thu', account)).statusCode).toBe(303)
expect((await desk.post('/quan-tri/tai-khoan-thu/khoa', { secret: bankKey })).statusCode).toBe(303)

/** A dossier that waits for money, with its bill. */
async function owing(amount = 14_000) {
  const { code } = await givenDossier({ db, now: clock.now })
  const asked = await db.tx((tx) =>
    askApplicantToPay(tx, officer, { code, now: clock.now, amount, what: 'Phí chứng thực' }),
  )
  if (!asked.ok) throw new Error(asked.why)
  const bill = await billOf(asked.value.id)
  return { code, bill: bill.code, id: asked.value.id, applicant: asked.value.applicantId }
}
async function billOf(dossier: DossierId) {
  const payable = await db.tx((tx) => billFor(tx, officer, { dossier, now: clock.now }))
  if (!payable) throw new Error('no bill')
  return payable.bill
}
const stateOf = async (code: string) => (await db.read((q) => dossierByCode(q, unit, code)))?.state
const accountId = await db.read(async (q) => {
  const { id } = await q.one(
    z.object({ id: z.uuid() }),
  )`select id from payments.account where unit_id = ${unit}`
  return id
})

let number = 0
const said = (memo: string, amount: number, over: object = {}) => ({
  transactionId: `FT${(number += 1)}`,
  at: '2026-11-23T09:00:00+07:00',
  amount,
  memo,
  payer: 'NGUYEN VAN A',
  ...over,
})
const seconds = () => String(Math.floor(clock.now.epochMilliseconds / 1000))
const tell = (body: ReturnType<typeof said>, over: Record<string, string> = {}) =>
  visit(visitor(unit)).json(`/api/v1/bank-notices/${accountId}`, body, {
    'x-bank-timestamp': seconds(),
    'x-bank-signature': signatureOf(bankKey, seconds(), body),
    ...over,
  })
const outcome = async (body: ReturnType<typeof said>) =>
  (await tell(body)).json<{ outcome: string }>().outcome

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

  test('told ten times at once it counts once', async () => {
    const { bill, code } = await owing()
    const notice = said(bill, 14_000)
    const all = await Promise.all(Array.from({ length: 10 }, () => outcome(notice)))
    expect(all.toSorted()).toEqual([...Array<string>(9).fill('known'), 'matched'])
    expect(await stateOf(code)).toBe('processing')
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

  test('a bad signature, an old notice and an unknown account are refused, and nothing is kept', async () => {
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
    expect(await stateOf(code)).toBe('awaiting-payment')
  })
})

const Ids = z.object({ id: z.string(), outcome: z.string(), bankRef: z.string() })
const notice = (ref: string) =>
  db.read(
    (q) =>
      q.one(
        Ids,
      )`select id, outcome, bank_ref from payments.notice where unit_id = ${unit} and bank_ref = ${ref}`,
  )

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

const heading = ['Ngày giao dịch', 'Số giao dịch', 'Số tiền ghi có', 'Nội dung', 'Người chuyển']
const columns = { at: '0', ref: '1', amount: '2', memo: '3', payer: '4' }
const csv = (rows: readonly string[][]) =>
  new File(
    [
      [['NGÂN HÀNG MINH HỌA'], heading, ...rows]
        .map((row) => row.map((cell) => `"${cell}"`).join(','))
        .join('\r\n'),
    ],
    'sao-ke.csv',
  )
async function upload(file: File) {
  const form = new FormData()
  form.set('file', file)
  return desk.upload('/can-bo/doi-soat/sao-ke', form)
}

describe('sao kê', () => {
  test('the columns are chosen once; the next file of the bank is read by itself, and nothing counts twice', async () => {
    const [one, two] = [await owing(), await owing()]
    const row = (ref: string, memo: string, amount = '14.000') => [
      '23/11/2026 08:00',
      ref,
      amount,
      memo,
      'TRAN B',
    ]
    const file = csv([
      row('S1', one.bill),
      row('S1', one.bill),
      row('S2', 'khong ro'),
      row('S3', 'x', '-5.000'),
      row('S4', 'x', 'năm nghìn'),
    ])
    const sent = await upload(file)
    const place = String(sent.headers.location)
    expect((await desk.get(place)).body).toContain('Chọn cột')
    expect((await desk.post(place, { ...columns, ref: '0' })).statusCode).toBe(422)
    expect((await desk.post(place, columns)).statusCode).toBe(303)
    expect(await stateOf(one.code)).toBe('processing')
    const { body } = await desk.get(place)
    for (const text of ['Khớp', 'Đã biết từ trước', 'Tiền ra', 'Không đọc được số tiền'])
      expect(body).toContain(text)

    const next = await upload(csv([row('S1', one.bill), row('S5', two.bill)]))
    expect((await desk.get(String(next.headers.location))).body).not.toContain('Chọn cột')
    expect(await stateOf(two.code)).toBe('processing')
  })

  test('a workbook is read like a text', async () => {
    const { code, bill } = await owing()
    const cells = [heading, ['23/11/2026', 'X1', '14000', `NOP ${bill}`, 'LE C']].map((row) =>
      row.map((value) => ({ value })),
    )
    const bytes = await writeXlsxFile(cells).toBuffer()
    const sent = await upload(new File([new Uint8Array(bytes)], 'sao-ke.xlsx'))
    expect(sent.statusCode).toBe(303)
    expect(await stateOf(code)).toBe('processing')
  })

  test('a file in another encoding, an empty one and a picture are refused with what to do', async () => {
    const latin = new File([new Uint8Array([0x4e, 0x67, 0xe0, 0x79, 0x2c, 0xff, 0x0a])], 'cu.csv')
    for (const file of [latin, new File([], 'trong.csv')]) {
      const { statusCode } = await upload(file)
      expect(statusCode).toBe(422)
    }
  })
})

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

import { z } from 'zod'

import { askApplicantToPay, dossierByCode, type DossierId } from '#modules/dossiers/index.ts'
import { visitor } from '#platform/who.ts'
import { givenDossier } from '#test/given.ts'
import { town, unit } from '#test/town.ts'

import { signatureOf } from './bank/webhook.ts'
import { billFor } from './bills/actions.ts'

export const bankKey = 'a key shared with the bank, thirty-two bytes'
export const account = {
  bin: '970405',
  number: '0011012345678',
  holder: 'UBND XA TAN TRU',
  demo: 'yes',
}

const Ids = z.object({ id: z.string(), outcome: z.string(), bankRef: z.string() })

let number = 0
/** What a bank says of money that came in. */
export const said = (memo: string, amount: number, over: object = {}) => ({
  transactionId: `FT${(number += 1)}`,
  at: '2026-11-23T09:00:00+07:00',
  amount,
  memo,
  payer: 'NGUYEN VAN A',
  ...over,
})
type Said = ReturnType<typeof said>

/** A commune with an account for fees, whose bank tells of money. */
export async function bankTown() {
  const place = await town('2026-11-23')
  const { db, visit, officer, clock } = place
  const desk = visit(officer)
  await desk.post('/quan-tri/tai-khoan-thu', account)
  await desk.post('/quan-tri/tai-khoan-thu/khoa', { secret: bankKey })
  const { id: accountId } = await db.read(
    (q) =>
      q.one(z.object({ id: z.uuid() }))`select id from payments.account where unit_id = ${unit}`,
  )
  const seconds = () => String(Math.floor(clock.now.epochMilliseconds / 1000))
  const tell = (body: Said, over: Record<string, string> = {}) =>
    visit(visitor(unit)).json(`/api/v1/bank-notices/${accountId}`, body, {
      'x-bank-timestamp': seconds(),
      'x-bank-signature': signatureOf(bankKey, seconds(), body),
      ...over,
    })
  async function billOf(dossier: DossierId) {
    const payable = await db.tx((tx) => billFor(tx, officer, { dossier, now: clock.now }))
    if (!payable) throw new Error('no bill')
    return payable.bill
  }
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
  return {
    ...place,
    desk,
    seconds,
    tell,
    owing,
    outcome: async (body: Said) => (await tell(body)).json<{ outcome: string }>().outcome,
    stateOf: async (code: string) => (await db.read((q) => dossierByCode(q, unit, code)))?.state,
    /** What came for a bill, in the order in which we heard of it. */
    notices: async (bill: string) =>
      (
        await db.read(
          (q) => q.many(Ids)`
            select id, outcome, bank_ref from payments.notice
            where unit_id = ${unit} and bill_code = ${bill} order by id
          `,
        )
      ).map(({ outcome }) => outcome),
    notice: (ref: string) =>
      db.read(
        (q) => q.one(Ids)`
          select id, outcome, bank_ref from payments.notice where unit_id = ${unit} and bank_ref = ${ref}
        `,
      ),
  }
}

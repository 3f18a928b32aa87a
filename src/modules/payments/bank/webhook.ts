import { createHmac, timingSafeEqual } from 'node:crypto'

import { z } from 'zod'

import { unseal } from '#modules/accounts/index.ts'
import type { Read } from '#platform/db.ts'
import { allow, type App } from '#platform/http.ts'
import { conflict, found, Problem } from '#platform/problem.ts'
import { system, type UnitId, type Who } from '#platform/who.ts'

import { outcomes } from '../bills/domain.ts'
import { accounts } from '../bills/store.ts'
import { limitAnybody } from '../vietqr/api.ts'
import { takeNotice } from './take.ts'

const Said = z.object({
  // The lines that are signed would read otherwise if a line break could stand in a number.
  transactionId: z
    .string()
    .min(1)
    .max(80)
    .regex(/^\P{Cc}+$/u, 'Không được có dấu xuống dòng'),
  at: z.iso.datetime({ offset: true }).describe('Lúc tiền vào, có múi giờ'),
  amount: z.number().int().positive().max(9_999_999_999_999),
  memo: z.string().max(500),
  payer: z.string().max(200).default(''),
})
export type Said = z.input<typeof Said>

const contract = {
  tags: ['payments'],
  summary: 'Ngân hàng báo tiền vào tài khoản',
  description:
    'Ký HMAC-SHA256 (hex) trên các dòng: thời điểm gửi, transactionId, at, amount, memo; nối bằng xuống dòng. Tiêu đề `x-bank-timestamp` là giây Unix, `x-bank-signature` là chữ ký. Gửi lại cùng transactionId không ghi thêm gì.',
  params: z.object({ account: z.uuid() }),
  body: Said,
  response: { 200: z.object({ outcome: z.enum([...outcomes, 'known']) }) },
}

/** What is signed: every part that decides something, each on its line. */
export const signatureOf = (key: string, timestamp: string, said: Said): string => {
  const { transactionId, at, amount, memo } = said
  const text = [timestamp, transactionId, at, String(amount), memo].join('\n')
  return createHmac('sha256', key).update(text).digest('hex')
}

const same = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** A notice that is older was recorded by somebody and is sent again. */
const freshSeconds = 900

/** No money comes tomorrow; a bank’s clock may be wrong by hours. */
const aheadAtMost = { hours: 24 } as const

/** Who acts when a bank tells of money. */
export const bank = (unit: UnitId): Who => ({
  ...system(unit),
  actor: 'client:bank',
  kind: 'client',
  name: 'Ngân hàng',
})

const Key = z.object({ sealed: z.instanceof(Buffer) })

const sealedKey = (q: Read, unit: UnitId, account: string) => q.maybe(Key)`
  select sealed from payments.bank_key where unit_id = ${unit} and account_id = ${account}::uuid
`

/** Báo có trực tiếp từ ngân hàng: believed for its signature alone, counted once, in whatever order it comes. */
export function webhookRoutes(app: App) {
  app.post('/api/v1/bank-notices/:account', allow('public', contract), async (req) => {
    await limitAnybody(req)
    const { who, body, now } = req
    const { unit } = who
    const { sealed, account } = await req.db.read(async (q) => ({
      sealed: (await sealedKey(q, unit, req.params.account))?.sealed,
      account: (await accounts(q, unit)).find(({ id }) => id === req.params.account),
    }))
    const key = sealed && unseal(app.world.sessionKey, 'bank-key', sealed)
    const timestamp = String(req.headers['x-bank-timestamp'] ?? '')
    const signature = String(req.headers['x-bank-signature'] ?? '')
    const age = Math.abs(Number(timestamp) - now.epochMilliseconds / 1000)
    const isOurs = key !== undefined && same(signature, signatureOf(key, timestamp, body))
    if (!isOurs || !(age <= freshSeconds))
      throw new Problem(403, 'Chữ ký của ngân hàng không đúng hoặc đã quá hạn')
    const { id } = found(account, 'tài khoản này')
    const { transactionId: ref, amount, memo, payer } = body
    const at = Temporal.Instant.from(body.at)
    if (Temporal.Instant.compare(at, now.add(aheadAtMost)) > 0)
      throw new Problem(422, 'Lúc tiền vào nằm ở tương lai: đồng hồ bên gửi sai')
    const heard = { ref, at, amount, memo, payer }
    const came = await req.db.tx((tx) => takeNotice(tx, bank(unit), { account: id, heard, now }))
    if (came === 'differs') throw conflict('Giao dịch này đã được báo với số tiền khác')
    return { outcome: came }
  })
}

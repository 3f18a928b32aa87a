import { z } from 'zod'

import type { DossierId } from '#modules/dossiers/index.ts'
import { addGroup } from '#modules/fees/index.ts'
import { billFor, openAccount, setBankKey, takeHeard } from '#modules/payments/index.ts'

import { standInKey } from '../src/stand-ins/bank/where.ts'
import { at, done, officer, type Stage } from './stage.ts'

/** A demonstration account, who pays less, and two notices of the bank: a part of a fee, and money without a code. */
export async function takeMoney(stage: Stage) {
  const { plan, ledger, moments, since, now } = stage
  const scope = { unit: plan.unit }
  const opened = moments.before(moments.on(since, 1), 3 * 480)
  const admin = plan.officers.find(({ roles }) => roles.includes('administrator'))?.login ?? ''
  const who = at(officer(stage, admin), opened)
  await ledger.once(`${plan.unit}/account`, scope, async (tx) => {
    const account = { bin: '970405', number: '0000000000000', holder: 'TAI KHOAN MINH HOA' }
    await openAccount(tx, who, { ...account, isDemo: true, now: opened })
    const key = { key: stage.sessionKey, secret: standInKey, now: opened }
    done(await setBankKey(tx, who, key), 'bank key')
    const group = {
      who: 'Người thuộc hộ nghèo',
      procedureCode: '',
      percent: 100,
      proof: 'Giấy chứng nhận hộ nghèo còn hạn',
      citation: 'Nghị quyết giả định của bản trình diễn',
      certainty: 'M' as const,
      effectiveFrom: since,
    }
    await addGroup(tx, who, group, opened)
  })
  await ledger.once(`${plan.unit}/bank`, scope, async (tx) => {
    const [owing] = await tx.many(z.object({ id: z.uuid() }))`
      select id from dossiers.dossier where unit_id = ${plan.unit} and state = 'awaiting-payment' order by code limit 1
    `
    if (!owing) return
    const teller = at(officer(stage, admin), now)
    const payable = await billFor(tx, teller, { dossier: owing.id as DossierId, now })
    if (!payable) return
    const heard = { at: now.subtract({ hours: 2 }), amount: 25_000, payer: 'NGUYEN VAN A' }
    const from = { account: payable.account.id, source: 'statement' as const, now }
    await takeHeard(tx, teller, from, [
      {
        ...heard,
        ref: 'MH0001',
        memo: `MBVCB nop le phi ${payable.bill.code.toLowerCase()} CT tu 0099`,
      },
      { ...heard, ref: 'MH0002', memo: 'chuyen tien nop ho so', payer: 'TRAN THI B' },
    ])
  })
}

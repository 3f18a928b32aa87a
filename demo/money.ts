import { addGroup } from '#modules/fees/index.ts'
import { openAccount, setBankKey } from '#modules/payments/index.ts'

import { standInKey } from '../src/stand-ins/bank/where.ts'
import { payAtDesk } from './money-cash.ts'
import { owingDossiers } from './money-owed.ts'
import { payByTransfer } from './money-transfers.ts'
import { at, done, officer, type Stage } from './stage.ts'

/** An account for demonstration, who pays less, and money that came in every way that money comes. */
export async function takeMoney(stage: Stage) {
  const account = await openForMoney(stage)
  // The second commune is too small to show them all.
  if (!stage.officers.has('vanthu')) return
  const owing = await owingDossiers(stage, 12)
  const [paidByBank, paidInCash] = [owing.slice(0, 8), owing.slice(8)]
  if (paidInCash.length < 3) return
  await payByTransfer(stage, account, paidByBank)
  await payAtDesk(stage, paidInCash)
}

function openForMoney(stage: Stage) {
  const { plan, ledger, moments, since } = stage
  const opened = moments.before(moments.on(since, 1), 3 * 480)
  const admin = plan.officers.find(({ roles }) => roles.includes('administrator'))?.login ?? ''
  const who = at(officer(stage, admin), opened)
  return ledger.once(`${plan.unit}/account`, { unit: plan.unit }, async (tx) => {
    const account = { bin: '970405', number: '0000000000000', holder: 'TAI KHOAN MINH HOA' }
    const id = await openAccount(tx, who, { ...account, isDemo: true, now: opened })
    // The stand-in of a bank tells of what is paid there.
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
    return id
  })
}

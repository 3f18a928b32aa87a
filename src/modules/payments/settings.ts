import { seal } from '#modules/accounts/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { accountInUse, type AccountId } from './bills/store.ts'
import { about } from './events.ts'

export type NewAccount = {
  bin: string
  number: string
  holder: string
  isDemo: boolean
  now: Temporal.Instant
}

/** Đặt tài khoản thụ hưởng: codes made from now on name it; those that are out still lead to the old one. */
export async function openAccount(tx: Tx, who: Who, a: NewAccount): Promise<AccountId> {
  const { unit, actor } = who
  const id = newId<'payment-account'>()
  await tx.run`
    update payments.account set closed_at = ${a.now.toString()} where unit_id = ${unit} and closed_at is null
  `
  await tx.run`
    insert into payments.account (unit_id, id, bin, number, holder, is_demo, opened_at, opened_by)
    values (${unit}, ${id}, ${a.bin}, ${a.number}, ${a.holder}, ${a.isDemo}, ${a.now.toString()}, ${actor})
  `
  const { bin, number, holder, isDemo } = a
  await record(tx, who, 'payment.account-opened', about('payment-account', id), {
    bin,
    number,
    holder,
    isDemo,
  })
  return id
}

type NewKey = { key: string; secret: string; now: Temporal.Instant }

/** The key of the bank's notices for the account in use; it is sealed and never shown again. */
export async function setBankKey(
  tx: Tx,
  who: Who,
  { key, secret, now }: NewKey,
): Promise<Outcome<AccountId, 'no-account'>> {
  const account = await accountInUse(tx, who.unit)
  if (!account) return no('no-account')
  await tx.run`
    insert into payments.bank_key (unit_id, account_id, sealed, changed_at)
    values (${who.unit}, ${account.id}, ${seal(key, 'bank-key', secret)}, ${now.toString()})
    on conflict (unit_id, account_id) do update set sealed = excluded.sealed, changed_at = excluded.changed_at
  `
  await record(tx, who, 'payment.key-changed', about('payment-account', account.id), {
    number: account.number,
  })
  return yes(account.id)
}

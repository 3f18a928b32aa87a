import { z } from 'zod'

import { seal, unseal } from '#modules/accounts/index.ts'
import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { plan } from '#platform/jobs.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import type { UnitId, Who } from '#platform/who.ts'

import '../events.ts'
import { pauseAfter } from './domain.ts'

const Row = z.object({
  isOn: z.boolean(),
  address: z.string(),
  token: z.instanceof(Buffer),
  changedAt: instant,
  failures: z.number(),
  nextTryAt: instant.nullable(),
  lastFailure: z.string().nullable(),
  lastAnswerAt: instant.nullable(),
})

/** Kết nối: where the axis is, and how it has answered lately. */
export type Connection = z.output<typeof Row>

export const connectionOf = (q: Read, unit: UnitId): Promise<Connection | undefined> => q.maybe(
  Row,
)`
  select is_on, address, token, changed_at, failures, next_try_at, last_failure, last_answer_at
  from exchange.connection where unit_id = ${unit}
`

type Settings = { isOn: boolean; address: string; token: string }
type With = { key: string; now: Temporal.Instant }

/** Switches the line on or off. The token is sealed; without a new one the old one stays. */
export async function changeConnection(
  tx: Tx,
  who: Who,
  { isOn, address, token }: Settings,
  { key, now }: With,
): Promise<Outcome<undefined, 'token-missing'>> {
  const known = await connectionOf(tx, who.unit)
  // A token is meant for one address: it is not sent to another one that somebody typed.
  const isKept = token === '' && known?.address === address
  if (isOn && token === '' && !isKept) return no('token-missing')
  const sealed = isKept && known ? known.token : seal(key, 'axis-token', token)
  await tx.run`
    insert into exchange.connection as c (unit_id, is_on, address, token, changed_at)
    values (${who.unit}, ${isOn}, ${address}, ${sealed}, ${now.toString()})
    on conflict (unit_id) do update set is_on = excluded.is_on, address = excluded.address, token = excluded.token,
      changed_at = excluded.changed_at, failures = 0, next_try_at = null, last_failure = null
  `
  const subject = { kind: 'connection', id: connectionSubject(who.unit) }
  await record(tx, who, 'connection.changed', subject, { isOn, address, newToken: !isKept })
  if (isOn) {
    if (!known?.isOn) await plan(tx, 'exchange.catch-up', { unit: who.unit, after: null })
    await planSending(tx, who.unit)
  }
  return yes(undefined)
}

/** A unit has one line, so its number names it. */
const connectionSubject = (unit: UnitId) =>
  `00000000-0000-4000-8000-${String(unit).padStart(12, '0')}`

export const planSending = (tx: Tx, unit: UnitId) =>
  plan(tx, 'exchange.send', { unit }, { key: `exchange.send/${unit}` })

const Turn = z.object({ address: z.string(), token: z.instanceof(Buffer), failures: z.number() })
export type Turn = { address: string; session: string; failures: number }

const turnLength = { minutes: 2 }

/** Takes the unit's turn to send, if the line is on, rested, and nobody else is sending. */
export async function takeTurn(
  tx: Tx,
  unit: UnitId,
  { key, now }: With,
): Promise<Turn | undefined> {
  const row = await tx.maybe(Turn)`
    update exchange.connection set sending_until = ${now.add(turnLength).toString()}
    where unit_id = ${unit} and is_on and (next_try_at is null or next_try_at <= ${now.toString()})
      and (sending_until is null or sending_until <= ${now.toString()})
    returning address, token, failures
  `
  if (!row) return undefined
  const session = unseal(key, 'axis-token', row.token) ?? ''
  return { address: row.address, failures: row.failures, session }
}

const On = z.object({ isOn: z.boolean() })

/** Keeps the turn a while longer; false when the line was switched off meanwhile. */
export async function keepTurn(tx: Tx, unit: UnitId, now: Temporal.Instant): Promise<boolean> {
  const row = await tx.maybe(On)`
    update exchange.connection set sending_until = ${now.add(turnLength).toString()}
    where unit_id = ${unit} returning is_on
  `
  return row?.isOn === true
}

export const endTurn = (tx: Tx, unit: UnitId) => tx.run`
  update exchange.connection set sending_until = null where unit_id = ${unit}
`

/** The axis answered: whatever it said, the line is good. */
export const noteAnswer = (tx: Tx, unit: UnitId, now: Temporal.Instant) => tx.run`
  update exchange.connection set failures = 0, next_try_at = null, last_failure = null, last_answer_at = ${now.toString()}
  where unit_id = ${unit}
`

/** The axis does not answer: it is left alone for a while, longer each time, and then asked again. */
export async function noteOutage(
  tx: Tx,
  unit: UnitId,
  { failures, reason, now }: { failures: number; reason: string; now: Temporal.Instant },
) {
  const next = now.add(pauseAfter(failures))
  await tx.run`
    update exchange.connection set failures = ${failures}, next_try_at = ${next.toString()}, last_failure = ${reason}
    where unit_id = ${unit}
  `
  await plan(tx, 'exchange.send', { unit }, { key: `exchange.send/${unit}`, runAt: next })
}

export const restOver = (tx: Tx, unit: UnitId) => tx.run`
  update exchange.connection set next_try_at = null where unit_id = ${unit}
`

export const isOn = async (q: Read, unit: UnitId): Promise<boolean> =>
  (await q.maybe(On)`select is_on from exchange.connection where unit_id = ${unit}`)?.isOn === true

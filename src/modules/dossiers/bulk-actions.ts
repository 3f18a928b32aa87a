import { z } from 'zod'

import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { yes, type Outcome } from '#platform/outcome.ts'
import { Problem } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { assignDossier, forwardDossier, handOverResult } from './actions.ts'
import type { Why } from './domain.ts'
import { mayDo, type Entrusted } from './entrusting.ts'
import { about } from './events.ts'
import { locked, type Act, type Done } from './holding.ts'
import { acceptOnline } from './intake-online.ts'
import { reassign } from './steps/domain.ts'
import { saveDossier } from './store.ts'

/** A dossier that was ticked in a list, and the version of it that the officer saw. */
export type Ticked = { code: string; seen: number }

/** Each dossier is either done or refused; `message` is of a refusal that no rule of the dossier made. */
export type Refusal = { code: string; why?: Why | undefined; message?: string | undefined }
export type ManyDone = { done: string[]; refused: Refusal[] }

type Many = { ticked: readonly Ticked[]; now: Temporal.Instant }

/**
 * One transaction for all of them: each act reads and decides before it writes, so what the rules refuse has written
 * nothing and the others stand. Then the answer to the form is kept or lost together with what it tells, 200 dossiers
 * cost one commit instead of 200, and a fault of the machine leaves nothing half-done. Rows are locked in the order of
 * their codes: two officers with the same ticks wait for each other instead of stopping each other.
 */
async function each(
  { ticked, now }: Many,
  act: (one: Act) => Promise<Outcome<unknown, Why>>,
): Promise<ManyDone> {
  const many: ManyDone = { done: [], refused: [] }
  const left = inOrder(ticked)
  while (left.length > 0) {
    const some = left.splice(0, abreast)
    const ends = await Promise.allSettled(
      some.map(({ code, seen }) => refusalOf(act({ code, seen, now }))),
    )
    for (const [at, end] of ends.entries()) {
      if (end.status === 'rejected') throw end.reason
      const code = some[at]?.code ?? ''
      if (end.value) many.refused.push({ code, ...end.value })
      else many.done.push(code)
    }
  }
  return many
}

/** So many acts are under way on the transaction's one connection, so that their statements share journeys. */
const abreast = 20

const inOrder = (ticked: readonly Ticked[]): Ticked[] =>
  [...new Map(ticked.map((one) => [one.code, one])).values()].toSorted((a, b) =>
    a.code < b.code ? -1 : 1,
  )

async function refusalOf(act: Promise<Outcome<unknown, Why>>) {
  try {
    const outcome = await act
    return outcome.ok ? undefined : { why: outcome.why }
  } catch (error) {
    if (error instanceof Problem) return { message: error.message }
    throw error
  }
}

/** Tiếp nhận nhiều hồ sơ trực tuyến một lượt. */
export const acceptMany = (tx: Tx, who: Who, many: Many): Promise<ManyDone> =>
  each(many, (one) => acceptOnline(tx, who, one))

export type HandingOver = Many & {
  /** Who takes them all, such as the postman; else each goes to its applicant. */
  to?: string | undefined
  /** How, when not as each applicant asked. */
  how?: 'counter' | 'post' | 'electronic' | undefined
}

const Owner = z.object({
  code: z.string(),
  applicantName: z.string(),
  delivery: z.enum(['counter', 'post', 'electronic']),
})

const ownersOf = (tx: Tx, who: Who, codes: readonly string[]) => tx.many(Owner)`
  select code, applicant_name, delivery from dossiers.dossier where unit_id = ${who.unit} and code = any(${codes})
`

/** Trả nhiều kết quả một lượt. */
export async function handOverMany(
  tx: Tx,
  who: Who,
  { to, how, ...many }: HandingOver,
): Promise<ManyDone> {
  const codes = many.ticked.map(({ code }) => code)
  const owners = new Map((await ownersOf(tx, who, codes)).map((one) => [one.code, one]))
  return each(many, (one) => {
    const owner = owners.get(one.code)
    return handOverResult(tx, who, {
      ...one,
      to: to ?? owner?.applicantName ?? '',
      how: how ?? owner?.delivery ?? 'counter',
    })
  })
}

export type HandingForward = Many & {
  note?: string | undefined
  /** In whose place, where the officer deputises for somebody. */
  as?: ReadonlyMap<string, Who> | undefined
}

/** Chuyển bước nhiều hồ sơ: what its step has still to decide or to number is refused, and done one by one. */
export const forwardMany = (
  tx: Tx,
  who: Who,
  { note, as, ...many }: HandingForward,
): Promise<ManyDone> =>
  each(many, (one) => forwardDossier(tx, as?.get(one.code) ?? who, { ...one, note }))

/** Phân công lại nhiều hồ sơ cho một cán bộ. */
export const assignMany = (
  tx: Tx,
  who: Who,
  { officer, ...many }: Many & { officer: Entrusted },
): Promise<ManyDone> => each(many, (one) => assignDossier(tx, who, { ...one, officer }))

export type HandingOn = Many & { from: { id: string; name: string }; to: Who }

/** Giao lại nhiều hồ sơ của một cán bộ cho người khác; each is judged by its own step. */
export const handOnMany = (tx: Tx, who: Who, { from, to, ...many }: HandingOn): Promise<ManyDone> =>
  each(many, (one) => handOn(tx, who, { ...one, from, to }))

async function handOn(
  tx: Tx,
  who: Who,
  { from, to, ...act }: Act & Pick<HandingOn, 'from' | 'to'>,
): Promise<Done> {
  const dossier = await locked(tx, who, act)
  if (!dossier.ok) return dossier
  const before = dossier.value
  const heir = { from: from.id, to: to.staff ?? '', mayDo: mayDo(to, before.stepRole) }
  const outcome = reassign(before, heir)
  if (!outcome.ok) return outcome
  const after = { ...before, ...outcome.value }
  await saveDossier(tx, who.unit, after)
  await record(tx, who, 'dossier.taken-over', about(after.id), {
    code: after.code,
    from: from.id,
    fromName: from.name,
    assignee: heir.to,
    name: to.name,
  })
  return yes(after)
}

import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { procedureByCode } from './catalogue.ts'
import {
  seenMark,
  specialCases,
  subjectOf,
  subjectOfLifeEvent,
  type Channel,
  type Fee,
  type Procedure,
  type Rule,
} from './domain.ts'
import type { Setting } from './rows.ts'
import type { LifeEvent } from './search/search-index.ts'
import { addConfirmation, lockOwn, saveLifeEvent, saveSetting } from './store.ts'
import { feeOf, timeOf } from './terms.ts'

type Named = { code: string; by: string }
type Ground = Named & {
  caseCode: string
  channel: Channel | null
  citation: string
  effectiveFrom: string
}

declare module '#platform/events.ts' {
  interface Events {
    'procedure.time-confirmed': Ground & { rule: Rule }
    'procedure.fee-confirmed': Ground & { fee: Fee }
    'procedure.confirmation-withdrawn': Ground & { what: 'time' | 'fee' }
    'procedure.settings-changed': Named & { changed: Partial<Setting> }
    'life-event.saved': { slug: string; by: string; codes: string[] }
  }
}

/** Who changes something, and when. */
export type Doer = { who: Who; now: Temporal.Instant; today: Temporal.PlainDate }

type Confirming = {
  code: string
  seen: string
  caseCode: string
  channel: Channel | undefined
  citation: string
  from: Temporal.PlainDate
}

type Refusal = 'changed-meanwhile' | 'already-so' | 'no-such-case'

/** Xác nhận thời hạn: from `from` on, this commune's clock runs by this rule. */
export async function confirmTime(
  tx: Tx,
  doer: Doer,
  asked: Confirming & { rule: Rule },
): Promise<Outcome<Procedure, Refusal>> {
  const opened = await openForChange(tx, doer, asked)
  if (!opened.ok) return opened
  const now = timeOf(opened.value, { ...asked, on: asked.from })
  if (now?.basis === 'unit' && same(now.value, asked.rule) && now.citation === asked.citation)
    return no('already-so')
  await addConfirmation(tx, doer, {
    what: 'time',
    fee: undefined,
    effectiveFrom: asked.from,
    ...asked,
  })
  await record(tx, doer.who, 'procedure.time-confirmed', subjectOf(asked.code), {
    ...groundOf(doer, asked),
    rule: asked.rule,
  })
  return opened
}

/** Xác nhận mức phí, lệ phí. */
export async function confirmFee(
  tx: Tx,
  doer: Doer,
  asked: Confirming & { fee: Fee },
): Promise<Outcome<Procedure, Refusal>> {
  const opened = await openForChange(tx, doer, asked)
  if (!opened.ok) return opened
  const now = feeOf(opened.value, { ...asked, on: asked.from })
  if (now.basis === 'unit' && same(now.value, asked.fee) && now.citation === asked.citation)
    return no('already-so')
  await addConfirmation(tx, doer, {
    what: 'fee',
    rule: undefined,
    effectiveFrom: asked.from,
    ...asked,
  })
  await record(tx, doer.who, 'procedure.fee-confirmed', subjectOf(asked.code), {
    ...groundOf(doer, asked),
    fee: asked.fee,
  })
  return opened
}

/** Takes what the commune confirmed back: from `from` on the catalogue's own value holds again. */
export async function withdrawConfirmation(
  tx: Tx,
  doer: Doer,
  asked: Confirming & { what: 'time' | 'fee' },
): Promise<Outcome<Procedure, Refusal>> {
  const opened = await openForChange(tx, doer, asked)
  if (!opened.ok) return opened
  const on = { ...asked, on: asked.from }
  const now = asked.what === 'time' ? timeOf(opened.value, on) : feeOf(opened.value, on)
  if (now?.basis !== 'unit') return no('already-so')
  await addConfirmation(tx, doer, {
    rule: undefined,
    fee: undefined,
    effectiveFrom: asked.from,
    ...asked,
  })
  await record(tx, doer.who, 'procedure.confirmation-withdrawn', subjectOf(asked.code), {
    ...groundOf(doer, asked),
    what: asked.what,
  })
  return opened
}

/** Nơi nộp, ghi chú, tên và cách hiển thị ở xã. */
export async function changeSettings(
  tx: Tx,
  doer: Doer,
  { seen, ...asked }: Setting & { seen: string },
): Promise<Outcome<Procedure, Refusal>> {
  const opened = await openForChange(tx, doer, { code: asked.code, seen, caseCode: '' })
  if (!opened.ok) return opened
  await saveSetting(tx, doer, asked)
  const { code, ...changed } = asked
  const data = { code, by: doer.who.name, changed }
  await record(tx, doer.who, 'procedure.settings-changed', subjectOf(code), data)
  return opened
}

/** Sự kiện trong đời: its words and the procedures that it calls for. */
export async function changeLifeEvent(
  tx: Tx,
  doer: Doer,
  { position, ...event }: LifeEvent & { position: number },
): Promise<Outcome<LifeEvent, 'unknown-code'>> {
  for (const code of event.codes)
    if (!(await procedureByCode(tx, code, doer.today))) return no('unknown-code')
  await saveLifeEvent(tx, doer, event, position)
  const data = { slug: event.slug, by: doer.who.name, codes: event.codes }
  await record(tx, doer.who, 'life-event.saved', subjectOfLifeEvent(event.slug), data)
  return yes(event)
}

type Opening = { code: string; seen: string; caseCode: string }

/** Locks the commune's part of the catalogue, so two administrators cannot decide at once. */
async function openForChange(
  tx: Tx,
  { who, today }: Doer,
  { code, seen, caseCode }: Opening,
): Promise<Outcome<Procedure, Refusal>> {
  await lockOwn(tx, who)
  const procedure = found(await procedureByCode(tx, code, today), `thủ tục ${code}`)
  if (seen !== seenMark(procedure)) return no('changed-meanwhile')
  const isKnown =
    caseCode === '' || specialCases(procedure).some((one) => one.caseCode === caseCode)
  return isKnown ? yes(procedure) : no('no-such-case')
}

const same = (a: object, b: object) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
const sorted = (value: object) =>
  Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .toSorted(([a], [b]) => a.localeCompare(b))

const groundOf = (
  { who }: Doer,
  { code, caseCode, channel, citation, from }: Confirming,
): Ground => ({
  code,
  by: who.name,
  caseCode,
  channel: channel ?? null,
  citation,
  effectiveFrom: from.toString(),
})

import { paperInForce, slipNumber, type SlipKind } from '#modules/papers/index.ts'
import type { Tx } from '#platform/db.ts'
import { record, type Happening } from '#platform/events.ts'
import { zone } from '#platform/http.ts'
import type { JobContext, Module } from '#platform/module.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { about } from './events.ts'
import type { DossierRecord } from './rows.ts'
import { controlFacts } from './slip-facts-practice.ts'
import { factsOf, type EventKind } from './slip-facts.ts'
import type { Told } from './slip-head.ts'
import { heardEvents, isForApplicant, kindOfEvent } from './slip-kinds.ts'
import {
  addSlip,
  dossierById,
  eventOf,
  newestSlip,
  saysTheSame,
  slipOfDossier,
  takeNumber,
  type Slip,
} from './slip-store.ts'
import { lockDossier } from './store.ts'

type At = { now: Temporal.Instant }

/**
 * Lập giấy: puts an event on paper, once, in the caller's transaction, with the next number of its kind and year.
 * The transaction must hold the dossier's lock. Nothing is issued of a kind that has no form in force on the day.
 */
export async function issueSlip(
  tx: Tx,
  who: Who,
  { dossier, event, now }: Told & At,
): Promise<Slip | undefined> {
  const kind = kindOfEvent(event)
  if (kind === undefined || (who.kind === 'citizen' && !isForApplicant(kind))) return undefined
  const issued = await slipOfDossier(tx, who.unit, dossier.id, event.id)
  const sheet = sheetOn(kind, now)
  if (issued || !sheet) return issued
  return addSlip(tx, who.unit, {
    ...sheet,
    about: { dossier: dossier.id },
    eventId: event.id,
    number: await takeNumber(tx, who.unit, sheet),
    part: 1,
    at: now,
    by: event.actor,
    data: await factsOf(tx, kind as EventKind, { dossier, event }),
  })
}

/** The version of a form that is in force, and the year whose numbers it takes. */
export function sheetOn(kind: SlipKind, now: Temporal.Instant) {
  const day = now.toZonedDateTimeISO(zone).toPlainDate()
  const paper = paperInForce(kind, day)
  return paper && { kind, paper: paper.id, year: day.year }
}

/** The paper of an act, issued in the same transaction: `event` is what `record` gave. */
export const issueOfAct = (
  tx: Tx,
  who: Who,
  dossier: DossierRecord,
  { id, name, data, now }: { id: string; name: string; data: Record<string, unknown> } & At,
) => issueSlip(tx, who, { dossier, now, event: { id, name, data, at: now, actor: who.actor } })

/** The paper of an event that is found by its id; made now if its act made none. */
export async function slipOfEvent(tx: Tx, who: Who, { code, event, now }: Found) {
  const dossier = found(await lockDossier(tx, who.unit, code), `hồ sơ ${code}`)
  const row = await eventOf(tx, dossier, event)
  const before = await slipOfDossier(tx, who.unit, dossier.id, event)
  const slip = before ?? (row && (await issueSlip(tx, who, { dossier, event: row, now })))
  if (slip && !before) await noteIssue(tx, who, dossier, slip)
  return slip
}

type Found = { code: string; event: string } & At

/**
 * Phiếu kiểm soát: one number for each dossier, a new issue whenever something more has happened since the last one.
 */
export async function controlSlip(tx: Tx, who: Who, { code, now }: { code: string } & At) {
  const dossier = found(await lockDossier(tx, who.unit, code), `hồ sơ ${code}`)
  const data = await controlFacts(tx, dossier)
  const last = await newestSlip(tx, who.unit, dossier.id, 'control-slip')
  if (last && (await saysTheSame(tx, who.unit, last.id, data))) return last
  const sheet = sheetOn('control-slip', now)
  if (!sheet || data.stays.length === 0) return last
  const slip = await addSlip(tx, who.unit, {
    ...sheet,
    about: { dossier: dossier.id },
    eventId: null,
    ...(last ? issueAfter(last) : { number: await takeNumber(tx, who.unit, sheet), part: 1 }),
    at: now,
    by: who.actor,
    data,
  })
  await noteIssue(tx, who, dossier, slip)
  return slip
}

const issueAfter = ({ year, number, part }: Slip) => ({ year, number, part: part + 1 })

export const numberOf = ({ kind, number }: Pick<Slip, 'kind' | 'number'>) =>
  number === null ? null : slipNumber(kind, number)

const noteIssue = (tx: Tx, who: Who, { id, code }: DossierRecord, slip: Slip) =>
  record(tx, who, 'dossier.slip-issued', about(id), {
    code,
    kind: slip.kind,
    number: numberOf(slip),
  })

/** Issues the paper of an act that is only heard of; hearing twice issues it once. */
export async function issueOfHeard(context: JobContext, { id, unit, subject }: Happening) {
  if (subject.kind !== 'dossier') return
  const who = context.who(unit)
  await context.db(unit).tx(async (tx) => {
    const dossier = await dossierById(tx, unit, subject.id)
    const event = dossier && (await eventOf(tx, dossier, id))
    if (event) await slipOfEvent(tx, who, { code: dossier.code, event: id, now: event.at })
  })
}

/** Events whose paper is issued as soon as they are heard of; one that no act records yet is simply never heard. */
export const heard = Object.fromEntries(
  heardEvents.map((name) => [name, issueOfHeard]),
) as NonNullable<Module['on']>

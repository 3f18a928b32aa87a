import {
  addProposals,
  savePerson,
  type Otherwise,
  type PersonDraft,
  type PersonId,
} from '#modules/people/index.ts'
import { procedureByCode, timeOf, type Procedure } from '#modules/procedures/index.ts'
import { ownAgencyCode } from '#modules/units/index.ts'
import { noteUses } from '#modules/vault/index.ts'
import { stepAt, workflowFor } from '#modules/workflows/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { fold } from '#platform/fold.ts'
import { zone } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { calendarOfUnit, dueOf } from './clock.ts'
import { askAtStep } from './coordination-actions.ts'
import type { Channel, DossierId } from './domain.ts'
import { about } from './events.ts'
import { handlingFor } from './handling/store.ts'
import { otherwiseIn } from './otherwise.ts'
import { addPlace, type DossierPoints, type TakenInElsewhere } from './points.ts'
import { addProxy, type Proxy } from './proxy.ts'
import { stepDueWithin } from './step-budget.ts'
import { addDossier, type Paper } from './store.ts'
import { takeStored } from './stored/take.ts'
import { addTracks } from './tracks/store.ts'
import { addVisit, type Visit } from './visits.ts'

/** What comes in at the desk, online or by post; the form was checked by its definition before. */
export type Intake = {
  procedure: string
  caseCode?: string | undefined
  channel: Channel
  assisted?: boolean | undefined
  applicant: PersonDraft
  /** The officer looked: the number's holder applies, whatever name was typed. */
  confirmed?: PersonId | undefined
  form: { code: string; version: number; values: object }
  summary: string
  papers: readonly Paper[]
  /** Needed papers that are not there, with the reason of each. */
  without?: readonly string[] | undefined
  delivery?: 'counter' | 'post' | 'electronic' | undefined
  /** Who hands it in for the applicant. */
  proxy?: Proxy | undefined
  /** Taken in outside the office. */
  visit?: Visit | undefined
  points?: DossierPoints | undefined
  /** Another commune of the province took it in for us: its code and moment stand (GOV 1.1). */
  arrival?: Arrival | undefined
}

/** Tiếp nhận phi địa giới: what the first receipt fixed, and when our clock starts. */
export type Arrival = {
  code: string
  receivedAt: Temporal.Instant
  clockFrom: Temporal.Instant
  from: TakenInElsewhere
}

export type Received = {
  id: DossierId
  code: string
  state: 'new' | 'accepted' | 'processing'
  receivedAt: Temporal.Instant
  dueAt: Temporal.Instant | null
}

/** Tiếp nhận hồ sơ: gives the dossier its code and its due date. Online it waits for the desk; else it is in at once. */
export async function receive(
  tx: Tx,
  who: Who,
  now: Temporal.Instant,
  intake: Intake,
): Promise<Received> {
  const { id, code, state, terms, otherwise } = await bringIn(tx, who, now, intake)
  const { proxy, visit, without } = intake
  const onBehalf = {
    proxy: proxy?.fullName,
    visit: visit && { ...visit, at: visit.at.toString() },
    without: without?.length ? without.join('; ') : undefined,
    otherwise: fieldsOf(otherwise),
  }
  if (state === 'new') {
    const data = { code, procedure: intake.procedure, assisted: intake.assisted ?? false }
    await record(tx, who, 'dossier.submitted', about(id), { ...data, ...onBehalf })
  } else {
    const { channel, procedure } = intake
    const data = { code, procedure, channel, dueAt: terms.dueAt?.toString() ?? null }
    const from = intake.arrival?.from.name
    await record(tx, who, 'dossier.received', about(id), { ...data, from, ...onBehalf })
  }
  return { id, code, state: state as Received['state'], receivedAt: now, dueAt: terms.dueAt }
}

/**
 * Từ chối tiếp nhận tại quầy (form 03): who came with what and why it was refused is kept; no clock is opened and no step
 * begun (GOV 1.4: state 3 was never received).
 */
export async function refuseAtDesk(
  tx: Tx,
  who: Who,
  now: Temporal.Instant,
  { reason, ...intake }: Intake & { reason: string },
): Promise<{ id: DossierId; code: string }> {
  const { id, code, otherwise } = await bringIn(tx, who, now, intake, 'rejected')
  const { channel, procedure } = intake
  const data = { code, reason, channel, procedure, otherwise: fieldsOf(otherwise) }
  await record(tx, who, 'dossier.rejected', about(id), data)
  return { id, code }
}

const fieldsOf = (otherwise: readonly Otherwise[]) =>
  otherwise.length > 0 ? otherwise.map(({ field }) => field) : undefined

/** Writes down all that comes in with a dossier. A refused one has neither step nor due date. */
async function bringIn(
  tx: Tx,
  who: Who,
  now: Temporal.Instant,
  intake: Intake,
  refused?: 'rejected',
) {
  const { arrival } = intake
  const started = arrival?.clockFrom ?? now
  const day = started.toZonedDateTimeISO(zone).toPlainDate()
  const procedure = found(
    await procedureByCode(tx, intake.procedure, day),
    `thủ tục ${intake.procedure}`,
  )
  const terms = await termsOf(tx, who, started, {
    procedure,
    caseCode: intake.caseCode,
    channel: intake.channel,
  })
  const applicant = await savePerson(tx, who, intake.applicant, {
    now,
    confirmed: intake.confirmed,
  })
  const otherwise = otherwiseIn(applicant, intake)
  const online = intake.channel === 'online'
  const { papers, used } = await takeStored(tx, who.unit, {
    person: applicant.id,
    papers: intake.papers,
    today: day,
  })
  const first = stepAt(terms.flow, 0)
  const step = refused || online || !first ? undefined : first
  const place = { flow: terms.flow, at: 0, dueAt: terms.dueAt }
  const stepDueAt = step ? stepDueWithin(place, now, terms.calendar) : null
  const state = refused ?? (online ? 'new' : step?.role === 'desk' ? 'accepted' : 'processing')
  const links = refused ? [] : terms.handling.links
  const id = newId<'dossier'>()
  const folded = fold(applicant.fullName)
  const { delivery = 'counter' } = intake
  const code = await addDossier(tx, {
    unit: who.unit,
    id,
    agencyCode: terms.agencyCode,
    day,
    code: arrival?.code,
    procedure: {
      code: procedure.code,
      name: procedure.name,
      version: procedure.versionId,
      caseCode: intake.caseCode,
    },
    channel: intake.channel,
    assisted: intake.assisted ?? false,
    applicant: {
      id: applicant.id,
      name: applicant.fullName,
      folded,
      reversed: folded.split(' ').toReversed().join(' '),
    },
    state,
    submittedAt: arrival?.receivedAt ?? now,
    receivedAt: started,
    enteredAt: now,
    dueAt: (refused ? null : terms.dueAt) ?? undefined,
    workflow: {
      code: terms.flow.code,
      version: terms.flow.version,
      steps: terms.flow.steps.length,
    },
    step: step && {
      code: step.code,
      name: step.vi,
      role: step.role,
      dueAt: stepDueAt ?? undefined,
    },
    form: intake.form,
    summary: intake.summary,
    rule: terms.rule,
    ruleSource: terms.citation,
    handling: terms.handling,
    openTracks: links.length,
    papers,
    delivery,
    // Where a result is fetched means nothing when it is sent.
    returnPoint: delivery === 'counter' ? intake.points?.returning : undefined,
  })
  const { proxy, visit } = intake
  if (!refused) await noteUses(tx, who, used, { dossierId: id, dossierCode: code, at: now })
  if (links.length > 0) await addTracks(tx, who.unit, id, links, now)
  if (proxy) await addProxy(tx, who.unit, id, proxy)
  if (visit) await addVisit(tx, who, id, { ...visit, now })
  if (otherwise.length > 0) {
    const source = { dossierId: id, dossierCode: code, at: now }
    await addProposals(tx, who.unit, applicant.id, otherwise, source)
  }
  await addPlace(tx, who, id, intake.points ?? {}, arrival?.from)
  if (step) await askAtStep(tx, who, { id, code }, step, { at: now, dueAt: stepDueAt })
  return { id, code, state, terms, otherwise }
}

type Asked = { procedure: Procedure; caseCode: string | undefined; channel: Channel }

/** What the law gives this dossier: limit, workflow, calendar, and the agency whose code it carries. */
async function termsOf(
  q: Read,
  who: Who,
  now: Temporal.Instant,
  { procedure, caseCode, channel }: Asked,
) {
  const on = now.toZonedDateTimeISO(zone).toPlainDate()
  const time = timeOf(procedure, { channel, on, ...(caseCode !== undefined && { caseCode }) })
  const rule = time?.value
  const flow = await workflowFor(q, rule, on, { procedure: procedure.code, caseCode })
  const calendar = await calendarOfUnit(q, who.unit)
  const allowed = await handlingFor(q, { unit: who.unit, procedure: procedure.code, on })
  return {
    rule,
    handling: allowed.value,
    citation: time?.citation,
    flow,
    calendar,
    agencyCode: await ownAgencyCode(q),
    dueAt: dueOf(now, rule, calendar),
  }
}

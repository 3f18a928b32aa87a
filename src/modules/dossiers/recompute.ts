import { z } from 'zod'

import { workflow } from '#modules/workflows/index.ts'
import type { Calendar } from '#platform/clock/calendar.ts'
import type { Pause } from '#platform/clock/rule.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record, type Happening } from '#platform/events.ts'
import { plan } from '#platform/jobs.ts'
import type { JobContext } from '#platform/module.ts'
import type { Who } from '#platform/who.ts'

import { calendarOfUnit, dueOf, dueOfDossier, stepDueAfterPause } from './clock.ts'
import { about } from './events.ts'
import { dossierColumns, DossierRow, type DossierRecord } from './rows.ts'
import { stepDueWithin } from './step-budget.ts'
import { clockFactsOf, type ClockFacts } from './store-clock.ts'
import { addDueChange, staysOf } from './store-stays.ts'
import { saveDossier } from './store.ts'

const Work = z.object({ unit: z.number(), from: z.string(), after: z.uuid().nullable() })

const batch = 100

/** Holidays are announced late: what is still open and due on or after the changed day is computed anew. */
export async function recomputeDueDates(
  context: JobContext,
  { unit, data }: Happening<'calendar.changed'>,
) {
  const work = { unit, from: data.from, after: null }
  await context.db(unit).tx((tx) => plan(tx, 'dossiers.recompute', work))
}

/** One batch, and a job for the next one; running twice changes nothing more. */
export async function recomputeJob(context: JobContext, payload: unknown): Promise<void> {
  const work = Work.parse(payload)
  const who = context.who(work.unit)
  await context.db(work.unit).tx(async (tx) => {
    const dossiers = await openFrom(tx, work)
    for (const dossier of dossiers) await recomputeOne(tx, who, dossier, context.now())
    const last = dossiers.at(-1)
    if (last && dossiers.length === batch)
      await plan(tx, 'dossiers.recompute', { ...work, after: last.id })
  })
}

const openFrom = (
  q: Read,
  { unit, from, after }: z.output<typeof Work>,
): Promise<DossierRecord[]> => q.many(DossierRow)`
  select ${dossierColumns} from dossiers.dossier
  where unit_id = ${unit} and due_at >= ${from}::date
    and state in ('new', 'accepted', 'processing', 'awaiting-supplement', 'awaiting-payment', 'stopped')
    and id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
  order by id limit ${batch} for no key update
`

/** Pauses and a signed extension hold under the new calendar too. */
async function recomputeOne(tx: Tx, who: Who, dossier: DossierRecord, now: Temporal.Instant) {
  const dueAt = await dueOfDossier(tx, who.unit, dossier)
  if (dueAt === null || (dossier.dueAt && dueAt.equals(dossier.dueAt))) return
  const facts = await clockFactsOf(tx, who.unit, dossier.id)
  const calendar = await calendarOfUnit(tx, who.unit)
  const stepDueAt = await stepDueAnew(tx, dossier, calendar, facts)
  await saveDossier(tx, who.unit, { ...dossier, dueAt, stepDueAt })
  await addDueChange(tx, who.unit, dossier.id, {
    at: now,
    dueBefore: dossier.dueAt,
    dueAfter: dueAt,
    reason: 'calendar',
  })
  await record(tx, who, 'dossier.due-changed', about(dossier.id), {
    code: dossier.code,
    before: dossier.dueAt?.toString() ?? null,
    after: dueAt.toString(),
    reason: 'calendar',
  })
}

/** The budget of the present step runs on the same calendar as the whole, within what was left when the step began. */
async function stepDueAnew(
  q: Read,
  dossier: DossierRecord,
  calendar: Calendar,
  { rule, pauses, extensions }: ClockFacts,
) {
  const { unitId, id, step: at, stepDueAt, workflowCode, workflowVersion, receivedAt } = dossier
  const stay = (await staysOf(q, unitId, id)).findLast(({ leftAt }) => leftAt === null)
  if (stepDueAt === null || !stay || at === null) return stepDueAt
  const { enteredAt } = stay
  const isSince = ({ from }: Pause) => Temporal.Instant.compare(from, enteredAt) >= 0
  const before = pauses.filter((pause) => !isSince(pause))
  const dueAt = dueOf(receivedAt, rule, calendar, before, extensions)
  const flow = await workflow(q, workflowCode, workflowVersion)
  return pauses
    .filter(isSince)
    .reduce<Temporal.Instant | null>(
      (due, pause) => stepDueAfterPause(due, pause, calendar),
      stepDueWithin({ flow, at, dueAt }, enteredAt, calendar),
    )
}

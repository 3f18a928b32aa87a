import { calendarFor } from '#modules/calendars/index.ts'
import type { WorkflowStep } from '#modules/workflows/index.ts'
import type { Calendar } from '#platform/clock/calendar.ts'
import { dueAt } from '#platform/clock/due.ts'
import { addWorkingMinutes, workingMinutesBetween } from '#platform/clock/measure.ts'
import type { Extension, Pause, Rule } from '#platform/clock/rule.ts'
import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { DossierId } from './domain.ts'
import { clockFactsOf } from './store-clock.ts'

/** The calendar that the dossiers of a unit run on. */
export const calendarOfUnit = (q: Read, unit: UnitId): Promise<Calendar> => calendarFor(q, unit)

/** The due instant under a pinned rule, or null where the procedure has no decided limit. */
export function dueOf(
  received: Temporal.Instant,
  rule: Rule | null | undefined,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
  extensions: readonly Extension[] = [],
) {
  if (!rule) return null
  const due = dueAt(received, rule, calendar, pauses, extensions)
  return due.ok ? due.value.dueAt : null
}

/** When the budget of a step that starts now is used up; null for steps outside the clock. */
export function stepDue(
  step: WorkflowStep,
  now: Temporal.Instant,
  calendar: Calendar,
): Temporal.Instant | null {
  if (!step.counts || step.minutes === 0) return null
  const due = addWorkingMinutes(now, step.minutes, calendar)
  return due.ok ? due.value : null
}

/** A step's due instant after a pause: what was left of its budget runs on from now. */
export function stepDueAfterPause(
  stepDueAt: Temporal.Instant | null,
  { from, to }: Pause,
  calendar: Calendar,
): Temporal.Instant | null {
  if (stepDueAt === null) return null
  const left = workingMinutesBetween(from, stepDueAt, calendar)
  if (left === 0) return stepDueAt
  const due = addWorkingMinutes(to, left, calendar)
  return due.ok ? due.value : null
}

type Clocked = { id: DossierId; receivedAt: Temporal.Instant }
type More = { pause?: Pause | undefined; extension?: Extension | undefined }

/** The due date of a dossier as its rule, its pauses and its extension give it today, and with one more of them. */
export async function dueOfDossier(
  q: Read,
  unit: UnitId,
  dossier: Clocked,
  { pause, extension }: More = {},
) {
  const { rule, pauses, extensions } = await clockFactsOf(q, unit, dossier.id)
  return dueOf(
    dossier.receivedAt,
    rule,
    await calendarOfUnit(q, unit),
    pause ? [...pauses, pause] : pauses,
    extension ? [...extensions, extension] : extensions,
  )
}

/** The end of so many working days from now, as the limit of a request; null where there is no limit. */
export async function endOfWorkingDays(
  q: Read,
  unit: UnitId,
  now: Temporal.Instant,
  days: number | null,
): Promise<Temporal.Instant | null> {
  if (days === null) return null
  return dueOf(now, { amount: days, unit: 'working-day' }, await calendarOfUnit(q, unit))
}

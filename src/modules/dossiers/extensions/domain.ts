import type { Calendar } from '#platform/clock/calendar.ts'
import { addWorkingMinutes, remaining, workingDaysIn } from '#platform/clock/measure.ts'
import { dayOf, localOf } from '#platform/clock/time.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'

import { inProcess, type Dossier, type Why } from '../domain.ts'

/** Phiếu xin lỗi và đề nghị gia hạn (form 04): drafted by the system or an officer, signed by the head. */
export type Extension = {
  reason: string
  /** Working days asked for. */
  days: number
  dueBefore: Temporal.Instant
  dueAfter: Temporal.Instant
  draftedAt: Temporal.Instant
  signedAt: Temporal.Instant | null
  late: boolean
}

const isAfter = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) > 0

/** Dự thảo: at most one extension for each dossier (Lai Châu QĐ 88/2025 Đ3 k6, GOV 1.5). */
export function draftExtension(
  dossier: Dossier,
  existing: Extension | undefined,
): Outcome<Temporal.Instant, Why> {
  if (!inProcess(dossier)) return no('not-in-process')
  if (existing) return no('already-extended')
  return dossier.dueAt ? yes(dossier.dueAt) : no('no-due-date')
}

export type Signing = {
  now: Temporal.Instant
  days: number
  mostDays: number | null
  /** The head has said that the due date has passed already. */
  saysLate: boolean
}

/**
 * Ký gia hạn. After the due date it is an apology with a new date that must say so; the dossier stays late, because an
 * extension cannot undo a breach.
 */
export function signExtension(
  dossier: Dossier,
  draft: Extension | undefined,
  { now, days, mostDays, saysLate }: Signing,
): Outcome<{ late: boolean }, Why> {
  if (!inProcess(dossier)) return no('not-in-process')
  if (!draft) return no('no-extension-draft')
  if (draft.signedAt) return no('already-extended')
  if (!dossier.dueAt) return no('no-due-date')
  if (mostDays !== null && days > mostDays) return no('extension-too-long')
  const late = isAfter(now, dossier.dueAt)
  return late && !saysLate ? no('due-passed') : yes({ late })
}

/** So many working days before the due date the draft is made, so that it can be signed in time. */
export const daysAhead = 2

type Moving = Pick<
  Dossier,
  'state' | 'step' | 'stepCount' | 'receivedAt' | 'dueAt' | 'decidedAt'
> & {
  stepDueAt: Temporal.Instant | null
}

/**
 * Whether the due date is likely to be missed: it comes within two working days, and the dossier is not at its last step
 * or its step is overdue. A limit of two days or less is near from the beginning: there only an overdue step counts.
 */
export function breachIsLikely(dossier: Moving, now: Temporal.Instant, calendar: Calendar) {
  const { dueAt, receivedAt, step, stepCount, stepDueAt } = dossier
  if (!inProcess(dossier) || !dueAt || step === null) return false
  const left = remaining(now, dueAt, calendar)
  if (left.late || left.workingDays > daysAhead) return false
  if (stepDueAt && isAfter(now, stepDueAt)) return true
  const whole = workingDaysIn(dayOf(localOf(receivedAt)), dayOf(localOf(dueAt)), calendar)
  return whole > daysAhead && step + 1 < stepCount
}

type Step = { vi: string; minutes: number; counts: boolean }

/** How many working days beyond the due date the remaining steps need; at least one. */
export function daysNeeded(
  steps: readonly Step[],
  now: Temporal.Instant,
  due: Temporal.Instant,
  calendar: Calendar,
): number {
  const minutes = steps.reduce((sum, { minutes, counts }) => (counts ? sum + minutes : sum), 0)
  const done = addWorkingMinutes(now, minutes, calendar)
  if (!done.ok) return 1
  return Math.max(1, workingDaysIn(dayOf(localOf(due)), dayOf(localOf(done.value)), calendar))
}

/** What the system can truly say; the head adds the cause. */
export function reasonFor(steps: readonly Step[]): string {
  const names = steps.map(({ vi }) => `“${vi}”`).join(', ')
  return `Hồ sơ còn các bước ${names} chưa hoàn thành, không kịp trả kết quả đúng hẹn. Cơ quan giải quyết thành thật xin lỗi và đề nghị gia hạn.`
}

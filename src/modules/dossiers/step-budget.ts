import type { FlowContent, WorkflowStep } from '#modules/workflows/index.ts'
import type { Calendar } from '#platform/clock/calendar.ts'
import { workingMinutesBetween } from '#platform/clock/measure.ts'

import { stepDue } from './clock.ts'

/** Where a dossier stands in its workflow, and when it is due as a whole. */
export type Place = {
  flow: Pick<FlowContent, 'steps'>
  at: number
  dueAt: Temporal.Instant | null
}

const planned = (steps: readonly WorkflowStep[]) =>
  steps.reduce((sum, { counts, minutes }) => sum + (counts ? minutes : 0), 0)

/**
 * Working minutes of a step when so many are left for it and all steps after it: what the workflow gives, or its share of
 * what is left when that is less. A template of ten days also serves a case of one day.
 */
export function budgetOf({ flow: { steps }, at }: Omit<Place, 'dueAt'>, left: number): number {
  const minutes = steps[at]?.minutes ?? 0
  const all = planned(steps.slice(at))
  return all <= left ? minutes : Math.floor((minutes * left) / all)
}

/** When the budget of the step that starts now is used up: never after the dossier itself is due. */
export function stepDueWithin(
  place: Place,
  now: Temporal.Instant,
  calendar: Calendar,
): Temporal.Instant | null {
  const { dueAt, flow, at } = place
  const step = flow.steps[at]
  if (!step) return null
  const own = stepDue(step, now, calendar)
  if (own === null || dueAt === null) return own
  const minutes = budgetOf(place, workingMinutesBetween(now, dueAt, calendar))
  const due = minutes === 0 ? dueAt : stepDue({ ...step, minutes }, now, calendar)
  return due && Temporal.Instant.compare(due, dueAt) > 0 ? dueAt : due
}

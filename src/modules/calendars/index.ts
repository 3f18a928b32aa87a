export type { CalendarChange } from './actions.ts'
export { calendarFor } from './calendar-for.ts'
export type { Field } from './domain.ts'
export { questionHref } from './due-question.ts'
export { DueExplanation } from './pages/explanation.tsx'
export {
  addWorkingMinutes,
  countWorkingDays,
  remaining,
  workingMinutesBetween,
} from '#platform/clock/measure.ts'
export { dueAt } from '#platform/clock/due.ts'
export { resume } from '#platform/clock/resume.ts'

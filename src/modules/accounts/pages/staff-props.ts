import type { Department } from '#modules/units/index.ts'
import type { Retry } from '#platform/form.ts'

import type { KeyFacts } from '../keys/store.ts'
import type { LeaveLine } from '../leaves/store.ts'
import type { Staff } from '../staff/domain.ts'
import type { StaffEvent } from '../staff/history.ts'
import type { OpenWork } from '../staff/open-work.ts'

/** Which form of the page was refused. */
export type Part = 'facts' | 'roles' | 'lock' | 'hand-over'

/** Whoever may take the work over, and how much of it they may do. */
export type Colleague = Staff & { takes: number }

export type StaffProps = {
  staff: Staff
  keys: KeyFacts
  successor: Staff | undefined
  departments: readonly Department[]
  colleagues: readonly Colleague[]
  events: readonly StaffEvent[]
  /** What lies with the officer. */
  work: OpenWork | undefined
  /** The leave that holds now, or comes next. */
  leave: LeaveLine | undefined
  today: Temporal.PlainDate
  /** One's own account: it cannot be locked from here. */
  isYou: boolean
  refused?: ({ part: Part } & Retry) | undefined
}

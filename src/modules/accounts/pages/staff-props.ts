import type { Department } from '#modules/units/index.ts'
import type { Retry } from '#platform/form.ts'

import type { KeyFacts } from '../keys/store.ts'
import type { Staff } from '../staff/domain.ts'
import type { StaffEvent } from '../staff/history.ts'

/** Which form of the page was refused. */
export type Part = 'facts' | 'roles' | 'lock' | 'hand-over'

export type StaffProps = {
  staff: Staff
  keys: KeyFacts
  successor: Staff | undefined
  departments: readonly Department[]
  colleagues: readonly Staff[]
  events: readonly StaffEvent[]
  today: Temporal.PlainDate
  /** One's own account: it cannot be locked from here. */
  isYou: boolean
  refused?: ({ part: Part } & Retry) | undefined
}

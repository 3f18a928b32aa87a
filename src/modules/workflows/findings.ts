import type { StepRole } from './domain.ts'
import type { Both } from './words.ts'

/** One thing a condition can ask: a question of the form with the answers it may have. */
export type Asked = {
  name: string
  label: Both
  kind: 'choice' | 'number' | 'other'
  choices: readonly { value: string; label: Both }[]
}

/** A procedure that the workflow is or will be used for: what its form asks, and how long the law gives. */
export type Served = {
  procedure: string
  name: string
  asked: readonly Asked[]
  cases: readonly { value: string; label: Both }[]
  /** Working minutes of its shortest limit; undefined where none is decided. */
  limit: number | undefined
}

/** What a workflow is proofread against. */
export type Around = {
  served: readonly Served[]
  /** Roles that at least one officer holds. */
  held: ReadonlySet<StepRole>
  /** Codes of the departments that work today. */
  departments: ReadonlySet<string>
}

/** What conditions can ask of one procedure. */
export type Askable = Omit<Served, 'limit'>

/** Something to mend (`error`: it cannot be published) or to think about (`warning`). */
export type Finding = { level: 'error' | 'warning'; step?: string | undefined; said: Both }

export const error = (said: Both, step?: string): Finding => ({ level: 'error', said, step })
export const warning = (said: Both, step?: string): Finding => ({ level: 'warning', said, step })

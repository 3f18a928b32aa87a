import type { Rule } from '#platform/clock/rule.ts'
import type { Read } from '#platform/db.ts'

import type { Workflow } from './domain.ts'
import { workflowInForce } from './store.ts'

export { isLastStep, permissionOf, stepAt, roles } from './domain.ts'
export type { StepRole, Workflow, WorkflowStep } from './domain.ts'
export { workflow } from './store.ts'

/** The workflow for a new dossier: two steps when the law wants the result the same day, else six. */
export const workflowFor = (
  q: Read,
  rule: Rule | undefined,
  on: Temporal.PlainDate,
): Promise<Workflow> => workflowInForce(q, rule?.unit === 'same-day' ? 'same-day' : 'six-steps', on)

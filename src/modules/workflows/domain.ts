/** Vai trò ở một bước: who, by permission, may do the step's work. */
export const roles = ['desk', 'head', 'specialist', 'office', 'leader', 'clerk'] as const
export type StepRole = (typeof roles)[number]

/** The permission that lets an officer act in a step of this role. */
export const permissionOf = (role: StepRole): string => `step.${role}`

/** Bước của quy trình nội bộ: what is done, by which role, within how many working minutes (GOV 1.6). */
export type WorkflowStep = {
  code: string
  vi: string
  en: string
  role: StepRole
  /** Budget in working minutes; half days exist (GOV 1.5 rule 7). */
  minutes: number
  /** Whether the step's time counts toward the legal limit ("trả kết quả" does not). */
  counts: boolean
}

/** Quy trình nội bộ: the steps a dossier goes through. A dossier pins the version it started with. */
export type Workflow = {
  code: string
  version: number
  name: string
  source: string
  steps: readonly WorkflowStep[]
}

/** The step at a position (0-based), or undefined past the end. */
export const stepAt = (workflow: Workflow, position: number): WorkflowStep | undefined =>
  workflow.steps[position]

export const isLastStep = (workflow: Workflow, position: number): boolean =>
  position === workflow.steps.length - 1

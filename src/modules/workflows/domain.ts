/** Vai trò ở một bước: who, by permission, may do the step's work. */
export const roles = ['desk', 'head', 'specialist', 'office', 'leader', 'clerk'] as const
export type StepRole = (typeof roles)[number]

/** The permission that lets an officer act in a step of this role. */
export const permissionOf = (role: StepRole): string => `step.${role}`

/** What a condition asks: one answer of the form, the case (`@case`) or the way it came (`@channel`). */
export type Test =
  | { field: string; is: string }
  | { field: string; more: number }
  | { field: string; less: number }
  | { field: string; filled: boolean }

/** Rẽ nhánh: when the test holds, the dossier goes to that step, or to the end. */
export type Branch = { when: Test; to: string }

/** Đơn vị phối hợp: who is asked beside the step's own role, and for what. */
export type Partner = {
  role: StepRole
  /** Code of the department whose officers are asked; any department when left out. */
  department?: string | undefined
  task: string
}

/** Phối hợp song song: several are asked at once; the step's own role leads. */
export type Coordination = {
  /** `all`: the lead goes on when everybody has answered; `lead`: the lead's own word is enough. */
  waitFor: 'all' | 'lead'
  partners: readonly Partner[]
}

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
  /** Handing on from here needs a verdict; of older templates the step `approve`. */
  decides?: boolean | undefined
  /** Cấp số: a granting dossier leaves with a number on its result (NĐ 30/2020); unless said, each step of the clerk. */
  numbers?: boolean | undefined
  coordination?: Coordination | undefined
  /** The first branch that holds is taken. */
  branches?: readonly Branch[] | undefined
  /** Where it goes when no branch holds; the step below unless said. */
  otherwise?: string | undefined
}

/** What is drafted and published as a whole. */
export type FlowContent = {
  name: string
  source: string
  /** The procedure whose form the conditions ask. */
  procedure?: string | undefined
  steps: readonly WorkflowStep[]
}

/** Quy trình nội bộ: the steps a dossier goes through. A dossier pins the version it started with. */
export type Workflow = FlowContent & { code: string; version: number }

/** The target of a branch that ends the workflow. */
export const end = 'end'

export const caseTest = '@case'
export const channelTest = '@channel'

/** Answers as conditions see them: the form engine's facts fit. */
export type Answers = {
  valuesOf: (field: string) => readonly string[]
  caseCode?: string | undefined
  channel?: string | undefined
}

/** The step at a position (0-based), or undefined past the end. */
export const stepAt = (
  workflow: Pick<FlowContent, 'steps'>,
  position: number,
): WorkflowStep | undefined => workflow.steps[position]

export const isDeciding = ({ decides, code }: WorkflowStep): boolean =>
  decides ?? code === 'approve'

export const isNumbering = ({ numbers, role }: WorkflowStep): boolean => numbers ?? role === 'clerk'

/** Where a dossier goes on to: the position of a step, or the end of the workflow. */
export type Onward = number | typeof end

/** Whether the way on from a step hangs on answers at all; else nobody needs to read them. */
export const asksAnswers = (step: WorkflowStep | undefined): boolean =>
  (step?.branches?.length ?? 0) > 0

/** The next step from here for these answers: the first branch that holds, else as the step says. */
export function nextStep(flow: Pick<FlowContent, 'steps'>, here: number, answers: Answers): Onward {
  const step = flow.steps[here]
  const branch = step && takenBranch(step, answers)
  const target = branch === undefined ? step?.otherwise : step?.branches?.[branch]?.to
  return positionOf(flow, target, here)
}

/** Which branch of a step these answers take: its place in the list, or none. */
export function takenBranch({ branches = [] }: WorkflowStep, answers: Answers): number | undefined {
  const at = branches.findIndex(({ when }) => testHolds(when, answers))
  return at === -1 ? undefined : at
}

/** Position of a target's step; of a target that is not there, or of none, the step below. */
export function positionOf(
  { steps }: Pick<FlowContent, 'steps'>,
  target: string | undefined,
  here: number,
): Onward {
  if (target === end) return end
  const at = target === undefined ? -1 : steps.findIndex(({ code }) => code === target)
  if (at !== -1) return at
  return here + 1 < steps.length ? here + 1 : end
}

export function testHolds(test: Test, answers: Answers): boolean {
  const values = valuesFor(test.field, answers)
  if ('is' in test) return values.includes(test.is)
  if ('filled' in test) return values.length > 0 === test.filled
  const number = numberOf(values[0])
  if (number === undefined) return false
  return 'more' in test ? number > test.more : number < test.less
}

function valuesFor(field: string, { valuesOf, caseCode, channel }: Answers): readonly string[] {
  if (field === caseTest) return caseCode === undefined ? [] : [caseCode]
  if (field === channelTest) return channel === undefined ? [] : [channel]
  return valuesOf(field)
}

/** 12,5 or 12.5; kept values have no thousands marks. */
function numberOf(text: string | undefined): number | undefined {
  const plain = text?.trim().replace(',', '.') ?? ''
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined
}

export type Way = { to: Onward; when: Test | undefined; isMissing: boolean }

/** Every way out of a step, branches first; a branch to a step that is not there is marked. */
export function waysFrom(flow: Pick<FlowContent, 'steps'>, here: number): Way[] {
  const step = flow.steps[here]
  const known = new Set([end, ...flow.steps.map(({ code }) => code)])
  const way = (target: string | undefined, when?: Test): Way => ({
    to: positionOf(flow, target, here),
    when,
    isMissing: target !== undefined && !known.has(target),
  })
  const branches = (step?.branches ?? []).map(({ to, when }) => way(to, when))
  return [...branches, way(step?.otherwise)]
}

/** The positions a dossier with these answers passes from a step on, in order; it stops at one it has passed before. */
export function pathOf(flow: Pick<FlowContent, 'steps'>, answers: Answers, from = 0): number[] {
  const path: number[] = []
  let here: Onward = from < flow.steps.length ? from : end
  while (here !== end && !path.includes(here)) {
    path.push(here)
    here = nextStep(flow, here, answers)
  }
  return path
}

/** Where it came from: the step before the present one, past what was sent back. */
export function cameFrom(
  stays: readonly { step: number; direction: string | null }[],
): number | undefined {
  const way: number[] = []
  for (const { step, direction } of stays) {
    if (direction === 'forward') way.push(step)
    if (direction === 'back') way.pop()
  }
  return way.at(-1)
}

/** Whether others are asked at this step. */
export const hasCoordination = ({ coordination }: WorkflowStep): boolean =>
  (coordination?.partners.length ?? 0) > 0

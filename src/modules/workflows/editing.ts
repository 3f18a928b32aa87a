import { fold } from '#platform/fold.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'

import { end, type FlowContent, type WorkflowStep } from './domain.ts'
import { mostSteps } from './shapes.ts'
import type { Why } from './words.ts'

type Edited = Outcome<FlowContent, Why>

/** "Thẩm định, dự thảo" → "tham-dinh-du-thao"; never empty, at most `most` letters. */
export function slugOf(text: string, most: number, blank: string): string {
  const slug = fold(text)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return slug.slice(0, most).replace(/-+$/, '') || blank
}

/** A code for a new step that no other has. */
export function freshCode({ steps }: FlowContent, name: string): string {
  const taken = new Set([end, ...steps.map(({ code }) => code)])
  const slug = slugOf(name, 34, 'buoc')
  if (!taken.has(slug)) return slug
  for (let n = 2; ; n += 1) if (!taken.has(`${slug}-${n}`)) return `${slug}-${n}`
}

const blank: Omit<WorkflowStep, 'code'> = {
  vi: 'Bước mới',
  en: 'New step',
  role: 'specialist',
  minutes: 480,
  counts: true,
}

/** A new step at the end, to be filled in. */
export function addStep(flow: FlowContent): Edited {
  if (flow.steps.length >= mostSteps) return no('too-many-steps')
  return yes({ ...flow, steps: [...flow.steps, { ...blank, code: freshCode(flow, blank.vi) }] })
}

/** Lên, xuống: the step changes places with its neighbour; branches name codes and so stay right. */
export function moveStep(flow: FlowContent, code: string, by: -1 | 1): Edited {
  const at = flow.steps.findIndex((step) => step.code === code)
  const [here, other] = [flow.steps[at], flow.steps[at + by]]
  if (!here) return no('no-such-step')
  if (!other) return yes(flow)
  const steps = flow.steps.with(at, other).with(at + by, here)
  return yes({ ...flow, steps })
}

export function removeStep(flow: FlowContent, code: string): Edited {
  const steps = flow.steps.filter((step) => step.code !== code)
  if (steps.length === flow.steps.length) return no('no-such-step')
  return steps.length === 0 ? no('last-step-left') : yes({ ...flow, steps })
}

/** Puts what was typed in place of a step. */
export function replaceStep(flow: FlowContent, step: WorkflowStep): Edited {
  const at = flow.steps.findIndex(({ code }) => code === step.code)
  return at === -1 ? no('no-such-step') : yes({ ...flow, steps: flow.steps.with(at, step) })
}

/** A copy to start from: the same steps under another name. */
export const copyOf = (flow: FlowContent, name: string): FlowContent => ({
  name,
  source: flow.source,
  ...(flow.procedure !== undefined && { procedure: flow.procedure }),
  steps: flow.steps,
})

export const startingWith = (name: string, source: string): FlowContent => ({
  name,
  source,
  steps: [{ ...blank, code: 'giai-quyet', vi: 'Giải quyết', en: 'Settle', decides: true }],
})

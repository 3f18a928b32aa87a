import { z } from 'zod'

import { Condition } from './conditions.ts'
import { Certainty, Field, Name } from './fields.ts'
import { Text } from './text.ts'

export type { ComputedField, Field, LeafField, NoteField, PersonField } from './fields.ts'

const Code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
/** A commune's own form has the commune's number behind a dot. */
const FormCode = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}(\.\d{1,9})?$/)
const Day = z.iso.date()

/** How long the office has, as the legal clock reads it; a hint for the catalogue, which decides. */
const TimeHint = z.strictObject({
  amount: z.number().min(0),
  unit: z.enum(['working-day', 'day', 'working-hour', 'hour', 'same-day']),
  cutoff: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .optional(),
  certainty: Certainty.optional(),
})

/** Trường hợp: one way a procedure runs, with its own papers or time limit. */
export const Case = z.strictObject({
  code: Code,
  label: Text,
  hint: Text.optional(),
  ruleHint: TimeHint.optional(),
  certainty: Certainty.optional(),
})
export type FormCase = z.output<typeof Case>

export const Section = z.strictObject({
  id: Name,
  title: Text,
  intro: Text.optional(),
  visibleWhen: Condition.optional(),
  repeat: z
    .strictObject({ min: z.int().min(0), max: z.int().min(1).max(100), itemLabel: Text })
    .optional(),
  fields: z.array(Field),
  certainty: Certainty.optional(),
})
export type Section = z.output<typeof Section>

export const ComponentKind = z.enum(['original', 'certified', 'copy', 'electronic'])
export type ComponentKind = z.output<typeof ComponentKind>

/** Thành phần hồ sơ: one paper that goes with the application. */
export const Component = z.strictObject({
  code: Code,
  name: Text,
  kinds: z.array(ComponentKind).min(1),
  /** Handed in, or only shown at the counter and given back (then never scanned). */
  present: z.enum(['submit', 'show']).optional(),
  quantity: z.int().min(1).optional(),
  required: z.boolean(),
  requiredWhen: Condition.optional(),
  visibleWhen: Condition.optional(),
  /** The agency may not ask for it when this database answers (Nghị quyết 66.7/2025/NQ-CP). */
  replaceableByDb: z
    .enum(['population', 'civil-status', 'health', 'land', 'poverty', 'business'])
    .optional(),
  hint: Text.optional(),
  digitise: z.boolean(),
  certainty: Certainty.optional(),
})
export type FormComponent = z.output<typeof Component>

const content = {
  title: Text,
  /** Empty for the form that serves every procedure without one of its own. */
  procedures: z.array(z.string().regex(/^\d\.\d{6}$/)),
  /** The instrument the declaration follows. */
  basis: z.string().trim().min(1).max(1_000),
  certainty: Certainty.optional(),
  cases: z.array(Case),
  sections: z.array(Section),
  components: z.array(Component),
}

/** What is drafted and published as a whole; also while it is not finished. */
export const FormContent = z.strictObject(content)
export type FormContent = z.output<typeof FormContent>

/** Biểu mẫu điện tử: what is asked for a procedure, as plain data that can be stored and versioned. */
export const FormDefinition = z.strictObject({
  code: FormCode,
  version: z.int().min(1),
  effectiveFrom: Day,
  effectiveTo: Day.optional(),
  ...content,
})
export type FormDefinition = z.output<typeof FormDefinition>

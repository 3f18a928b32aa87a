import { z } from 'zod'

import { Condition } from './conditions.ts'
import { Rule } from './rules.ts'
import { Text } from './text.ts'

/** `to-confirm`: not yet read in the instrument itself; shown to the editor, never to a citizen. */
export const Certainty = z.literal('to-confirm')

export const Name = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/)

/** Where a first value comes from: the person record, the unit, the clock. */
export const Prefill = z.enum([
  'today',
  'unit.name',
  'unit.place',
  'applicant',
  'applicant.fullName',
  'applicant.birthDate',
  'applicant.gender',
  'applicant.idNumber',
  'applicant.nationality',
  'applicant.ethnicity',
  'applicant.residence',
  'applicant.phone',
  'applicant.email',
])
export type Prefill = z.output<typeof Prefill>

const common = {
  name: Name,
  label: Text,
  hint: Text.optional(),
  required: z.boolean().optional(),
  requiredWhen: Condition.optional(),
  visibleWhen: Condition.optional(),
  prefill: Prefill.optional(),
  /** Asked of the record (`applicant.gender`) and of fields above. */
  prefillWhen: Condition.optional(),
  default: z.string().optional(),
  rules: z.array(Rule).optional(),
  autocomplete: z.string().optional(),
  certainty: Certainty.optional(),
}

// No line break: several picked values travel one to a line.
const Value = z.string().regex(/^[^\n]{1,60}$/)

export const Option = z.strictObject({ value: Value, label: Text, hint: Text.optional() })

/** Shared lists that a choice may name instead of carrying its own options. */
export const ListName = z.enum(['genders', 'ethnicities'])

const choices = { options: z.array(Option).min(1).optional(), list: ListName.optional() }

const TextField = z.strictObject({
  ...common,
  type: z.literal('text'),
  /** A `name` takes letters only. */
  format: z.enum(['line', 'name', 'time']).optional(),
  maxLength: z.int().min(1).max(500).optional(),
  width: z.enum(['short', 'medium', 'long']).optional(),
})

const TextArea = z.strictObject({
  ...common,
  type: z.literal('textarea'),
  maxLength: z.int().min(1).max(10_000).optional(),
})

const NumberField = z.strictObject({
  ...common,
  type: z.literal('number'),
  min: z.number().optional(),
  max: z.number().optional(),
  /** 1 (whole numbers) unless said; 0.01 for two decimals. */
  step: z.number().positive().optional(),
  unit: Text.optional(),
})

const MoneyField = z.strictObject({
  ...common,
  type: z.literal('money'),
  min: z.number().optional(),
  max: z.number().optional(),
})

const DateField = z.strictObject({
  ...common,
  type: z.literal('date'),
  /** A year, or month and year, is enough. */
  partial: z.boolean().optional(),
})

const IdNumberField = z.strictObject({
  ...common,
  type: z.literal('id-number'),
  /** Also the nine-digit number of the old identity card. */
  old: z.boolean().optional(),
})

const Plain = <Type extends string>(type: Type) =>
  z.strictObject({ ...common, type: z.literal(type) })
const Choice = <Type extends string>(type: Type) =>
  z.strictObject({ ...common, ...choices, type: z.literal(type) })

const AddressField = z.strictObject({
  ...common,
  type: z.literal('address'),
  /** May lie outside Việt Nam. */
  abroad: z.boolean().optional(),
  /** House, street, hamlet may stay blank (a place of origin). */
  detailOptional: z.boolean().optional(),
})

const FileField = z.strictObject({ ...common, type: z.literal('file'), component: Name })

/** A field that holds one value. */
export const LeafField = z.discriminatedUnion('type', [
  TextField,
  TextArea,
  NumberField,
  MoneyField,
  DateField,
  IdNumberField,
  Plain('phone'),
  Plain('email'),
  Plain('yes-no'),
  Choice('select'),
  Choice('radio'),
  Choice('checkboxes'),
  AddressField,
  FileField,
])
export type LeafField = z.output<typeof LeafField>

export const PersonPart = z.enum([
  'fullName',
  'birthDate',
  'gender',
  'idNumber',
  'nationality',
  'ethnicity',
  'residence',
  'phone',
  'email',
])
export type PersonPart = z.output<typeof PersonPart>

/** Someone the form speaks about; becomes one field for each part. */
export const PersonField = z.strictObject({
  ...common,
  type: z.literal('person'),
  parts: z.array(PersonPart).min(1),
  /** Parts that may stay blank even when the person is needed. */
  optional: z.array(PersonPart).optional(),
  labels: z.partialRecord(PersonPart, Text).optional(),
  partRules: z.partialRecord(PersonPart, z.array(Rule)).optional(),
  /** The year of birth is enough. */
  yearOfBirth: z.boolean().optional(),
  oldId: z.boolean().optional(),
  abroad: z.boolean().optional(),
})
export type PersonField = z.output<typeof PersonField>

/** Static text. */
const NoteField = z.strictObject({
  type: z.literal('note'),
  name: Name,
  text: Text,
  tone: z.enum(['info', 'warn']).optional(),
  visibleWhen: Condition.optional(),
  certainty: Certainty.optional(),
})
export type NoteField = z.output<typeof NoteField>

/** A figure worked out from other fields; `floors.*.area` means that field of every row. */
const ComputedField = z.strictObject({
  type: z.literal('computed'),
  name: Name,
  label: Text,
  hint: Text.optional(),
  sum: z.array(z.string()).min(1),
  unit: Text.optional(),
  visibleWhen: Condition.optional(),
  certainty: Certainty.optional(),
})
export type ComputedField = z.output<typeof ComputedField>

export const Field = z.discriminatedUnion('type', [
  ...LeafField.options,
  PersonField,
  NoteField,
  ComputedField,
])
export type Field = z.output<typeof Field>

import { z } from 'zod'

import { Condition } from './conditions.ts'
import { Text } from './text.ts'

export const characterKinds = ['digits', 'letters', 'capitals', 'spaces', 'signs'] as const
export type CharacterKind = (typeof characterKinds)[number]

const common = { when: Condition.optional(), message: Text.optional() }

/** What a filled-in value must keep to. Each can hold only in some circumstances, and say so in its own words. */
export const Rule = z.discriminatedUnion('rule', [
  z.strictObject({
    ...common,
    rule: z.literal('pattern'),
    pattern: z.string().max(200).refine(isPattern),
    message: Text,
  }),
  z.strictObject({
    ...common,
    rule: z.literal('length'),
    min: z.int().min(0).optional(),
    max: z.int().min(1).optional(),
  }),
  z.strictObject({
    ...common,
    rule: z.literal('range'),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  /** Only letters and signs of these kinds. */
  z.strictObject({
    ...common,
    rule: z.literal('characters'),
    of: z.array(z.enum(characterKinds)).min(1),
  }),
  /** 9 a digit, A a capital letter, a any letter, * a letter or digit; anything else stands for itself. */
  z.strictObject({ ...common, rule: z.literal('shape'), shape: z.string().min(1).max(60) }),
  z.strictObject({ ...common, rule: z.literal('not-future') }),
  z.strictObject({ ...common, rule: z.literal('not-past') }),
  /** Full years old on a day: `today` or a date field. */
  z.strictObject({
    ...common,
    rule: z.literal('age'),
    atLeast: z.int().optional(),
    under: z.int().optional(),
    on: z.string().optional(),
  }),
  z.strictObject({
    ...common,
    rule: z.literal('compare'),
    op: z.enum(['not-before', 'not-after', 'at-most', 'at-least', 'different']),
    with: z.string(),
    message: Text,
  }),
])
export type Rule = z.output<typeof Rule>

/**
 * Groups with flags of their own, (?i:…), are refused: once a process has made much code for patterns, V8 compiles further ones
 * without optimisation, and those forget the flags.
 */
const ownFlags = /\(\?[ims-]/

function isPattern(source: string): boolean {
  try {
    return !ownFlags.test(source) && new RegExp(source, 'u') instanceof RegExp
  } catch {
    return false
  }
}

import { z } from 'zod'

import { readDate } from './dates.ts'
import { readNumber } from './numbers.ts'

/**
 * When something holds. Fields are named by their flat name (`mother.birthDate`); inside a repeated
 * section a plain name means the field of the same row. A condition only looks at fields above it.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { eq: [field: string, value: string] }
  | { in: [field: string, values: string[]] }
  | { filled: string }
  | { gt: [field: string, number: number] }
  /** The second is a field, `today` or a date such as `2026-01-31`. */
  | { dateBefore: [field: string, other: string] }
  /** The date lies more than so many days before today. */
  | { olderThanDays: [field: string, days: number] }
  | { case: string[] }
  | { channel: string[] }

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ eq: z.tuple([z.string(), z.string()]) }),
    z.strictObject({ in: z.tuple([z.string(), z.array(z.string()).min(1)]) }),
    z.strictObject({ filled: z.string() }),
    z.strictObject({ gt: z.tuple([z.string(), z.number()]) }),
    z.strictObject({ dateBefore: z.tuple([z.string(), z.string()]) }),
    z.strictObject({ olderThanDays: z.tuple([z.string(), z.int().min(0)]) }),
    z.strictObject({ case: z.array(z.string()).min(1) }),
    z.strictObject({ channel: z.array(z.enum(['counter', 'online', 'post'])).min(1) }),
  ]),
)

/** What a condition may ask: the values of a field (none when blank or hidden) and the circumstances. */
export type Facts = {
  valuesOf: (field: string) => readonly string[]
  /** Without it nothing is before or after today. */
  today?: Temporal.PlainDate | undefined
  caseCode?: string | undefined
  channel?: string | undefined
}

export function holds(condition: Condition | undefined, facts: Facts): boolean {
  if (condition === undefined) return true
  if ('all' in condition) return condition.all.every((each) => holds(each, facts))
  if ('any' in condition) return condition.any.some((each) => holds(each, facts))
  if ('not' in condition) return !holds(condition.not, facts)
  if ('case' in condition) return includes(condition.case, facts.caseCode)
  if ('channel' in condition) return includes(condition.channel, facts.channel)
  return holdsForField(condition, facts)
}

type AboutField = Exclude<Simple, { case: unknown } | { channel: unknown }>

function holdsForField(condition: AboutField, facts: Facts): boolean {
  if ('filled' in condition) return facts.valuesOf(condition.filled).length > 0
  if ('eq' in condition) return facts.valuesOf(condition.eq[0]).includes(condition.eq[1])
  if ('in' in condition) {
    const [field, wanted] = condition.in
    return facts.valuesOf(field).some((value) => wanted.includes(value))
  }
  if ('gt' in condition) {
    const number = readNumber(facts.valuesOf(condition.gt[0])[0])
    return number !== undefined && number > condition.gt[1]
  }
  return holdsForDate(condition, facts)
}

type AboutDate = Extract<AboutField, { dateBefore: unknown } | { olderThanDays: unknown }>

function holdsForDate(condition: AboutDate, facts: Facts): boolean {
  if ('dateBefore' in condition) {
    const first = readDate(facts.valuesOf(condition.dateBefore[0])[0])
    const second = dateAt(condition.dateBefore[1], facts)
    return first !== undefined && second !== undefined && isBefore(first.last, second)
  }
  const [field, days] = condition.olderThanDays
  const date = readDate(facts.valuesOf(field)[0])
  const day = facts.today?.subtract({ days })
  return date !== undefined && day !== undefined && isBefore(date.last, day)
}

/** The date that a condition or rule names: a field, `today`, or itself. */
export function dateAt(name: string, facts: Facts): Temporal.PlainDate | undefined {
  if (name === 'today') return facts.today
  return readDate(/^\d/.test(name) ? name : facts.valuesOf(name)[0])?.first
}

/** The fields a condition looks at. */
export const fieldsIn = (condition: Condition | undefined): string[] =>
  simpleOnes(condition).flatMap((simple) => {
    if ('case' in simple || 'channel' in simple) return []
    if ('filled' in simple) return [simple.filled]
    if ('dateBefore' in simple) return simple.dateBefore.filter(isFieldName)
    if ('olderThanDays' in simple) return [simple.olderThanDays[0]]
    return ['gt' in simple ? simple.gt[0] : 'in' in simple ? simple.in[0] : simple.eq[0]]
  })

export type Simple = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>

/** The conditions that a tree is made of. */
export function simpleOnes(condition: Condition | undefined): Simple[] {
  if (condition === undefined) return []
  if ('all' in condition) return condition.all.flatMap(simpleOnes)
  if ('any' in condition) return condition.any.flatMap(simpleOnes)
  return 'not' in condition ? simpleOnes(condition.not) : [condition]
}

const isFieldName = (name: string) => name !== 'today' && !/^\d/.test(name)
const includes = (list: readonly string[], one: string | undefined) =>
  one !== undefined && list.includes(one)
const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) < 0

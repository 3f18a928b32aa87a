import { dateAt, holds, type Facts } from './conditions.ts'
import { readDate, type KnownDate } from './dates.ts'
import type { Value } from './leaf.ts'
import * as say from './messages.ts'
import { readNumber } from './numbers.ts'
import type { Rule } from './rules.ts'
import type { Text } from './text.ts'
import type { ShownLeaf } from './walk.ts'

/** The first rule that a value breaks, in its own words when it has some. */
export function brokenRule({ field, facts, title }: ShownLeaf, value: Value): Text | undefined {
  for (const rule of field.rules ?? []) {
    if (!holds(rule.when, facts)) continue
    const wrong = breach(rule, value, facts, title)
    if (wrong !== undefined) return rule.message ?? wrong
  }
  return undefined
}

type Of<Name extends Rule['rule']> = Extract<Rule, { rule: Name }>

function breach(rule: Rule, value: Value, facts: Facts, title: Text): Text | undefined {
  switch (rule.rule) {
    case 'pattern':
      return new RegExp(rule.pattern, 'u').test(String(value)) ? undefined : rule.message
    case 'length':
      return lengthBreach(rule, String(value).length, title)
    case 'range':
      return rangeBreach(rule, Number(value), title)
    case 'compare':
      return compares(rule, value, facts) ? undefined : rule.message
    case 'age':
    case 'not-future':
    case 'not-past': {
      const date = readDate(String(value))
      return date && dateBreach(rule, date, facts, title)
    }
  }
}

function lengthBreach({ min, max }: Of<'length'>, length: number, title: Text) {
  if (min !== undefined && length < min) return say.tooShort(title, min)
  return max !== undefined && length > max ? say.tooLong(title, max) : undefined
}

function rangeBreach({ min, max }: Of<'range'>, number: number, title: Text) {
  if (min !== undefined && number < min) return say.tooSmall(title, min)
  return max !== undefined && number > max ? say.tooBig(title, max) : undefined
}

type DateRule = Of<'age'> | Of<'not-future'> | Of<'not-past'>

// A date known only by its year is judged in the citizen's favour: the officer sees the papers.
function dateBreach(rule: DateRule, date: KnownDate, facts: Facts, title: Text) {
  if (rule.rule === 'not-future') return isAfter(date.first, facts.today) ? say.inFuture(title) : undefined
  if (rule.rule === 'not-past') return isAfter(facts.today, date.last) ? say.inPast(title) : undefined
  const on = dateAt(rule.on ?? 'today', facts)
  if (on === undefined) return undefined
  const { atLeast, under } = rule
  if (atLeast !== undefined && isAfter(birthday(date.first, atLeast), on))
    return say.tooYoung(title, atLeast, on.toString())
  if (under !== undefined && !isAfter(birthday(date.last, under), on))
    return say.tooOld(title, under, on.toString())
  return undefined
}

const birthday = (born: Temporal.PlainDate, years: number) => born.add({ years })

/** True as well when the other field is blank: that is for the other field to say. */
function compares({ op, with: name }: Of<'compare'>, value: Value, facts: Facts): boolean {
  const [other] = facts.valuesOf(name)
  if (op === 'different') return other === undefined || other !== String(value)
  if (op === 'at-most' || op === 'at-least') {
    const limit = readNumber(other)
    return limit === undefined || (op === 'at-most' ? Number(value) <= limit : Number(value) >= limit)
  }
  const [mine, theirs] = [readDate(String(value)), readDate(other)]
  if (!mine || !theirs) return true
  return op === 'not-before' ? !isAfter(theirs.first, mine.last) : !isAfter(mine.first, theirs.last)
}

const isAfter = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) > 0

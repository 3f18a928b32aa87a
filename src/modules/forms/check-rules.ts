import { dateAt, holds, type Facts } from './conditions.ts'
import { readDate, type KnownDate } from './dates.ts'
import type { Value } from './leaf.ts'
import { consistsOf, hasShape } from './letters.ts'
import { outside } from './limits.ts'
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

type Kind = Rule['rule']
type RuleOf = { [Name in Kind]: Extract<Rule, { rule: Name }> }
type Breach = Text | undefined
type Checks = { [Name in Kind]: (rule: RuleOf[Name]) => Breach }

const checked = <Name extends Kind>(checks: Checks, name: Name, rule: RuleOf[Name]): Breach =>
  checks[name](rule)

function breach(rule: Rule, value: Value, facts: Facts, title: Text): Breach {
  const text = typeof value === 'object' ? '' : String(value)
  const date = readDate(text)
  return checked(
    {
      pattern: ({ pattern, message }) =>
        new RegExp(pattern, 'u').test(text) ? undefined : message,
      characters: ({ of }) => (consistsOf(text, of) ? undefined : say.otherCharacters(title, of)),
      shape: ({ shape }) => (hasShape(text, shape) ? undefined : say.otherShape(title, shape)),
      length: (limits) => lengthBreach(limits, text.length, title),
      range: (limits) => outside(limits, Number(value), title),
      compare: (comparison) => (compares(comparison, text, facts) ? undefined : comparison.message),
      age: (age) => date && ageBreach(age, date, facts, title),
      'not-future': () =>
        date && isAfter(date.first, facts.today) ? say.inFuture(title) : undefined,
      'not-past': () => (date && isAfter(facts.today, date.last) ? say.inPast(title) : undefined),
    },
    rule.rule,
    rule,
  )
}

function lengthBreach({ min, max }: RuleOf['length'], length: number, title: Text): Breach {
  if (min !== undefined && length < min) return say.tooShort(title, min)
  return max !== undefined && length > max ? say.tooLong(title, max) : undefined
}

// A date known only by its year is judged in the citizen's favour: the officer sees the papers.
function ageBreach(rule: RuleOf['age'], date: KnownDate, facts: Facts, title: Text): Breach {
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
function compares({ op, with: name }: RuleOf['compare'], value: string, facts: Facts): boolean {
  const [other] = facts.valuesOf(name)
  if (other === undefined) return true
  if (op === 'different') return other !== value
  return op === 'at-most' || op === 'at-least'
    ? compareNumbers(op, value, readNumber(other))
    : compareDates(op, readDate(value), readDate(other))
}

function compareNumbers(op: 'at-most' | 'at-least', value: string, limit: number | undefined) {
  if (limit === undefined) return true
  return op === 'at-most' ? Number(value) <= limit : Number(value) >= limit
}

function compareDates(op: 'not-before' | 'not-after', mine?: KnownDate, theirs?: KnownDate) {
  if (!mine || !theirs) return true
  return op === 'not-before' ? !isAfter(theirs.first, mine.last) : !isAfter(mine.first, theirs.last)
}

/** Whether one day is later than the other; unknown days are not. */
const isAfter = (one: Temporal.PlainDate | undefined, other: Temporal.PlainDate | undefined) =>
  one !== undefined && other !== undefined && Temporal.PlainDate.compare(one, other) > 0

import { fieldsIn, type Condition, type Simple } from '../conditions.ts'
import type { FormContent, Section } from '../definition.ts'
import type { Field } from '../fields.ts'
import { directoryOf, lookUp, type Entry } from './directory.ts'
import { error, warning, type Finding, type Place } from './finding.ts'

/** What one way to fill in the form says of one question. */
type Known = {
  only?: ReadonlySet<string>
  not: ReadonlySet<string>
  filled: boolean
  blank: boolean
}
type Way = ReadonlyMap<string, Known>

const anything: Known = { not: new Set(), filled: false, blank: false }
// Beyond so many ways nothing is claimed: the check only speaks when it is sure.
const mostWays = 300

/** Fields and sections that no answer brings to light. */
export function reachFindings(content: FormContent): Finding[] {
  const entries = directoryOf(content)
  return content.sections.flatMap((section) => {
    const at: Place = { kind: 'section', section: section.id }
    if (isImpossible([[section.visibleWhen, undefined]], { content, entries }))
      return [neverShown(at, section.fields.some(isRequired))]
    return section.fields
      .filter((field) => isImpossible(visibility(field, section), { content, entries }))
      .map((field) =>
        neverShown({ kind: 'field', section: section.id, field: field.name }, isRequired(field)),
      )
  })
}

const isRequired = (field: Field) => 'required' in field && field.required === true

const neverShown = (at: Place, required: boolean): Finding =>
  required
    ? error(
        at,
        'visibleWhen',
        'Mục bắt buộc không bao giờ hiện ra: không câu trả lời nào thỏa điều kiện',
        'It is required but never appears: no answers meet the condition',
      )
    : warning(
        at,
        'visibleWhen',
        'Không bao giờ hiện ra: không câu trả lời nào thỏa điều kiện',
        'It never appears: no answers meet the condition',
      )

type Asked = [Condition | undefined, Section | undefined]
const visibility = (field: Pick<Field, 'visibleWhen'>, section: Section): Asked[] => [
  [section.visibleWhen, undefined],
  [field.visibleWhen, section],
]

type Around = { content: FormContent; entries: readonly Entry[] }

function isImpossible(asked: readonly Asked[], around: Around): boolean {
  let ways: Way[] | undefined = [new Map()]
  for (const [condition, section] of asked)
    if (condition) ways = both(ways, waysOf(condition, true, { ...around, section }))
  if (ways === undefined) return false
  return ways.every((way) => !isPossible(way, around, new Set()))
}

/** Whether what is asked can itself be shown: a hidden field counts as blank. */
function isPossible(way: Way, around: Around, seen: ReadonlySet<string>): boolean {
  const open = [...way].find(([name, { filled }]) => filled && !seen.has(name))
  if (!open) return true
  const [key] = open
  const entry = around.entries.find((one) => keyOf(one) === key)
  const next = new Set([...seen, key])
  if (!entry) return isPossible(way, around, next)
  let ways: Way[] | undefined = [way]
  for (const [condition, section] of visibility(entry.of, entry.section))
    if (condition) ways = both(ways, waysOf(condition, true, { ...around, section }))
  return ways === undefined || ways.some((one) => isPossible(one, around, next))
}

type Here = Around & { section: Section | undefined }

/** All ways in which a condition holds, or does not; undefined when they are too many. */
function waysOf(condition: Condition, wanted: boolean, here: Here): Way[] | undefined {
  if ('not' in condition) return waysOf(condition.not, !wanted, here)
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any
    const each = parts.map((part) => waysOf(part, wanted, here))
    return 'all' in condition === wanted ? each.reduce(both, [new Map()]) : each.reduce(either, [])
  }
  return waysOfSimple(condition, wanted, here)
}

function waysOfSimple(simple: Simple, wanted: boolean, here: Here): Way[] {
  if ('case' in simple)
    return asOne(
      '@case',
      simple.case,
      wanted,
      here.content.cases.map(({ code }) => code),
    )
  if ('channel' in simple)
    return asOne('@channel', simple.channel, wanted, ['counter', 'online', 'post'])
  const [name = ''] = fieldsIn(simple)
  const entry = lookUp(here.entries, name, here.section)
  // What is not there is told elsewhere.
  if (!entry || entry.name !== name) return [new Map()]
  const key = keyOf(entry)
  if ('filled' in simple) return [new Map([[key, { ...anything, filled: wanted, blank: !wanted }]])]
  const values = 'eq' in simple ? [simple.eq[1]] : 'in' in simple ? simple.in[1] : undefined
  if (values === undefined) return [new Map([[key, { ...anything, filled: wanted }]])]
  if (entry.kind !== 'choice' || entry.type === 'checkboxes') {
    const offered = entry.kind !== 'choice' || values.some((value) => isOffered(entry, value))
    return wanted && !offered ? [] : [new Map([[key, { ...anything, filled: wanted }]])]
  }
  return asOne(
    key,
    values,
    wanted,
    entry.choices.map(({ value }) => value),
  )
}

const isOffered = ({ choices }: Entry, value: string) => choices.some((one) => one.value === value)

function asOne(key: string, values: string[], wanted: boolean, offered: string[]): Way[] {
  if (!wanted) return [new Map([[key, { ...anything, not: new Set(values) }]])]
  const only = new Set(values.filter((value) => offered.includes(value)))
  return only.size === 0 ? [] : [new Map([[key, { ...anything, only, filled: true }]])]
}

const keyOf = ({ section, name }: Entry) => `${section.repeat ? section.id : ''}/${name}`

function either(one: Way[] | undefined, other: Way[] | undefined): Way[] | undefined {
  if (one === undefined || other === undefined || one.length + other.length > mostWays)
    return undefined
  return [...one, ...other]
}

function both(one: Way[] | undefined, other: Way[] | undefined): Way[] | undefined {
  if (one?.length === 0 || other?.length === 0) return []
  if (one === undefined || other === undefined || one.length * other.length > mostWays)
    return undefined
  return one.flatMap((way) => other.flatMap((next) => joined(way, next) ?? []))
}

/** Two ways at once, unless they contradict each other. */
function joined(one: Way, other: Way): Way | undefined {
  const way = new Map(one)
  for (const [key, { only, not, filled, blank }] of other) {
    const before = way.get(key) ?? anything
    const ban = new Set([...before.not, ...not])
    const some = before.only && only ? before.only.intersection(only) : (before.only ?? only)
    const left = some && new Set([...some].filter((value) => !ban.has(value)))
    const known = { not: ban, filled: before.filled || filled, blank: before.blank || blank }
    if ((known.filled && known.blank) || left?.size === 0) return undefined
    way.set(key, left ? { ...known, only: left } : known)
  }
  return way
}

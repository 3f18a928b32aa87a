import {
  lookUp,
  say,
  type Condition,
  type Entry,
  type FormContent,
  type Section,
  type Simple,
  type Text,
} from '#modules/forms/index.ts'

/** What a condition is read against: the questions, the cases, and the section it stands in. */
export type Naming = {
  entries: readonly Entry[]
  cases: FormContent['cases']
  section: Section | undefined
}

export const channelWords: Record<string, Text> = {
  counter: say('Nộp trực tiếp', 'At the counter'),
  online: say('Nộp trực tuyến', 'Online'),
  post: say('Qua bưu chính', 'By post'),
}

/** A condition as an officer would say it. */
export function conditionText(condition: Condition, naming: Naming): Text {
  if ('all' in condition) return joined(condition.all, say(' VÀ ', ' AND '), naming)
  if ('any' in condition) return joined(condition.any, say(' HOẶC ', ' OR '), naming)
  if ('not' in condition) return negated(condition.not, naming)
  return simpleText(condition, naming, false)
}

const isGroup = (condition: Condition) => 'all' in condition || 'any' in condition

function joined(parts: readonly Condition[], between: Text, naming: Naming): Text {
  const texts = parts.map((part) => {
    const { vi, en } = conditionText(part, naming)
    return isGroup(part) && parts.length > 1 ? say(`(${vi})`, `(${en})`) : say(vi, en)
  })
  return say(texts.map(({ vi }) => vi).join(between.vi), texts.map(({ en }) => en).join(between.en))
}

function negated(condition: Condition, naming: Naming): Text {
  if ('not' in condition) return conditionText(condition.not, naming)
  if (!isGroup(condition)) return simpleText(condition as Simple, naming, true)
  const { vi, en } = conditionText(condition, naming)
  return say(`không phải (${vi})`, `not (${en})`)
}

/** What a question is called; its name in angle marks when there is none. */
export function nameText(name: string, { entries, section }: Naming): Text {
  const entry = lookUp(entries, name, section)
  if (!entry) return say(`‹${name}›`, `‹${name}›`)
  return say(`“${entry.label.vi}”`, `“${entry.label.en}”`)
}

function valueText(name: string, values: readonly string[], { entries, section }: Naming): Text {
  const choices = lookUp(entries, name, section)?.choices ?? []
  const labels = values.map((value) => choices.find((one) => one.value === value)?.label)
  return say(
    values.map((value, n) => `“${labels[n]?.vi ?? value}”`).join(' hoặc '),
    values.map((value, n) => `“${labels[n]?.en ?? value}”`).join(' or '),
  )
}

function simpleText(simple: Simple, naming: Naming, not: boolean): Text {
  if ('case' in simple) {
    const { vi, en } = caseText(simple.case, naming)
    return not
      ? say(`trường hợp không phải ${vi}`, `the case is not ${en}`)
      : say(`trường hợp là ${vi}`, `the case is ${en}`)
  }
  if ('channel' in simple) {
    const words = simple.channel.map((one) => channelWords[one] ?? say(one, one))
    const vi = words.map((one) => one.vi.toLowerCase()).join(' hoặc ')
    const en = words.map((one) => one.en.toLowerCase()).join(' or ')
    return not ? say(`không ${vi}`, `not filed ${en}`) : say(vi, `filed ${en}`)
  }
  return aboutField(simple, naming, not)
}

function caseText(codes: readonly string[], { cases }: Naming): Text {
  const labels = codes.map((code) => cases.find((one) => one.code === code)?.label)
  return say(
    codes.map((code, n) => `“${labels[n]?.vi ?? code}”`).join(' hoặc '),
    codes.map((code, n) => `“${labels[n]?.en ?? code}”`).join(' or '),
  )
}

type AboutField = Exclude<Simple, { case: unknown } | { channel: unknown }>

function aboutField(simple: AboutField, naming: Naming, not: boolean): Text {
  if ('filled' in simple) {
    const { vi, en } = nameText(simple.filled, naming)
    return not
      ? say(`${vi} để trống`, `${en} is blank`)
      : say(`${vi} đã điền`, `${en} is filled in`)
  }
  if ('eq' in simple || 'in' in simple) {
    const [name, values] = 'eq' in simple ? [simple.eq[0], [simple.eq[1]]] : simple.in
    const [asked, value] = [nameText(name, naming), valueText(name, values, naming)]
    return not
      ? say(`${asked.vi} không phải ${value.vi}`, `${asked.en} is not ${value.en}`)
      : say(`${asked.vi} là ${value.vi}`, `${asked.en} is ${value.en}`)
  }
  return comparedText(simple, naming, not)
}

type Compared = Extract<
  AboutField,
  { gt: unknown } | { dateBefore: unknown } | { olderThanDays: unknown }
>

function comparedText(simple: Compared, naming: Naming, not: boolean): Text {
  const [no, isNot] = not ? ['không ', 'is not'] : ['', 'is']
  if ('gt' in simple) {
    const { vi, en } = nameText(simple.gt[0], naming)
    const number = String(simple.gt[1]).replace('.', ',')
    return say(`${vi} ${no}lớn hơn ${number}`, `${en} ${isNot} more than ${number}`)
  }
  if ('olderThanDays' in simple) {
    const { vi, en } = nameText(simple.olderThanDays[0], naming)
    const days = simple.olderThanDays[1]
    const past = not ? 'chưa quá' : 'đã quá'
    return say(`${vi} ${past} ${days} ngày`, `${en} ${isNot} more than ${days} days ago`)
  }
  const [one, other] = simple.dateBefore
  const [before, after] = [nameText(one, naming), dateText(other, naming)]
  return say(`${before.vi} ${no}trước ${after.vi}`, `${before.en} ${isNot} before ${after.en}`)
}

/** `today`, a day such as 2026-01-31, or a field. */
export function dateText(name: string, naming: Naming): Text {
  if (name === 'today') return say('hôm nay', 'today')
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(name) ?? []
  if (year) return say(`${day}/${month}/${year}`, `${day}/${month}/${year}`)
  return nameText(name, naming)
}

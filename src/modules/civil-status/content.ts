import { readDate, writeDate } from '#modules/forms/index.ts'
import {
  idNumberMessages,
  nameMessages,
  parseFullName,
  parseIdNumber,
} from '#modules/people/index.ts'
import type { Errors, Filled } from '#platform/form.ts'

import type { Content, Part, Party, Register } from './domain.ts'
import { formOf, genderChoices, labelOf, type FactField, type RoleField } from './registers.ts'

export type ReadContent = { ok: true; value: Content } | { ok: false; errors: Errors }

const longest: Record<FactField['kind'] | 'part', number> = {
  text: 300,
  long: 1_000,
  date: 10,
  choice: 40,
  part: 300,
}

type Read = { value: string } | { error: string }

/** Reads what was typed for an entry; a refusal has one message per field. */
export function readContent(
  register: Register,
  filled: Filled,
  today: Temporal.PlainDate,
): ReadContent {
  const form = formOf(register)
  const errors: Errors = {}
  const facts: Record<string, string> = {}
  for (const fact of form.facts) {
    const path = `facts.${fact.name}`
    const read = readFact(fact, filled[path] ?? '', labelOf(register, path)[0], today)
    if ('error' in read) errors[path] = read.error
    else if (read.value !== '') facts[fact.name] = read.value
  }
  const parties = form.roles.flatMap((role) => readParty(register, role, { filled, today, errors }))
  return Object.keys(errors).length > 0
    ? { ok: false, errors }
    : { ok: true, value: { facts, parties } }
}

function readFact(fact: FactField, typed: string, label: string, today: Temporal.PlainDate): Read {
  const text = tidy(typed)
  if (text === '')
    return fact.optional ? { value: '' } : { error: `Chưa ghi: ${label.toLowerCase()}` }
  if (fact.kind === 'date') return readDay(text, today)
  if (fact.kind === 'choice')
    return fact.choices?.some(([value]) => value === text)
      ? { value: text }
      : { error: `Chọn: ${label.toLowerCase()}` }
  return within(text, longest[fact.kind])
}

const tidy = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
const within = (text: string, most: number): Read =>
  text.length <= most ? { value: text } : { error: `Tối đa ${most} chữ cái và dấu cách` }

function readDay(text: string, today: Temporal.PlainDate): Read {
  const date = readDate(text)
  if (!date) return { error: 'Ghi ngày/tháng/năm, ví dụ 05/02/1987; không rõ thì chỉ ghi năm' }
  return Temporal.PlainDate.compare(date.first, today) > 0
    ? { error: 'Ngày này chưa đến' }
    : { value: date.iso }
}

type Reading = { filled: Filled; today: Temporal.PlainDate; errors: Errors }

function readParty(
  register: Register,
  role: RoleField,
  { filled, today, errors }: Reading,
): Party[] {
  const typed = (part: Part) => tidy(filled[`${role.role}.${part}`] ?? '')
  if (role.mayLack && role.parts.every((part) => typed(part) === '')) return []
  const party: Party = { role: role.role }
  for (const part of role.parts) {
    const path = `${role.role}.${part}`
    const read = readPart(part, typed(part), today)
    const isBlank = typed(part) === ''
    if (isBlank && !role.optional.includes(part))
      errors[path] = `Chưa ghi: ${labelOf(register, path)[0]}`
    else if (!isBlank && 'error' in read) errors[path] = read.error
    else if (!isBlank && 'value' in read) party[part] = read.value
  }
  return [party]
}

/** Reads one part of a person; what is typed in an annotation is read the same way. */
export function readPart(part: Part, text: string, today: Temporal.PlainDate): Read {
  if (part === 'fullName') {
    const name = parseFullName(text)
    return name.ok ? { value: name.value } : { error: nameMessages[name.why] }
  }
  if (part === 'birth') return readDay(text, today)
  if (part === 'idNumber') {
    const number = parseIdNumber(text)
    return number.ok ? { value: number.value } : { error: idNumberMessages[number.why] }
  }
  if (part === 'gender')
    return genderChoices.some(([value]) => value === text)
      ? { value: text }
      : { error: 'Chọn giới tính' }
  return within(text, longest.part)
}

/** Reads a new value for `path`, as an annotation gives it. */
export function readValue(
  register: Register,
  path: string,
  typed: string,
  today: Temporal.PlainDate,
): Read {
  const [head = '', name = ''] = path.split('.')
  const text = tidy(typed)
  if (head !== 'facts') return readPart(name as Part, text, today)
  const fact = formOf(register).facts.find((one) => one.name === name)
  return fact
    ? readFact({ ...fact }, text, labelOf(register, path)[0], today)
    : { error: 'Không có mục này' }
}

/** Every place of an entry that may be filled in. */
export const pathsOf = (register: Register): string[] => {
  const { roles, facts } = formOf(register)
  return [
    ...roles.flatMap(({ role, parts }) => parts.map((part) => `${role}.${part}`)),
    ...facts.map(({ name }) => `facts.${name}`),
  ]
}

/** A content as the form shows it. */
export function filledOf({ facts, parties }: Content): Filled {
  const filled: Filled = {}
  for (const [name, value] of Object.entries(facts)) filled[`facts.${name}`] = writeDate(value)
  for (const { role, personId: _, ...party } of parties)
    for (const [part, value] of Object.entries(party))
      if (value !== undefined)
        filled[`${role}.${part}`] = part === 'birth' ? writeDate(value) : value
  return filled
}

/** A value as it stands on a page or a paper. */
export function textOf(register: Register, path: string, value: string, lang: 0 | 1 = 0): string {
  const [head = '', name = ''] = path.split('.')
  if (head !== 'facts') {
    if (name === 'birth') return writeDate(value)
    if (name === 'gender') return genderChoices.find(([code]) => code === value)?.[1][lang] ?? value
    return value
  }
  const fact = formOf(register).facts.find((one) => one.name === name)
  if (fact?.kind === 'date') return writeDate(value)
  return fact?.choices?.find(([code]) => code === value)?.[1][lang] ?? value
}

/** Names as they stand in a list. */
export const titleOf = (register: Register, { parties }: Content): string =>
  formOf(register)
    .titles.flatMap((role) => parties.find((party) => party.role === role)?.fullName ?? [])
    .join(' – ')

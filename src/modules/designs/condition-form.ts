import { readDate, readNumber, type Condition, type Entry } from '#modules/forms/index.ts'
import { fold } from '#platform/fold.ts'
import type { Errors, Filled } from '#platform/form.ts'

import { answersTo, caseField, channelField, ops, type Op } from './condition-lines.ts'
import { isGroup, rowFields, rowsIn, type Group, type Line, type Row } from './condition-rows.ts'
import { isTooDeep, most } from './limits.ts'
import { channelWords, type Naming } from './say-condition.ts'

/** What was typed for a condition; none when every line was left blank. Puts what is wrong into `errors`. */
export function conditionFrom(
  filled: Filled,
  of: string,
  naming: Naming,
  errors: Errors,
): Condition | undefined {
  const group = rowsIn(filled, of)
  const condition = groupFrom(group, naming, errors)
  if (condition && isTooDeep(condition))
    errors[firstInput(group)] =
      `Điều kiện quá dài: tối đa ${most.tests} dòng, nhóm trong nhóm tối đa ${most.groups} tầng`
  return condition
}

function groupFrom({ join, rows }: Group, naming: Naming, errors: Errors): Condition | undefined {
  const parts = rows.flatMap((row) => rowFrom(row, naming, errors) ?? [])
  const [first] = parts
  if (!first) return undefined
  const isAny = join === 'any' || join === 'none'
  const joined = parts.length === 1 ? first : isAny ? { any: parts } : { all: parts }
  return join === 'none' || join === 'not-all' ? { not: joined } : joined
}

/** Where the message about a whole condition stands. */
function firstInput({ at, rows: [row] }: Group): string {
  if (row === undefined) return rowFields(at).join
  return isGroup(row) ? rowFields(row.at).join : rowFields(row.at).field
}

function rowFrom(row: Row, naming: Naming, errors: Errors): Condition | undefined {
  if (isGroup(row)) return groupFrom(row, naming, errors)
  const names = rowFields(row.at)
  if (row.field === '') {
    if (row.value) errors[names.field] = 'Chọn mục cần hỏi, hoặc bỏ dòng này'
    return undefined
  }
  const made = lineFrom(row, naming)
  if (typeof made !== 'string') return made
  errors[names.value] = made
  return undefined
}

/** One condition, or what is wrong with its line. */
function lineFrom({ field, op: typed, value }: Line, naming: Naming): Condition | string {
  const op = ops.find((one) => one === typed) ?? 'is'
  const isOfForm = field !== caseField && field !== channelField
  if (!isOfForm && op !== 'is' && op !== 'not')
    return 'Trường hợp và cách nộp chỉ so được bằng “là” hoặc “không phải là”'
  if (op === 'filled') return { filled: field }
  if (op === 'blank') return { not: { filled: field } }
  if (op === 'is' || op === 'not') return answered(field, op, value, naming)
  const made = compared(field, op, value, naming)
  return typeof made === 'string' || !op.startsWith('not-') ? made : { not: made }
}

function compared(field: string, op: Op, value: string, naming: Naming): Condition | string {
  if (op === 'more' || op === 'not-more') {
    const number = readNumber(value)
    return number === undefined ? 'Ghi con số để so, ví dụ 12 hoặc 7,5' : { gt: [field, number] }
  }
  if (op === 'older' || op === 'not-older') {
    const fits = /^\d{1,5}$/.test(value)
    return fits ? { olderThanDays: [field, Number(value)] } : 'Ghi số ngày, ví dụ 60'
  }
  const other = dateNamed(value, naming)
  return other ? { dateBefore: [field, other] } : 'Ghi “hôm nay”, một ngày, hoặc tên một mục ngày'
}

function answered(field: string, op: 'is' | 'not', value: string, naming: Naming) {
  const values = valuesIn(field, value, naming)
  if (values.length === 0)
    return 'Ghi câu trả lời cần so; nhiều câu thì cách nhau bằng dấu chấm phẩy'
  const is = isOne(field, values)
  return op === 'not' ? { not: is } : is
}

type Channel = 'counter' | 'online' | 'post'

function isOne(field: string, values: string[]): Condition {
  if (field === caseField) return { case: values }
  if (field === channelField) return { channel: values as Channel[] }
  const [first = '', ...more] = values
  return more.length === 0 ? { eq: [field, first] } : { in: [field, values] }
}

/** Answers as typed, by their words or their codes; what is not offered stays as it is and is told later. */
function valuesIn(field: string, typed: string, naming: Naming): string[] {
  const offered = answersTo(field, naming)
  const known = (word: string) =>
    offered.find(({ value }) => value === word) ??
    offered.find(({ label }) => fold(label) === fold(word))
  // An answer may itself hold a semicolon.
  const whole = known(typed.trim())
  if (whole) return [whole.value]
  const words = typed
    .split(';')
    .map((word) => word.trim())
    .filter(Boolean)
  const values = [...new Set(words.map((word) => known(word)?.value ?? word))]
  return field === channelField
    ? values.filter((value) => Object.hasOwn(channelWords, value))
    : values
}

function dateNamed(typed: string, naming: Naming): string | undefined {
  if (['hom nay', 'today'].includes(fold(typed))) return 'today'
  const day = readDate(typed)
  if (day?.precise) return day.iso
  return dateEntry(typed, naming.entries)?.name
}

const dateEntry = (typed: string, entries: readonly Entry[]) =>
  entries.find(({ kind, name }) => kind === 'date' && name === typed) ??
  entries.find(({ kind, label }) => kind === 'date' && fold(label.vi) === fold(typed))

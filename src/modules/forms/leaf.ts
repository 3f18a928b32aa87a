import { forField, type ByType } from './by-type.ts'
import { earliest, readDate } from './dates.ts'
import type { LeafField } from './fields.ts'
import { outside, type Limits } from './limits.ts'
import { choicesOf, yesOrNo } from './lists.ts'
import * as say from './messages.ts'
import { readMoney, readNumber } from './numbers.ts'
import type { Places } from './places.ts'
import { oneLine, pickedIn, tidy, typedIn, withoutControls, type Raw } from './raw.ts'
import { readAddress, type Address } from './read-address.ts'
import type { Text } from './text.ts'
import type { ShownLeaf } from './walk.ts'

/** A checked value; dates are ISO texts, as exact as they are known. */
export type Value = string | number | boolean | string[] | Address

/** A value, nothing (blank), or what is wrong, keyed by the input it belongs to. */
export type ReadValue = { value?: Value } | { errors: Record<string, Text> }

/** Reads what was typed into one field. */
export function readLeaf(leaf: ShownLeaf, raw: Raw, places: Places): ReadValue {
  const { field, name, title, required } = leaf
  if (field.type === 'address') return readAddress(leaf, field, raw, places)
  const typed = field.type === 'textarea' ? tidy(typedIn(raw, name)) : oneLine(typedIn(raw, name))
  if (typed === '') {
    if (!required) return {}
    return { errors: { [name]: blank(field, title) } }
  }
  const answer = isChoice(field)
    ? readChoice(field, pickedIn(raw, name), title)
    : readText(field, typed, title)
  return 'error' in answer ? { errors: { [name]: answer.error } } : answer
}

/** One box to tick is ticked, of several one is chosen, everything else is written. */
function blank(field: LeafField, title: Text): Text {
  if (!isChoice(field)) return say.missing(title)
  const isOneBox = field.type === 'checkboxes' && choicesOf(field).length === 1
  return isOneBox ? say.notTicked(title) : say.notPicked(title)
}

type Answer = { value: Value } | { error: Text }

type ChoiceField = Extract<LeafField, { type: 'select' | 'radio' | 'checkboxes' | 'yes-no' }>
const choiceTypes: readonly string[] = ['select', 'radio', 'checkboxes', 'yes-no']
const isChoice = (field: LeafField): field is ChoiceField => choiceTypes.includes(field.type)

function readChoice(field: ChoiceField, picked: string[], title: Text): Answer {
  const [first, ...more] = picked
  const offered = field.type === 'yes-no' ? yesOrNo : choicesOf(field)
  const isOffered = picked.every((each) => offered.some(({ value }) => value === each))
  if (!isOffered || first === undefined) return { error: say.notOffered(title) }
  if (field.type === 'checkboxes') return { value: [...new Set(picked)] }
  if (more.length > 0) return { error: say.notOffered(title) }
  return { value: field.type === 'yes-no' ? first === 'yes' : first }
}

type TypedField = Exclude<LeafField, ChoiceField | { type: 'address' }>

function readText(field: TypedField, typed: string, title: Text): Answer {
  const readers: ByType<Answer, TypedField['type']> = {
    text: (line) => readLine(line, typed, title),
    textarea: ({ maxLength = 2_000 }) => within(typed, maxLength, title),
    number: (bounds) => readAmount(readNumber(typed), bounds, title),
    money: ({ min = 0, max = 1e15 }) => {
      const amount = readMoney(typed)
      return amount === undefined
        ? { error: say.notMoney(title) }
        : readAmount(amount, { min, max }, title)
    },
    date: ({ partial }) => readDay(typed, partial === true, title),
    'id-number': ({ old }) => readIdNumber(typed, old === true, title),
    phone: () => readPhone(typed, title),
    email: () => (isEmail(typed) ? { value: typed } : { error: say.notAnEmail(title) }),
    file: () => ({ value: typed.split(/[\s,]+/).filter((id) => /^[0-9a-f-]{36}$/.test(id)) }),
  }
  return forField(readers, field.type, field)
}

const within = (text: string, most: number, title: Text): Answer =>
  text.length > most ? { error: say.tooLong(title, most) } : { value: withoutControls(text) }

// Two marks on one letter are enough for every language written here; more is decoration.
const personName = /^\p{L}(?!.*\p{M}{3})[\p{L}\p{M} .'’()-]*$/u

function readLine(field: Extract<LeafField, { type: 'text' }>, typed: string, title: Text): Answer {
  const most = field.maxLength ?? (field.format === 'name' ? 100 : 200)
  if (typed.length > most) return { error: say.tooLong(title, most) }
  if (field.format === 'name')
    return personName.test(typed) ? { value: typed } : { error: say.notAName(title) }
  if (field.format === 'time') return readTime(typed, title)
  return within(typed, most, title)
}

function readTime(typed: string, title: Text): Answer {
  const [, hour = '', minute = '0'] = /^(\d{1,2}) ?(?::|h|giờ) ?(\d{1,2})?/iu.exec(typed) ?? []
  const fits = hour !== '' && Number(hour) < 24 && Number(minute) < 60
  if (!fits) return { error: say.notATime(title) }
  return { value: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` }
}

type Bounds = Limits & { step?: number | undefined }

function readAmount(
  number: number | undefined,
  { step = 1, min, max }: Bounds,
  title: Text,
): Answer {
  if (number === undefined) return { error: say.notANumber(title) }
  if (!isMultiple(number, step))
    return { error: step === 1 ? say.notWhole(title) : say.tooPrecise(title, step) }
  const wrong = outside({ min, max }, number, title)
  return wrong ? { error: wrong } : { value: number }
}

const isMultiple = (number: number, step: number) =>
  Math.abs(number / step - Math.round(number / step)) < 1e-6

function readDay(typed: string, partial: boolean, title: Text): Answer {
  const date = readDate(typed)
  if (date === undefined) return { error: wrongDay(typed, title) }
  if (!date.precise && !partial) return { error: say.notPrecise(title) }
  return { value: date.iso }
}

function wrongDay(typed: string, title: Text): Text {
  if (!looksLikeADay(typed)) return say.notADate(title)
  const year = Number(/\d{4}/.exec(typed)?.[0])
  const isDayThen = readDate(typed.replace(/\d{4}/, '2000')) !== undefined
  return year < earliest && isDayThen ? say.tooEarly(title, earliest) : say.noSuchDay(title)
}

const looksLikeADay = (typed: string) =>
  /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$|^\d{4}-\d{2}-\d{2}$/.test(typed)

function readIdNumber(typed: string, old: boolean, title: Text): Answer {
  const digits = typed.replace(/[\s.-]/g, '')
  if (/^\d{12}$/.test(digits) || (old && /^\d{9}$/.test(digits))) return { value: digits }
  return { error: old ? say.notTwelveOrNine(title) : say.notTwelveDigits(title) }
}

function readPhone(typed: string, title: Text): Answer {
  const digits = typed.replace(/[\s.()-]/g, '').replace(/^(\+|00)84/, '0')
  const fits = /^0[35789]\d{8}$|^02\d{9}$/.test(digits)
  return fits ? { value: digits } : { error: say.notAPhone(title) }
}

const isEmail = (typed: string) =>
  typed.length <= 254 && /^[^\s@<>"'(),;:\\[\]]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(typed)

import { between } from '#platform/form.ts'

import { typedNumber } from './numbers.ts'

/** What was typed: flat, each value a text, as a form sends it (`mother.fullName`, `floors.0.area`). */
export type Raw = Readonly<Record<string, string>>

// Zero-width marks, soft hyphens and direction overrides come along when text is pasted.
const invisible = /[\0\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

const plain = /^[\x21-\x7e]*$/

/** NFC, well-formed, without what nobody can see; line breaks stay. */
export const tidy = (text: string): string =>
  plain.test(text)
    ? text
    : text.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(invisible, '').trim()

export const oneLine = (text: string): string =>
  plain.test(text) ? text : tidy(text).replace(/\s+/g, ' ')

export const withoutControls = (text: string): string => text.replace(/(?!\n)\p{Cc}/gu, '')

export const typedIn = (raw: Raw, name: string): string =>
  Object.hasOwn(raw, name) ? String(raw[name]) : ''

/** The picked values of a field that was sent several times. */
export const pickedIn = (raw: Raw, name: string): string[] =>
  tidy(typedIn(raw, name))
    .split(between)
    .map((value) => value.trim())
    .filter(Boolean)

const deepest = 8

/**
 * Typed data (JSON) in the form that a web form would send. A flat record comes back as it is, so
 * every function of this module takes either.
 */
export function toRaw(values: unknown): Raw {
  const raw = new Map<string, string>()
  flatten(values, '', raw, 0)
  return Object.fromEntries(raw)
}

function flatten(value: unknown, name: string, into: Map<string, string>, depth: number): void {
  if (depth > deepest || value === null || value === undefined) return
  const text = textOf(value)
  if (text !== undefined) {
    into.set(name, text)
    return
  }
  for (const [key, child] of Object.entries(value))
    flatten(child, name ? `${name}.${key}` : key, into, depth + 1)
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return typedNumber(value)
  if (Array.isArray(value) && value.every((each) => typeof each === 'string'))
    return value.join(between)
  return typeof value === 'object' ? undefined : ''
}

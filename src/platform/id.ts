import { randomUUIDv7 } from 'node:crypto'

import { z } from 'zod'

declare const of: unique symbol

/** A UUIDv7 that remembers which kind of thing it names, so ids cannot be swapped by mistake. */
export type Id<Kind extends string> = string & { readonly [of]: Kind }

export const idOf = <Kind extends string>() => z.uuid().transform((value) => value as Id<Kind>)

const most = 0xfff
const last = { time: '', count: 0 }

/**
 * Ids of one process sort in the order in which they were made, also within a millisecond and when the clock is set
 * back: the twelve bits after the time count on (RFC 9562, 6.2, method 1). The order of events in a timeline hangs on it.
 */
export function newId<Kind extends string>(): Id<Kind> {
  const made = randomUUIDv7()
  const now = made.slice(0, 13)
  if (now > last.time || last.count === most) {
    last.time = now > last.time ? now : millisecondAfter(last.time)
    last.count = Number.parseInt(made.slice(15, 18), 16) >> 1
  } else last.count += 1
  return `${last.time}-7${last.count.toString(16).padStart(3, '0')}${made.slice(18)}` as Id<Kind>
}

function millisecondAfter(time: string): string {
  const hex = (Number.parseInt(time.replace('-', ''), 16) + 1).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}`
}

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text from an address or a form can be an id at all; anything else is "not found". */
export const looksLikeId = (text: string): boolean => shape.test(text)

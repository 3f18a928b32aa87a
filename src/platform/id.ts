import { randomUUIDv7 } from 'node:crypto'

import { z } from 'zod'

declare const of: unique symbol

/** A UUIDv7 that remembers which kind of thing it names, so ids cannot be swapped by mistake. */
export type Id<Kind extends string> = string & { readonly [of]: Kind }

export const idOf = <Kind extends string>() => z.uuid().transform((value) => value as Id<Kind>)

export const newId = <Kind extends string>() => randomUUIDv7() as Id<Kind>

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text from an address or a form can be an id at all; anything else is "not found". */
export const looksLikeId = (text: string): boolean => shape.test(text)

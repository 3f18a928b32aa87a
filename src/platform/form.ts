import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'

export type Filled = Record<string, string>
export type Errors = Record<string, string>

/** What a page needs to show a rejected form again, with everything the visitor typed. */
export type Retry = { filled: Filled; errors: Errors }

/** Values of a field that was sent several times (checkboxes) are joined by this in `Filled`. */
export const between = '\n'

/** NFC, without NUL and other controls (line breaks stay), trimmed: what a visitor meant to type. */
export const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '')
    .trim()

/** The fields of an urlencoded or multipart form, cleaned; never a prototype key. */
export function fieldsOf(entries: Iterable<readonly [string, string]>): Filled {
  const filled: Filled = Object.create(null) as Filled
  for (const [name, value] of entries) {
    const text = clean(value)
    filled[name] = name in filled ? `${filled[name]}${between}${text}` : text
  }
  return filled
}

type Read<Schema extends z.ZodType> =
  | { ok: true; value: z.output<Schema>; filled: Filled }
  | ({ ok: false } & Retry)

/** Checks what was sent in a form against `schema`; a refusal carries the typed text and one message per field. */
export function readForm<Schema extends z.ZodType>(
  req: FastifyRequest,
  schema: Schema,
): Read<Schema> {
  const filled = (req.body ?? {}) as Filled
  const parsed = schema.safeParse(filled)
  if (parsed.success) return { ok: true, value: parsed.data, filled }
  return { ok: false, filled, errors: errorsOf(parsed.error.issues) }
}

/** The first message for each field, keyed by its dotted path. */
export function errorsOf(
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
): Errors {
  const errors: Errors = {}
  for (const { path, message } of issues) errors[path.map(String).join('.')] ??= message
  return errors
}

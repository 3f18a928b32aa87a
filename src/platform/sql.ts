import { createHash } from 'node:crypto'

/** Turns a row of values into the object that a row schema reads. */
export type Shape = (fields: { name: string }[], row: unknown[]) => object

export class Sql {
  readonly text: string
  readonly values: unknown[]
  constructor(text: string, values: unknown[]) {
    this.text = text
    this.values = values
  }
}

/** A piece of SQL. Nested pieces are spliced in; every other value becomes a parameter. */
export function sql(parts: TemplateStringsArray, ...args: unknown[]): Sql {
  const values: unknown[] = []
  let text = parts[0] ?? ''
  for (const [i, arg] of args.entries()) {
    text += arg instanceof Sql ? splice(arg, values) : `$${values.push(arg)}`
    text += parts[i + 1] ?? ''
  }
  return new Sql(text, values)
}

const splice = (piece: Sql, values: unknown[]) =>
  piece.text.replace(/\$(\d+)/g, (_, n: string) => `$${values.push(piece.values[Number(n) - 1])}`)

/** Pieces joined by `and`; none of them means true. */
export const allOf = (pieces: Sql[]): Sql =>
  pieces.reduce((whole, piece) => sql`${whole} and ${piece}`, sql`true`)

const names = new Map<string, string>()
const mostNames = 1_000

/** A statement is prepared once per connection; past a thousand texts the rest go unnamed, so nothing grows. */
export function prepared(text: string): { text: string; name?: string } {
  let name = names.get(text)
  if (name === undefined) {
    if (names.size >= mostNames) return { text }
    name = createHash('sha256').update(text).digest('base64url').slice(0, 24)
    names.set(text, name)
  }
  return { text, name }
}

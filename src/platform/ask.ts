import type { Socket } from 'node:net'

import type pg from 'pg'

import type { Read, Tx } from './db.ts'
import { codeOf } from './retry.ts'
import { prepared, sql, type Shape, type Sql } from './sql.ts'

type Source = Pick<pg.ClientBase, 'query'>
type Wire = { connection?: { stream: Socket } }

/** Statements of one moment leave in one packet, `begin` with the first: each packet wakes the server's process. */
export function sendTogether(source: unknown) {
  const stream = (source as Wire).connection?.stream
  if (stream === undefined || stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}

type Ask = ReturnType<typeof asker>

/**
 * Asks within one transaction. Of statements sent together those behind a failed one only hear that the transaction is
 * aborted; they fail with its fault, so whoever is heard first says why.
 */
export function asker(source: Source) {
  let fault: unknown
  return async ({ text, values }: Sql, shape?: Shape) => {
    sendTogether(source)
    try {
      const { rows, fields, rowCount } = await source.query<unknown[]>({
        ...prepared(text),
        values,
        rowMode: 'array',
      } as pg.QueryArrayConfig)
      return { rows: shape ? rows.map((row) => shape(fields, row)) : [], rowCount }
    } catch (error) {
      if (codeOf(error) !== '25P02') fault ??= error
      throw fault ?? error
    }
  }
}

export function reader(ask: Ask): Read {
  const many: Read['many'] =
    (row) =>
    async (parts, ...args) =>
      (await ask(sql(parts, ...args), named)).rows.map((found) => row.parse(found))
  const maybe: Read['maybe'] =
    (row) =>
    async (parts, ...args) => {
      const rows = await many(row)(parts, ...args)
      if (rows.length > 1) throw new Error(`Wanted one row, got ${rows.length}: ${parts[0]}`)
      return rows[0]
    }
  const one: Read['one'] =
    (row) =>
    async (parts, ...args) => {
      const found = await maybe(row)(parts, ...args)
      if (found === undefined) throw new Error(`Wanted one row, got none: ${parts[0]}`)
      return found
    }
  return { many, one, maybe }
}

type Pending = { later: Promise<unknown>[]; outdated: Set<string>; told: Set<string> }

export const writer = (ask: Ask, { later, outdated, told }: Pending) =>
  ({
    ...reader(ask),
    later: (write: Promise<unknown>) => {
      // Heard at the commit; until then nobody listens, and a rejection must not end the process.
      write.catch(() => {})
      later.push(write)
    },
    forget: (subject: string) => {
      outdated.add(subject)
      told.add(`forget ${subject}`)
    },
    tell: (word: string) => void told.add(word),
    run: async (parts: TemplateStringsArray, ...args: unknown[]) =>
      (await ask(sql(parts, ...args))).rowCount ?? 0,
  }) as Tx

const camel = new Map<string, string>()

function camelCase(column: string): string {
  let name = camel.get(column)
  if (name === undefined) {
    name = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
    camel.set(column, name)
  }
  return name
}

const named: Shape = (fields, row) => {
  const made: Record<string, unknown> = {}
  for (const [i, { name }] of fields.entries()) made[camelCase(name)] = row[i]
  return made
}

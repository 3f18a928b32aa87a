import { z } from 'zod'

import { sql, type Read } from '#platform/db.ts'
import { stamp } from '#platform/stamps.ts'

import { roles, type Workflow } from './domain.ts'

const Row = z.object({
  code: z.string(),
  version: z.number(),
  name: z.string(),
  source: z.string(),
  steps: z
    .array(
      z.object({
        code: z.string(),
        vi: z.string(),
        en: z.string(),
        role: z.enum(roles),
        minutes: z.number(),
        counts: z.boolean(),
      }),
    )
    .readonly(),
})

// A published version never changes, so it is read from the database once.
const known = new Map<string, Workflow>()

/** The published version that a dossier pinned. */
export async function workflow(q: Read, code: string, version: number): Promise<Workflow> {
  const key = `${code}@${version}`
  const kept = known.get(key)
  if (kept) return kept
  const found = await q.one(Row)`
    select code, version, name, source, steps from workflows.template where code = ${code} and version = ${version}
  `
  known.set(key, found)
  return found
}

const published = stamp(sql`select count(*) from workflows.template`)
const inForce = new Map<string, Workflow>()
const mostInForce = 5_000

/** The version in force on a day. */
export async function workflowInForce(
  q: Read,
  code: string,
  on: Temporal.PlainDate,
): Promise<Workflow> {
  const key = `${await published(q)}/${code}/${on.toString()}`
  const kept = inForce.get(key)
  if (kept) return kept
  const found = await readInForce(q, code, on)
  if (inForce.size >= mostInForce) inForce.clear()
  inForce.set(key, found)
  return found
}

const readInForce = (q: Read, code: string, on: Temporal.PlainDate): Promise<Workflow> =>
  q.one(Row)`
    select code, version, name, source, steps from workflows.template
    where code = ${code} and effective_from <= ${on.toString()}::date
      and (effective_to is null or effective_to > ${on.toString()}::date)
    order by version desc limit 1
  `

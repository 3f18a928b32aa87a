import { z } from 'zod'

import { sql, type Read } from '#platform/db.ts'
import { stamp } from '#platform/stamps.ts'

import type { Workflow } from './domain.ts'
import { Content, StepShape } from './shapes.ts'

const Row = z.object({
  code: z.string(),
  version: z.number(),
  name: z.string(),
  source: z.string(),
  steps: z.array(StepShape).readonly(),
})

const OwnRow = z.object({ code: z.string(), version: z.number(), content: Content })

// A published version never changes, so it is read from the database once.
const known = new Map<string, Workflow>()
const mostKnown = 5_000

/** Whether a code names a workflow of one unit's own; the standard ones have no dot. */
export const isOwn = (code: string): boolean => code.includes('.')

/** The published version that a dossier pinned. */
export async function workflow(q: Read, code: string, version: number): Promise<Workflow> {
  const key = `${code}@${version}`
  const kept = known.get(key)
  if (kept) return kept
  const found = await (isOwn(code) ? readOwn : readStandard)(q, code, version)
  if (known.size >= mostKnown) known.clear()
  known.set(key, found)
  return found
}

const readStandard = (q: Read, code: string, version: number): Promise<Workflow> => q.one(Row)`
  select code, version, name, source, steps from workflows.template where code = ${code} and version = ${version}
`

async function readOwn(q: Read, code: string, version: number): Promise<Workflow> {
  const { content } = await q.one(OwnRow)`
    select code, version, content from workflows.published
    where unit_id = platform.unit() and code = ${code} and version = ${version}
  `
  return { ...content, code, version }
}

const published = stamp(sql`select count(*) from workflows.template`)
const inForce = new Map<string, Workflow>()
const mostInForce = 5_000

/** The version of a standard workflow in force on a day. */
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

/** The standard workflows in force on a day. */
export const standards = (q: Read, on: Temporal.PlainDate): Promise<Workflow[]> => q.many(Row)`
  select distinct on (code) code, version, name, source, steps from workflows.template
  where effective_from <= ${on.toString()}::date and (effective_to is null or effective_to > ${on.toString()}::date)
  order by code, version desc
`

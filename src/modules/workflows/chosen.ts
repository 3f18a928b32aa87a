import { z } from 'zod'

import type { Rule } from '#platform/clock/rule.ts'
import { sql, type Read } from '#platform/db.ts'
import { stamp } from '#platform/stamps.ts'

import type { Workflow } from './domain.ts'
import { isOwn, workflow, workflowInForce } from './store.ts'

/** Which workflow new dossiers take: of the whole unit (`*`), of a procedure, or of one of its cases. */
export type Choice = { procedureCode: string; caseCode: string; workflowCode: string }

export const wholeUnit = '*'

const ChoiceRow = z.object({
  procedureCode: z.string(),
  caseCode: z.string(),
  workflowCode: z.string(),
})
const VersionRow = z.object({ code: z.string(), version: z.number(), effectiveFrom: z.string() })

type Own = {
  choices: ReadonlyMap<string, string>
  /** Newest first. */
  versions: ReadonlyMap<string, readonly z.output<typeof VersionRow>[]>
}

const revision = stamp(sql`select stamp from workflows.revision where unit_id = platform.unit()`)

// Per process, checked against the stamp on every use, so no process misses a change.
const kept = new Map<string, Own>()
const mostKept = 300
const nothing: Own = { choices: new Map(), versions: new Map() }

async function ownOf(q: Read): Promise<Own> {
  const now = await revision(q)
  if (now === '') return nothing
  const known = kept.get(now)
  if (known) return known
  const read = await readOwn(q)
  if (kept.size >= mostKept) kept.clear()
  kept.set(now, read)
  return read
}

async function readOwn(q: Read): Promise<Own> {
  const versions = await q.many(VersionRow)`
    select code, version, effective_from from workflows.published
    where unit_id = platform.unit() order by code, version desc
  `
  const choices = await choicesOf(q)
  return {
    choices: new Map(
      choices.map((one) => [keyOf(one.procedureCode, one.caseCode), one.workflowCode]),
    ),
    versions: Map.groupBy(versions, ({ code }) => code),
  }
}

export const choicesOf = (q: Read): Promise<Choice[]> => q.many(ChoiceRow)`
  select procedure_code, case_code, workflow_code from workflows.choice
  where unit_id = platform.unit() order by procedure_code, case_code
`

const keyOf = (procedure: string, caseCode: string) => `${procedure}/${caseCode}`

export type For = { procedure: string; caseCode?: string | undefined }

/** The workflow for a new dossier: the unit's choice for the case, the procedure, the whole unit; else the standard one. */
export async function workflowFor(
  q: Read,
  rule: Rule | undefined,
  on: Temporal.PlainDate,
  asked?: For,
): Promise<Workflow> {
  const kind = rule?.unit === 'same-day' ? 'same-day' : 'usual'
  const own = await ownOf(q)
  const keys = [
    ...(asked?.caseCode ? [keyOf(asked.procedure, asked.caseCode)] : []),
    ...(asked ? [keyOf(asked.procedure, '')] : []),
    keyOf(wholeUnit, kind),
  ]
  for (const key of keys) {
    const code = own.choices.get(key)
    const found = code === undefined ? undefined : await inForceOf(q, own, code, on)
    if (found) return found
  }
  return workflowInForce(q, kind === 'same-day' ? 'same-day' : 'six-steps', on)
}

/** The version in force on a day: the newest whose day has come; undefined before the first. */
async function inForceOf(q: Read, { versions }: Own, code: string, on: Temporal.PlainDate) {
  if (!isOwn(code)) return workflowInForce(q, code, on)
  const day = on.toString()
  const version = versions.get(code)?.find(({ effectiveFrom }) => effectiveFrom <= day)?.version
  return version === undefined ? undefined : workflow(q, code, version)
}

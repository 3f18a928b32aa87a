import { z } from 'zod'

import { sql, type Read } from '#platform/db.ts'
import { stamp } from '#platform/stamps.ts'

import { standardFormFor, standardFormNamed } from './catalogue.ts'
import { FormContent, type FormDefinition } from './definition.ts'

/** Whether a code names a form of one commune's own; the built-in ones have no dot. */
export const isOwnForm = (code: string): boolean => code.includes('.')

const Version = z.object({
  code: z.string(),
  version: z.number(),
  procedures: z.array(z.string()),
  effectiveFrom: z.string(),
  retiredFrom: z.string().nullable(),
})
type Version = z.output<typeof Version>

/** Changes whenever another form may be in force for some procedure of the commune. */
export const formsStamp = stamp(
  sql`select stamp from forms.revision where unit_id = platform.unit()`,
)

// Per process, checked against the stamp on every use, so no process misses a change.
const kept = new Map<string, readonly Version[]>()
const mostKept = 300

async function versionsOf(q: Read): Promise<readonly Version[]> {
  const now = await formsStamp(q)
  if (now === '') return []
  const known = kept.get(now)
  if (known) return known
  const read = await q.many(Version)`
    select code, version, procedures, effective_from, retired_from from forms.published
    where unit_id = platform.unit() order by effective_from desc, published_at desc, version desc
  `
  if (kept.size >= mostKept) kept.clear()
  kept.set(now, read)
  return read
}

/**
 * The version that serves on a day, of those of one form: the newest number whose day has come, unless it is retired.
 * A version that was retired before its first day never was; an older version does not come back.
 */
export function servingOn<One extends Omit<Version, 'procedures' | 'code'>>(
  versions: readonly One[],
  day: string,
): One | undefined {
  const newest = versions
    .filter(({ effectiveFrom }) => effectiveFrom <= day)
    .filter(
      ({ effectiveFrom, retiredFrom }) => retiredFrom === null || retiredFrom >= effectiveFrom,
    )
    .toSorted((one, other) => other.version - one.version)[0]
  return newest && (newest.retiredFrom === null || newest.retiredFrom > day) ? newest : undefined
}

/** The form in force for a procedure on a day: the commune's own, the built-in one, or the general one. */
export async function formFor(
  q: Read,
  procedure: string,
  on: Temporal.PlainDate,
): Promise<FormDefinition> {
  const own = await ownServing(q, procedure, on)
  return (own && (await formNamed(q, own.code, own.version))) ?? standardFormFor(procedure, on)
}

/** Which of the commune's own forms serves a procedure on a day. */
export async function ownServing(
  q: Read,
  procedure: string,
  on: Temporal.PlainDate,
): Promise<{ code: string; version: number } | undefined> {
  const day = on.toString()
  const byCode = Map.groupBy(await versionsOf(q), ({ code }) => code)
  for (const versions of byCode.values()) {
    const serving = servingOn(versions, day)
    if (serving?.procedures.includes(procedure)) return serving
  }
  return undefined
}

const Pinned = z.object({ content: FormContent, effectiveFrom: z.string() })

// A published version never changes, so it is read from the database once.
const known = new Map<string, FormDefinition>()
const mostKnown = 2_000

/** The very form that a dossier or an online draft pinned; undefined when there never was one, or it was deleted. */
export async function formNamed(
  q: Read,
  code: string,
  version: number,
): Promise<FormDefinition | undefined> {
  if (!isOwnForm(code)) return standardFormNamed(code, version)
  const key = `${code}@${version}`
  const before = known.get(key)
  if (before) return before
  const found = await q.maybe(Pinned)`
    select content, effective_from::text from forms.pinned(${code}, ${version})
  `
  if (!found) return undefined
  const { content, effectiveFrom } = found
  const form: FormDefinition = { ...content, code, version, effectiveFrom }
  if (known.size >= mostKnown) known.clear()
  known.set(key, form)
  return form
}

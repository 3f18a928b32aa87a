import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { forgetStamps } from '#platform/stamps.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { FormContent } from './definition.ts'

const Row = z.object({
  code: z.string(),
  version: z.number(),
  content: FormContent,
  effectiveFrom: plainDate,
  note: z.string(),
  publishedBy: z.string(),
  publishedAt: instant,
  retiredFrom: plainDate.nullable(),
  retiredWhy: z.string().nullable(),
  retiredBy: z.string().nullable(),
})

/** Bản đã công bố of a commune's own form. */
export type PublishedForm = z.output<typeof Row>

const columns = sql`
  code, version, content, effective_from, note, published_by, published_at, retired_from, retired_why, retired_by
`
const mostVersions = 100

/** The newest versions of a form, newest first. */
export const publishedForms = (q: Read, code: string): Promise<PublishedForm[]> => q.many(Row)`
  select ${columns} from forms.published
  where unit_id = platform.unit() and code = ${code} order by version desc limit ${mostVersions}
`

export const publishedForm = (
  q: Read,
  code: string,
  version: number,
): Promise<PublishedForm | undefined> => q.maybe(Row)`
  select ${columns} from forms.published
  where unit_id = platform.unit() and code = ${code} and version = ${version}
`

type Publishing = {
  code: string
  version: number
  content: FormContent
  from: Temporal.PlainDate
  note: string
  now: Temporal.Instant
}

/** From its first day on it serves the procedures that it names. */
export async function publishForm(tx: Tx, who: Who, form: Publishing): Promise<void> {
  const { code, version, content, from, note, now } = form
  await tx.run`
    insert into forms.published (unit_id, code, version, content, procedures, effective_from, note, published_by, published_at)
    values (${who.unit}, ${code}, ${version}, ${JSON.stringify(content)}, ${content.procedures}, ${from.toString()},
      ${note}, ${who.actor}, ${now.toString()})
  `
  await touch(tx, who.unit)
}

type Retiring = { code: string; version: number; from: Temporal.PlainDate; why: string }

/** Nothing new begins with it from that day on; false when it is retired already. */
export async function retireForm(tx: Tx, who: Who, { code, version, from, why }: Retiring) {
  const count = await tx.run`
    update forms.published set retired_from = ${from.toString()}, retired_why = ${why}, retired_by = ${who.actor}
    where unit_id = ${who.unit} and code = ${code} and version = ${version} and retired_from is null
  `
  await touch(tx, who.unit)
  return count === 1
}

export async function removeForm(tx: Tx, unit: UnitId, code: string, version: number) {
  await tx.run`
    delete from forms.published where unit_id = ${unit} and code = ${code} and version = ${version}
  `
  await touch(tx, unit)
}

/** Copies in memory, of every process, are read anew from now on. Until the transaction ends nobody else publishes. */
export async function touch(tx: Tx, unit: UnitId) {
  await tx.run`
    insert into forms.revision (unit_id, stamp) values (${unit}, gen_random_uuid())
    on conflict (unit_id) do update set stamp = excluded.stamp
  `
  forgetStamps(tx)
}

import { z } from 'zod'

import type { Read } from '#platform/db.ts'

const Row = z.object({ version: z.number(), count: z.number() })

// Enough to tell how much hangs on a version; an exact number of very many serves nobody.
const mostCounted = 10_000

/** How many dossiers pinned each version of a commune's own form. */
export async function dossiersByForm(q: Read, code: string): Promise<Map<number, number>> {
  const rows = await q.many(Row)`
    select form_version as version, count(*)::int from (
      select form_version from dossiers.content
      where unit_id = platform.unit() and form_code = ${code} and strpos(form_code, '.') > 0
      limit ${mostCounted}) pinned
    group by form_version
  `
  return new Map(rows.map(({ version, count }) => [version, count]))
}

/** Whether any dossier pinned this very version. */
export const isFormPinned = async (q: Read, code: string, version: number): Promise<boolean> =>
  (await q.maybe(z.object({ version: z.number() }))`
    select form_version as version from dossiers.content
    where unit_id = platform.unit() and form_code = ${code} and form_version = ${version}
      and strpos(form_code, '.') > 0
    limit 1
  `) !== undefined

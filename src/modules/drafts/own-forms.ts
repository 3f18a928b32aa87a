import { z } from 'zod'

import type { Read } from '#platform/db.ts'

const Row = z.object({ version: z.number(), count: z.number() })

/** How many open drafts pinned each version of a commune's own form. */
export async function draftsByForm(q: Read, code: string): Promise<Map<number, number>> {
  const rows = await q.many(Row)`
    select form_version as version, count(*)::int from drafts.draft
    where unit_id = platform.unit() and form_code = ${code} and dossier_code is null
      and strpos(form_code, '.') > 0
    group by form_version
  `
  return new Map(rows.map(({ version, count }) => [version, count]))
}

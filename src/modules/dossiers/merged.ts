import { z } from 'zod'

import { survivorOf, type PersonId } from '#modules/people/index.ts'
import type { Tx } from '#platform/db.ts'
import { record, type Happening } from '#platform/events.ts'
import type { JobContext } from '#platform/module.ts'
import type { UnitId } from '#platform/who.ts'

import { about } from './events.ts'

/**
 * Two records turned out to be one person: the dossiers go along. The name stays as it was declared, because it stands so on the
 * papers; and an officer's open form is no older for it, so the version stays as well.
 */
export async function followMerged(
  { db, who }: JobContext,
  { unit, data }: Happening<'person.merged'>,
): Promise<void> {
  await db(unit).tx(async (tx) => {
    const { id: keep } = await survivorOf(tx, data.keep)
    for (const { id, code } of await giveDossiers(tx, unit, data.gone, keep))
      await record(tx, who(unit), 'dossier.applicant-merged', about(id), {
        code,
        gone: data.gone,
        keep,
      })
  })
}

const Given = z.object({ id: z.string(), code: z.string() })

const giveDossiers = (tx: Tx, unit: UnitId, gone: PersonId, keep: PersonId) => tx.many(Given)`
  update dossiers.dossier set applicant_id = ${keep}
  where unit_id = ${unit} and applicant_id = ${gone}
  returning id, code
`

import { z } from 'zod'

import { staffLogins } from '#modules/accounts/index.ts'
import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { Colleague, Remark } from './domain.ts'

const Row = z.object({
  id: z.string(),
  at: instant,
  author: z.string(),
  text: z.string(),
  mentioned: z.array(z.string()),
})

/** Past this the oldest are left out of the page; the audit trail has them all. */
const most = 200

/** The remarks on a dossier, oldest first. */
export const remarksOn = async (q: Read, unit: UnitId, dossier: string): Promise<Remark[]> => {
  const newest = await q.many(Row)`
    select id, at, author, text, mentioned from remarks.remark
    where unit_id = ${unit} and dossier_id = ${dossier} order by id desc limit ${most}
  `
  return newest.toReversed()
}

/** Officers who can be mentioned: those whose accounts are open. */
export const colleagues = (q: Read): Promise<Colleague[]> => staffLogins(q)

export const addRemark = (tx: Tx, unit: UnitId, dossier: string, r: Remark) => tx.run`
  insert into remarks.remark (unit_id, id, dossier_id, at, author, text, mentioned)
  values (${unit}, ${r.id}, ${dossier}, ${r.at.toString()}, ${r.author}, ${r.text}, ${[...r.mentioned]}::uuid[])
`

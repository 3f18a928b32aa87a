import { z } from 'zod'

import { askApplicantToPay, type DossierId } from '#modules/dossiers/index.ts'
import { billFor } from '#modules/payments/index.ts'

import { at, done, type Stage } from './stage.ts'

export type Owed = { id: DossierId; code: string; bill: string }

const Quiet = z.object({ id: z.uuid(), code: z.string(), assignee: z.string() })

export const fee = 15_000

/** Dossiers that lie with a specialist since before: each is asked for a fee, and has its payment code. */
export async function owingDossiers(stage: Stage, most: number): Promise<Owed[]> {
  const { plan, ledger, moments, now } = stage
  const asked = moments.before(now, 4 * 480)
  const { unit } = plan
  const quiet = await ledger.once(
    `${unit}/owing`,
    { unit },
    (tx) => tx.many(Quiet)`
    select id, code, assignee from dossiers.dossier d
    where unit_id = ${unit} and state = 'processing' and step_role = 'specialist' and assignee is not null
      and not exists (select from audit.event e where e.unit_id = d.unit_id and e.subject_kind = 'dossier'
        and e.subject_id = d.id and e.at >= ${asked.toString()}::timestamptz)
    order by code desc limit ${most}
  `,
  )
  const owed: Owed[] = []
  for (const { id, code, assignee } of quiet) {
    const who = [...stage.officers.values()].find(({ staff }) => staff === assignee)
    if (!who) continue
    const bill = await ledger.once(`${code}/fee`, { unit }, async (tx) => {
      const duty = { amount: fee, what: 'Lệ phí theo quyết định giả định của bản trình diễn' }
      done(await askApplicantToPay(tx, at(who, asked), { code, now: asked, ...duty }), code)
      const payable = await billFor(tx, at(who, asked), { dossier: id as DossierId, now: asked })
      return payable?.bill.code
    })
    if (bill !== undefined) owed.push({ id: id as DossierId, code, bill })
  }
  return owed
}

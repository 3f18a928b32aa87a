import { z } from 'zod'

import { askApplicantToPay, type DossierId } from '#modules/dossiers/index.ts'
import { billFor } from '#modules/payments/index.ts'

import { at, type Stage } from './stage.ts'

export type Owed = { id: DossierId; code: string; bill: string }

const Quiet = z.object({
  id: z.uuid(),
  code: z.string(),
  stepRole: z.string(),
  assignee: z.string().nullable(),
})

export const fee = 15_000

/** Dossiers that have lain at one step for two days: each is asked for a fee, and has its payment code. */
export async function owingDossiers(stage: Stage, most: number): Promise<Owed[]> {
  const { plan, ledger, moments, now } = stage
  const asked = moments.before(now, 2 * 480 + 60)
  const { unit } = plan
  const quiet = await ledger.once(
    `${unit}/owing`,
    { unit },
    (tx) => tx.many(Quiet)`
    select id, code, step_role, assignee from dossiers.dossier d
    where unit_id = ${unit} and state = 'processing' and step_role in ('specialist', 'office')
      and not exists (select from audit.event e where e.unit_id = d.unit_id and e.subject_kind = 'dossier'
        and e.subject_id = d.id and e.at >= ${asked.toString()}::timestamptz)
    order by code desc
  `,
  )
  const owed: Owed[] = []
  for (const { id, code, stepRole, assignee } of quiet) {
    const holder = [...stage.officers.values()].find(({ staff }) => staff === assignee)
    const may = [holder, stage.officers.get('chuyenvien'), stage.officers.get('vanthu')]
    const who = may.find((one) => one?.can.has(`step.${stepRole}`))
    if (!who || owed.length === most) continue
    const bill = await ledger.once(`${code}/fee`, { unit }, async (tx) => {
      const duty = { amount: fee, what: 'Lệ phí theo quyết định giả định của bản trình diễn' }
      const done = await askApplicantToPay(tx, at(who, asked), { code, now: asked, ...duty })
      // It lies with another department: nobody here asks for money for it.
      if (!done.ok) return undefined
      const payable = await billFor(tx, at(who, asked), { dossier: id as DossierId, now: asked })
      return payable?.bill.code
    })
    if (bill) owed.push({ id: id as DossierId, code, bill })
  }
  return owed
}

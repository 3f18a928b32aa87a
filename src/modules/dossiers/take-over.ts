import { z } from 'zod'

import { staffNames, successorOf, whoOfStaff } from '#modules/accounts/index.ts'
import type { Tx } from '#platform/db.ts'
import { record, type Happening } from '#platform/events.ts'
import { plan } from '#platform/jobs.ts'
import type { JobContext } from '#platform/module.ts'
import type { Who } from '#platform/who.ts'

import { mayDo } from './entrusting.ts'
import { about } from './events.ts'
import { dossierColumns, DossierRow, type DossierRecord } from './rows.ts'
import { takeOver } from './steps/domain.ts'
import { saveDossier } from './store.ts'

const Work = z.object({
  unit: z.number(),
  from: z.uuid(),
  to: z.uuid(),
  /** Only what stands at steps of this role. */
  role: z.string().optional(),
  /** Who ordered it, when it was not the record of the officer's leaving. */
  by: z.string().optional(),
})

/** A take-over that is to be done in the background, batch by batch. */
export type TakeOver = z.input<typeof Work>

const batch = 100

/** Bàn giao: what an officer who left was working on goes to the successor. */
export async function handOverWork(
  { db }: JobContext,
  { unit, subject, data: { to } }: Happening<'staff.handed-over'>,
): Promise<void> {
  await db(unit).tx((tx) => plan(tx, 'dossiers.take-over', { unit, from: subject.id, to }))
}

/** One batch, and a job for the next one; what has been taken over is no longer found. */
export async function takeOverJob({ db, who }: JobContext, payload: unknown): Promise<void> {
  const work = Work.parse(payload)
  const { unit, by } = work
  const actor = { ...who(unit), ...(by !== undefined && { actor: by }) }
  await db(unit).tx(async (tx) => {
    const change = await changeOf(tx, work)
    const dossiers = await openOf(tx, work)
    for (const dossier of dossiers) await takeOne(tx, actor, dossier, change)
    if (dossiers.length === batch) await plan(tx, 'dossiers.take-over', work)
  })
}

type Change = { from: string; fromName: string; successor: Who | undefined }

async function changeOf(tx: Tx, { unit, from, to }: z.output<typeof Work>): Promise<Change> {
  const names = await staffNames(tx, [from])
  const heir = await successorOf(tx, to)
  const successor = heir && (await whoOfStaff(tx, unit, heir.id))
  return { from, fromName: names.get(from) ?? '', successor }
}

const openOf = (tx: Tx, { unit, from, role }: TakeOver): Promise<DossierRecord[]> => tx.many(
  DossierRow,
)`
  select ${dossierColumns} from dossiers.dossier
  where unit_id = ${unit} and assignee = ${from}::uuid
    and (${role ?? null}::text is null or step_role = ${role ?? null})
    and state in ('new', 'accepted', 'processing', 'awaiting-supplement', 'awaiting-payment', 'stopped')
  order by id limit ${batch} for no key update
`

async function takeOne(
  tx: Tx,
  who: Who,
  dossier: DossierRecord,
  { from, fromName, successor }: Change,
) {
  const heir = successor && mayDo(successor, dossier.stepRole) ? successor : undefined
  const outcome = takeOver(dossier, heir?.staff ?? null)
  if (!outcome.ok) return
  await saveDossier(tx, who.unit, { ...dossier, ...outcome.value })
  await record(tx, who, 'dossier.taken-over', about(dossier.id), {
    code: dossier.code,
    from,
    fromName,
    assignee: heir?.staff ?? null,
    name: heir?.name ?? null,
  })
}

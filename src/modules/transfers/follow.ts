import { dossierById, handOverResult } from '#modules/dossiers/index.ts'
import type { Tx } from '#platform/db.ts'
import { record, type EventName, type Happening } from '#platform/events.ts'
import { plan } from '#platform/jobs.ts'
import type { JobContext, Module } from '#platform/module.ts'
import type { Who } from '#platform/who.ts'

import { following } from './domain.ts'
import { aboutTransfer } from './events.ts'
import { lockTransfer, lockTransferOf, saveTransfer, type TransferRecord } from './store.ts'

/** Events after which a dossier stands otherwise than before, in state or due date. */
const followed = [
  'dossier.forwarded',
  'dossier.sent-back',
  'dossier.supplement-asked',
  'dossier.supplemented',
  'dossier.payment-asked',
  'dossier.payment-settled',
  'dossier.stopped',
  'dossier.resumed',
  'dossier.extended',
  'dossier.due-changed',
  'dossier.finished',
  'dossier.consented',
  'dossier.withdrawn',
  'dossier.handed-over',
] as const satisfies readonly EventName[]

/** What the other commune's officers should know of, not only read when they look. */
const told: ReadonlySet<string> = new Set([
  'dossier.supplement-asked',
  'dossier.supplemented',
  'dossier.payment-asked',
  'dossier.stopped',
  'dossier.extended',
  'dossier.withdrawn',
])

const textIn = (data: object, key: string) => {
  const value = (data as Record<string, unknown>)[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The commune that settles it writes into the shared row how its dossier stands; a dossier of our own intake costs one look. */
async function follow({ db, who, now }: JobContext, happening: Happening): Promise<void> {
  const { unit, subject, data } = happening
  if (subject.kind !== 'dossier') return
  await db(unit).tx(async (tx) => {
    const before = await lockTransferOf(tx, unit, subject.id)
    const dossier = before && (await dossierById(tx, unit, subject.id))
    if (!before || !dossier) return
    const state = following(before.state, dossier.state)
    const isWaiting = dossier.state.startsWith('awaiting')
    const asked = textIn(data, 'missing') ?? textIn(data, 'what') ?? before.asked
    const after: TransferRecord = {
      ...before,
      state,
      dossierState: dossier.state,
      dueAt: dossier.dueAt,
      finishedAt: dossier.finishedAt,
      asked: isWaiting ? asked : null,
      ...(state === 'handed-over' && before.state !== state && here(dossier.returnedAt, data)),
      movedAt: state === before.state ? before.movedAt : (dossier.finishedAt ?? before.movedAt),
    }
    await saveTransfer(tx, after)
    const actor = { ...who(unit), actor: happening.actor }
    if (state === before.state) await tell(tx, happening, after, now())
    else await settled(tx, actor, after)
  })
}

/** The applicant fetched it at the commune that settled it. */
const here = (at: Temporal.Instant | null, data: object) => ({
  handedOverAt: at,
  handedTo: textIn(data, 'to') ?? null,
})

const settled = (tx: Tx, who: Who, { id, code, state }: TransferRecord) =>
  record(tx, who, 'transfer.settled', aboutTransfer(id), { code, state })

async function tell(
  tx: Tx,
  { name, unit, actor, id, data }: Happening,
  transfer: TransferRecord,
  at: Temporal.Instant,
) {
  if (!told.has(name)) return
  const said = textIn(data, 'missing') ?? textIn(data, 'what') ?? textIn(data, 'ground')
  await plan(tx, 'transfers.tell', {
    to: transfer.unitId,
    from: unit,
    transfer: transfer.id,
    what: name,
    actor,
    event: id,
    at: at.toString(),
    said,
  })
}

/** The result is with the applicant: the commune that settled it closes its own dossier, in its own name. */
export async function closeDossier({ db, who, now }: JobContext, payload: unknown): Promise<void> {
  const { unit, transfer: id } = payload as { unit: number; transfer: string }
  await db(unit).tx(async (tx) => {
    const transfer = await lockTransfer(tx, id)
    if (!transfer?.dossierId || transfer.state !== 'handed-over') return
    const dossier = await dossierById(tx, unit, transfer.dossierId)
    if (dossier?.state !== 'done') return
    const at = transfer.handedOverAt ?? now()
    const to = transfer.handedTo ?? transfer.applicantName
    const handing = { code: dossier.code, now: at, to, how: transfer.delivery }
    await handOverResult(tx, who(unit), handing)
  })
}

export const onDossier: NonNullable<Module['on']> = Object.fromEntries(
  followed.map((name) => [name, follow]),
)

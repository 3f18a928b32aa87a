import { z } from 'zod'

import { staffNames, staffWithPermission } from '#modules/accounts/index.ts'
import { notify } from '#modules/notices/index.ts'
import { personById } from '#modules/people/index.ts'
import { unitById } from '#modules/units/index.ts'
import type { Tx } from '#platform/db.ts'
import { record, type Happening } from '#platform/events.ts'
import { plan } from '#platform/jobs.ts'
import type { JobContext, Module } from '#platform/module.ts'

import { aboutTransfer, toldEvents, type ToldEvent } from './events.ts'
import { noteHeard, transferById, type TransferRecord } from './store.ts'
import { noticeForApplicant, noticeForOfficers } from './words.ts'

/** One side's event goes to the other: an event of its own there, and a notice. */
async function tellOther({ db, now }: JobContext, happening: Happening<ToldEvent>): Promise<void> {
  const { unit, subject, name, actor, id } = happening
  await db(unit).tx(async (tx) => {
    const transfer = await transferById(tx, subject.id)
    if (!transfer) return
    const to = transfer.unitId === unit ? transfer.toUnit : transfer.unitId
    await plan(tx, 'transfers.tell', {
      to,
      from: unit,
      transfer: transfer.id,
      what: name,
      actor,
      event: id,
      at: now().toString(),
    })
    if (name === 'transfer.handed-over')
      await plan(tx, 'transfers.close-dossier', { unit: transfer.toUnit, transfer: transfer.id })
    if (name === 'transfer.papers-brought')
      await plan(tx, 'transfers.supply', { unit: transfer.toUnit, transfer: transfer.id })
    // The applicant's record is of the commune that took it in.
    if (unit === transfer.unitId) await tellApplicant(tx, transfer, { what: name, event: id })
  })
}

export const onTransfer = Object.fromEntries(
  toldEvents.map((name) => [name, tellOther]),
) as NonNullable<Module['on']>

const Told = z.object({
  to: z.number(),
  from: z.number(),
  transfer: z.uuid(),
  what: z.string(),
  actor: z.string(),
  event: z.uuid(),
  at: z.string(),
  said: z.string().optional(),
})

/** Hears, in the name of the system of this commune, what the other one did; twice is once. */
export async function hearJob({ db, who }: JobContext, payload: unknown): Promise<void> {
  const { to, from, transfer: id, what, actor, event, at, said } = Told.parse(payload)
  const by = await db(from).read(async (q) => nameOf(await staffNames(q, [staffOf(actor)]), actor))
  await db(to).tx(async (tx) => {
    const transfer = await transferById(tx, id)
    if (!transfer || (await noteHeard(tx, to, event)) === 0) return
    const other = await unitById(tx, from)
    const heard = { code: transfer.code, what, from: other.name, by, event, at, said }
    const own = await record(tx, who(to), 'transfer.heard', aboutTransfer(id), heard)
    const words = noticeForOfficers(what, transfer, other.name)
    const staff = words && (await staffWithPermission(tx, 'transfer.carry')).map((one) => one.id)
    const notice = {
      event: own,
      kind: what,
      at: Temporal.Instant.from(at),
      href: `/can-bo/chuyen-ho-so/${id}`,
    }
    if (words && staff) await notify(tx, to, { staff }, { ...notice, ...words })
    if (to === transfer.unitId) await tellApplicant(tx, transfer, { what, event: own, said })
  })
}

type News = { what: string; event: string; said?: string | undefined }

async function tellApplicant(tx: Tx, transfer: TransferRecord, { what, event, said }: News) {
  const words = noticeForApplicant(what, transfer, said)
  const person = words && (await personById(tx, transfer.applicantId))?.id
  if (!words || !person) return
  const href = `/tra-cuu/${transfer.code}`
  const notice = { event, kind: what, at: transfer.movedAt, href, ...words }
  await notify(tx, transfer.unitId, { person }, notice)
}

const staffOf = (actor: string) => actor.replace(/^staff:/, '')
const nameOf = (names: ReadonlyMap<string, string>, actor: string) =>
  names.get(staffOf(actor)) ?? 'Hệ thống'

import {
  agencyOf,
  calendarOfUnit,
  dueOf,
  takeCode,
  takeStored,
  type Intake,
} from '#modules/dossiers/index.ts'
import { savePerson } from '#modules/people/index.ts'
import { everyPoint, placeLine } from '#modules/points/index.ts'
import { procedureByCode, timeOf } from '#modules/procedures/index.ts'
import { ownUnit, unitById } from '#modules/units/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { zone } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { conflict, found } from '#platform/problem.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { carriedOf, filesOf } from './carried.ts'
import { aboutTransfer } from './events.ts'
import { authorities } from './rules.ts'
import { handOverData, receiptData } from './slip-data.ts'
import { issue } from './slips.ts'
import { addContent, addTransfer, type TransferRecord } from './store.ts'

export type Sending = { intake: Intake; to: UnitId; now: Temporal.Instant }

/**
 * Tiếp nhận thay và chuyển đi: the code, the receipt with its appointed day and the hand-over slip are ours; the matter goes to the
 * commune that settles it.
 */
export async function send(
  tx: Tx,
  who: Who,
  { intake: typed, to, now }: Sending,
): Promise<{ id: string; code: string; href: string }> {
  const day = now.toZonedDateTimeISO(zone).toPlainDate()
  const procedure = found(
    await procedureByCode(tx, typed.procedure, day),
    `thủ tục ${typed.procedure}`,
  )
  const open = await authorities(tx, who.unit, procedure.code)
  if (!open.some(({ unitId }) => unitId === to))
    throw conflict('Nơi này không nhận hồ sơ do xã khác tiếp nhận thay')
  const [own, target] = [await ownUnit(tx), await unitById(tx, to)]
  const { caseCode, channel } = typed
  const rule = timeOf(procedure, {
    channel,
    on: day,
    ...(caseCode !== undefined && { caseCode }),
  })?.value
  const applicant = await savePerson(tx, who, typed.applicant, {
    now,
    confirmed: typed.confirmed,
  })
  // What serves from this commune's store of papers travels as its file: the other commune has a store of its own.
  const stored = { person: applicant.id, papers: typed.papers, today: day }
  const intake = { ...typed, papers: (await takeStored(tx, who.unit, stored)).papers }
  const places = await placesOf(tx, intake)
  const blank = {
    arrivedAt: null,
    reason: null,
    dossierId: null,
    dossierState: null,
    dueAt: null,
    finishedAt: null,
    asked: null,
    result: null,
    supplied: [],
    handedTo: null,
    handedOverAt: null,
    version: 1,
  }
  const transfer: TransferRecord = {
    ...blank,
    unitId: who.unit,
    id: newId<'transfer'>(),
    toUnit: to,
    code: await takeCode(tx, { unit: who.unit, agencyCode: own.agencyCode, day }),
    procedureCode: procedure.code,
    procedureName: procedure.name,
    applicantId: applicant.id,
    applicantName: applicant.fullName,
    state: 'sent',
    delivery: intake.delivery ?? 'counter',
    receivedAt: now,
    receivedBy: who.actor,
    ...places,
    promisedAt: dueOf(now, rule, await calendarOfUnit(tx, who.unit)),
    sentAt: now,
    movedAt: now,
  }
  const { id, code, promisedAt } = transfer
  await addTransfer(tx, transfer)
  const files = intake.papers.flatMap(({ fileId }) => fileId ?? [])
  await addContent(tx, {
    unit: who.unit,
    id,
    toUnit: to,
    intake: carriedOf(intake),
    files: await filesOf(tx, who.unit, files),
  })
  await record(tx, who, 'transfer.sent', aboutTransfer(id), {
    code,
    to: target.name,
    procedure: procedure.code,
    dueAt: promisedAt?.toString() ?? null,
  })
  const taken = { intake, rule, settledBy: target.name }
  await issue(tx, who, {
    transfer: id,
    kind: 'receipt',
    data: await receiptData(tx, who, transfer, taken),
    now,
  })
  const way = {
    from: places.receivedAtName,
    to: target.name,
    papers: intake.papers.length,
    note: null,
    at: now,
  }
  await issue(tx, who, {
    transfer: id,
    kind: 'hand-over-slip',
    data: await handOverData(tx, who, transfer, way),
    now,
  })
  return { id, code, href: `/can-bo/chuyen-ho-so/${id}` }
}

/** Where it was handed in and where the result is fetched, in words: the other commune does not know our points. */
async function placesOf(q: Read, { points = {} }: Intake) {
  const known = new Map<string, string>(
    (await everyPoint(q)).map((one) => [one.id, placeLine(one)]),
  )
  const centre = agencyOf(await ownUnit(q)).name
  const worded = (point: string | undefined) => known.get(point ?? '') ?? centre
  return { receivedAtName: worded(points.receiving), returnAtName: worded(points.returning) }
}

import { receive } from '#modules/dossiers/index.ts'
import type { PersonId } from '#modules/people/index.ts'
import { unitById } from '#modules/units/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { zone } from '#platform/http.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { claimFiles } from '#platform/uploads.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { adoptFiles, intakeOf } from './carried.ts'
import { clockFrom, move, type Move, type WhyNotTransfer } from './domain.ts'
import { aboutTransfer } from './events.ts'
import { authorities, clockOf } from './rules.ts'
import { handOverData, refusalData, resultReceiptData } from './slip-data.ts'
import { issue } from './slips.ts'
import {
  contentOf,
  lockTransfer,
  redirectContent,
  saveTransfer,
  type TransferRecord,
} from './store.ts'

/** Which transfer, which version of it the officer saw, and when. */
export type Act = { id: string; seen?: number | undefined; now: Temporal.Instant }
export type Done = Outcome<TransferRecord, WhyNotTransfer | 'no-such-authority' | 'nothing-brought'>

/** The transfer after one move, its row locked until the transaction ends: of two at once the later is told no. */
export async function moved(tx: Tx, who: Who, name: Move, { id, seen, now }: Act) {
  const before = found(await lockTransfer(tx, id), 'hồ sơ chuyển này')
  const outcome = move(before, name, { unit: who.unit, seen })
  return outcome.ok ? yes({ ...outcome.value, movedAt: now }) : outcome
}

/** Lấy lại hồ sơ chưa ai nhận: the applicant thought better of it, or it was meant for another place. */
export async function recall(tx: Tx, who: Who, act: Act & { reason: string }): Promise<Done> {
  const outcome = await moved(tx, who, 'recall', act)
  if (!outcome.ok) return outcome
  const { reason } = act
  const after = { ...outcome.value, reason }
  await saveTransfer(tx, after)
  await record(tx, who, 'transfer.recalled', aboutTransfer(after.id), { code: after.code, reason })
  return yes(after)
}

/** Tiếp nhận hồ sơ chuyển đến: our own dossier begins, under the first receipt's code. */
export async function takeIn(
  tx: Tx,
  who: Who,
  act: Act & { confirmed?: PersonId | undefined },
): Promise<Done> {
  const outcome = await moved(tx, who, 'receive', act)
  if (!outcome.ok) return outcome
  const transfer = outcome.value
  const { now } = act
  const content = await contentOf(tx, transfer)
  const intake = intakeOf(content.intake)
  const first = await unitById(tx, transfer.unitId)
  const day = transfer.receivedAt.toZonedDateTimeISO(zone).toPlainDate()
  const moments = { firstReceipt: transfer.receivedAt, arrival: now }
  const own = await adoptFiles(tx, who, content.files)
  const { id, dueAt, state } = await receive(tx, who, now, {
    ...intake,
    confirmed: act.confirmed,
    papers: intake.papers.map((paper) => ({ ...paper, fileId: own.get(paper.fileId ?? '') })),
    arrival: {
      code: transfer.code,
      receivedAt: transfer.receivedAt,
      clockFrom: clockFrom(await clockOf(tx, who.unit, day), moments),
      from: {
        unit: transfer.unitId,
        name: first.name,
        receivedAt: transfer.receivedAtName,
        returnAt: transfer.returnAtName,
      },
    },
  })
  await claimFiles(tx, who.unit, who.actor, [...own.values()], { kind: 'dossier', id })
  const after = {
    ...transfer,
    arrivedAt: now,
    dossierId: id as string,
    dossierState: state as string,
    dueAt,
  }
  await saveTransfer(tx, after)
  await record(tx, who, 'transfer.received', aboutTransfer(after.id), {
    code: after.code,
    from: first.name,
    dueAt: dueAt?.toString() ?? null,
  })
  return yes(after)
}

/** Không nhận, trả lại nơi đã tiếp nhận, with the reason that the applicant will be told there. */
export async function refuse(tx: Tx, who: Who, act: Act & { reason: string }): Promise<Done> {
  const outcome = await moved(tx, who, 'refuse', act)
  if (!outcome.ok) return outcome
  const { reason } = act
  const after = { ...outcome.value, reason }
  await saveTransfer(tx, after)
  const { name } = await unitById(tx, after.unitId)
  const said = { code: after.code, from: name, reason }
  await record(tx, who, 'transfer.refused', aboutTransfer(after.id), said)
  return yes(after)
}

/** Gửi lại hồ sơ bị trả, to the same commune after mending it, or to the one whose matter it is. */
export async function resend(
  tx: Tx,
  who: Who,
  act: Act & { to: UnitId; note: string },
): Promise<Done> {
  const outcome = await moved(tx, who, 'resend', act)
  if (!outcome.ok) return outcome
  const before = outcome.value
  const open = await authorities(tx, who.unit, before.procedureCode)
  if (!open.some(({ unitId }) => unitId === act.to)) return no('no-such-authority')
  const after = { ...before, toUnit: act.to, sentAt: act.now, reason: null }
  await redirectContent(tx, after)
  await saveTransfer(tx, after)
  const target = await unitById(tx, act.to)
  await record(tx, who, 'transfer.sent', aboutTransfer(after.id), {
    code: after.code,
    to: target.name,
    procedure: after.procedureCode,
    dueAt: after.promisedAt?.toString() ?? null,
    again: true,
  })
  const { intake } = await contentOf(tx, after)
  const way = {
    from: after.receivedAtName,
    to: target.name,
    papers: intakeOf(intake).papers.length,
    note: act.note || null,
    at: act.now,
  }
  const data = await handOverData(tx, who, after, way)
  await issue(tx, who, { transfer: after.id, kind: 'hand-over-slip', data, now: act.now })
  return yes(after)
}

/** Trả lại giấy tờ cho người nộp: nobody settles it; form 03 says why. */
export async function close(tx: Tx, who: Who, act: Act & { reason: string }): Promise<Done> {
  const outcome = await moved(tx, who, 'close', act)
  if (!outcome.ok) return outcome
  const { reason, now } = act
  const after = { ...outcome.value, reason }
  await saveTransfer(tx, after)
  await record(tx, who, 'transfer.closed', aboutTransfer(after.id), { code: after.code, reason })
  const data = await refusalData(tx, who, after, reason)
  await issue(tx, who, { transfer: after.id, kind: 'refusal', data, now })
  return yes(after)
}

/** Nhận kết quả chuyển về: it waits for the applicant at the point that was chosen. */
export async function takeResult(tx: Tx, who: Who, act: Act): Promise<Done> {
  const outcome = await moved(tx, who, 'take-result', act)
  if (!outcome.ok) return outcome
  const after = outcome.value
  await saveTransfer(tx, after)
  const { name } = await unitById(tx, after.toUnit)
  const said = { code: after.code, from: name }
  await record(tx, who, 'transfer.result-arrived', aboutTransfer(after.id), said)
  return yes(after)
}

type HandingOver = Act & { to: string; how: 'counter' | 'post' | 'electronic' }

/** Trả kết quả cho người nộp, where it was handed in. */
export async function handOver(tx: Tx, who: Who, act: HandingOver): Promise<Done> {
  const outcome = await moved(tx, who, 'hand-over', act)
  if (!outcome.ok) return outcome
  const { to, how, now } = act
  const after = { ...outcome.value, handedTo: to, handedOverAt: now }
  await saveTransfer(tx, after)
  const said = { code: after.code, to, how }
  await record(tx, who, 'transfer.handed-over', aboutTransfer(after.id), said)
  const data = await resultReceiptData(tx, who, after, { to, how, at: now })
  await issue(tx, who, { transfer: after.id, kind: 'result-receipt', data, now })
  return yes(after)
}

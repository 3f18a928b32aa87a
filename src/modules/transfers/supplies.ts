import { dossierById, supplyPapers } from '#modules/dossiers/index.ts'
import { ownUnit, unitById } from '#modules/units/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { zone } from '#platform/http.ts'
import type { JobContext } from '#platform/module.ts'
import { no, yes } from '#platform/outcome.ts'
import { claimFiles, type Upload } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'

import { moved, type Act, type Done } from './actions.ts'
import { adoptFiles, filesOf } from './carried.ts'
import { aboutTransfer } from './events.ts'
import { clockOf } from './rules.ts'
import { handOverData } from './slip-data.ts'
import { issue } from './slips.ts'
import { lockTransfer, saveTransfer, type Supplied, type TransferRecord } from './store.ts'

type Bringing = Act & { answer: string; papers: readonly string[]; files: readonly Upload[] }

/** Nhận giấy tờ bổ sung tại nơi tiếp nhận: the applicant brings here what the other commune asks for. */
export async function bringPapers(tx: Tx, who: Who, act: Bringing): Promise<Done> {
  const outcome = await moved(tx, who, 'bring-papers', act)
  if (!outcome.ok) return outcome
  const { now, papers, files } = act
  if (papers.length + files.length === 0) return no('nothing-brought')
  const answer = act.answer || [...papers, ...files.map(({ name }) => name)].join('; ')
  const ids = files.map(({ id }) => id)
  const carried = await filesOf(tx, who.unit, ids)
  const brought: Supplied = {
    at: now,
    answer,
    papers: [
      ...papers.map((name) => ({ name, file: null })),
      ...carried.map((file) => ({ name: file.name, file })),
    ],
    arrivedAt: null,
  }
  const after = { ...outcome.value, supplied: [...outcome.value.supplied, brought] }
  await saveTransfer(tx, after)
  await claimFiles(tx, who.unit, who.actor, ids, { kind: 'transfer', id: after.id })
  const names = brought.papers.map(({ name }) => name)
  const { name: to } = await unitById(tx, after.toUnit)
  const said = { code: after.code, to, answer, papers: names }
  await record(tx, who, 'transfer.papers-brought', aboutTransfer(after.id), said)
  const way = { from: after.receivedAtName, to, papers: names.length, at: now }
  const note = `Giấy tờ bổ sung: ${names.join('; ')}`
  const data = await handOverData(tx, who, after, { ...way, note })
  await issue(tx, who, { transfer: after.id, kind: 'hand-over-slip', data, now })
  return yes(after)
}

/** Nhận giấy tờ bổ sung chuyển đến, with a slip back; the clock goes on at the latest now. */
export async function takePapers(tx: Tx, who: Who, act: Act): Promise<Done> {
  const outcome = await moved(tx, who, 'take-papers', act)
  if (!outcome.ok) return outcome
  const { now } = act
  const last = outcome.value.supplied.at(-1)
  await supplyDossier(tx, who, outcome.value, now)
  const supplied = outcome.value.supplied.map((one) => ({
    ...one,
    arrivedAt: one.arrivedAt ?? now,
  }))
  const after = { ...outcome.value, supplied }
  await saveTransfer(tx, after)
  const [own, first] = [await ownUnit(tx), await unitById(tx, after.unitId)]
  const said = { code: after.code, from: first.name }
  await record(tx, who, 'transfer.papers-arrived', aboutTransfer(after.id), said)
  const names = last?.papers.map(({ name }) => name) ?? []
  const data = await handOverData(tx, who, after, {
    from: `${first.name}: ${after.receivedAtName}`,
    to: own.name,
    papers: names.length,
    note: `Đã nhận giấy tờ bổ sung: ${names.join('; ')}`,
    at: now,
  })
  await issue(tx, who, { transfer: after.id, kind: 'hand-over-slip', data, now })
  return yes(after)
}

/**
 * The applicant has done her part where she handed it in: the clock of the commune that settles it goes on from that moment and no
 * request lapses on the way, unless its rule counts from arrival; then it waits for the papers.
 */
export async function supplyOnBehalf({ db, who }: JobContext, payload: unknown): Promise<void> {
  const { unit, transfer: id } = payload as { unit: number; transfer: string }
  await db(unit).tx(async (tx) => {
    const transfer = await lockTransfer(tx, id)
    const brought = transfer?.supplied.at(-1)
    if (!transfer || !brought) return
    const day = brought.at.toZonedDateTimeISO(zone).toPlainDate()
    if ((await clockOf(tx, unit, day)) === 'first-receipt')
      await supplyDossier(tx, who(unit), transfer, brought.at)
  })
}

/** Puts what was brought on our own dossier, once: a dossier that waits no more has it already. */
async function supplyDossier(tx: Tx, who: Who, transfer: TransferRecord, at: Temporal.Instant) {
  const brought = transfer.supplied.at(-1)
  const dossier = await dossierById(tx, who.unit, transfer.dossierId ?? '')
  if (!brought || dossier?.state !== 'awaiting-supplement') return
  const own = await adoptFiles(
    tx,
    who,
    brought.papers.flatMap(({ file }) => file ?? []),
  )
  const papers = brought.papers.map(({ name, file }) => ({
    name,
    quantity: 1,
    kind: file ? ('electronic' as const) : ('original' as const),
    fileId: own.get(file?.id ?? ''),
  }))
  const { code, id } = dossier
  const done = await supplyPapers(tx, who, { code, now: at, answer: brought.answer, papers })
  if (done.ok) await claimFiles(tx, who.unit, who.actor, [...own.values()], { kind: 'dossier', id })
}

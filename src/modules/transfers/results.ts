import { resultsFor } from '#modules/dossiers/index.ts'
import { ownUnit, unitById } from '#modules/units/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { yes } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { moved, type Act, type Done } from './actions.ts'
import { filesOf } from './carried.ts'
import { aboutTransfer } from './events.ts'
import { handOverData } from './slip-data.ts'
import { issue } from './slips.ts'
import { saveTransfer, type ResultCarried } from './store.ts'

/** Chuyển kết quả về nơi tiếp nhận, with a slip the other way. */
export async function sendResult(tx: Tx, who: Who, act: Act & { note: string }): Promise<Done> {
  const outcome = await moved(tx, who, 'send-result', act)
  if (!outcome.ok) return outcome
  const { now, note } = act
  const result = await resultOf(tx, who, outcome.value.dossierId ?? '')
  const after = { ...outcome.value, result }
  await saveTransfer(tx, after)
  const [own, first] = [await ownUnit(tx), await unitById(tx, after.unitId)]
  await record(tx, who, 'transfer.result-sent', aboutTransfer(after.id), {
    code: after.code,
    to: first.name,
    titles: result.map(({ title }) => title),
  })
  const titles = result.map(({ title }) => title).join('; ')
  const data = await handOverData(tx, who, after, {
    from: own.name,
    to: `${first.name}: ${after.returnAtName}`,
    papers: result.length,
    note: [`Kết quả: ${titles}`, note].filter(Boolean).join('. '),
    at: now,
  })
  await issue(tx, who, { transfer: after.id, kind: 'hand-over-slip', data, now })
  return yes(after)
}

async function resultOf(tx: Tx, who: Who, dossier: string): Promise<ResultCarried[]> {
  const results = await resultsFor(tx, who.unit, dossier)
  const ids = results.flatMap(({ fileId }) => fileId ?? [])
  const files = new Map((await filesOf(tx, who.unit, ids)).map((file) => [file.id, file]))
  return results.map(({ title, documentNumber, fileId }) => ({
    title,
    documentNumber,
    file: files.get(fileId ?? '') ?? null,
  }))
}

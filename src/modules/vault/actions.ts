import { noteOpening, type PersonId } from '#modules/people/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { conflict, found } from '#platform/problem.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { plainName, type StoredPaper } from './domain.ts'
import { aboutPaper } from './events.ts'
import { saveKind, type ListedKind } from './kinds-store.ts'
import { withValidity } from './offers.ts'
import {
  addLook,
  addUses,
  hidePaper,
  lockShown,
  resultsByCode,
  storedPaper,
  type Use,
} from './store.ts'

type Chosen = { person: string; ids: readonly string[]; today: Temporal.PlainDate }

/**
 * The stored papers that were chosen for a new dossier of this person. One that is another person's, was hidden meanwhile or is
 * no longer valid refuses the whole act, and whose it is is not said.
 */
export async function chosenPapers(
  tx: Tx,
  unit: UnitId,
  { person, ids, today }: Chosen,
): Promise<ReadonlyMap<string, StoredPaper>> {
  if (ids.length === 0) return new Map()
  const usable = await usableOf(tx, unit, { person, ids, today })
  if (usable.length < new Set(ids).size)
    throw conflict('Giấy tờ đã chọn để dùng lại không còn dùng được. Hãy chọn lại hoặc nộp bản mới')
  return new Map(usable.map((paper) => [paper.id, paper]))
}

async function usableOf(tx: Tx, unit: UnitId, { person, ids, today }: Chosen) {
  const papers = await lockShown(tx, unit, person, ids)
  return (await withValidity(tx, unit, papers, today)).filter(({ isExpired }) => !isExpired)
}

/** Whether all of these may serve: for an act that says no instead of failing. */
export const areUsable = async (tx: Tx, unit: UnitId, chosen: Chosen): Promise<boolean> =>
  chosen.ids.length === 0 || (await usableOf(tx, unit, chosen)).length === new Set(chosen.ids).size

/** Writes down that stored papers serve in a dossier: their owner reads where. */
export async function noteUses(
  tx: Tx,
  who: Who,
  papers: Iterable<StoredPaper>,
  use: Use,
): Promise<void> {
  const used = [...papers]
  if (used.length === 0) return
  await addUses(
    tx,
    who,
    used.map(({ id }) => id),
    use,
  )
  for (const { id, dossierCode } of used)
    await record(tx, who, 'paper.reused', aboutPaper(id), {
      code: use.dossierCode,
      from: dossierCode,
    })
}

/** By code, a result of this person. A code of somebody else's result is as unknown as one that does not exist. */
export async function resultByCode(
  q: Read,
  unit: UnitId,
  { person, code, today }: { person: string; code: string; today: Temporal.PlainDate },
) {
  const results = await resultsByCode(q, unit, person, code.trim().slice(0, 120))
  const [result] = await withValidity(q, unit, results.slice(0, 1), today)
  return result
}

type Looking = { now: Temporal.Instant; code?: string | undefined }

/** An officer opens a stored paper: its owner reads who, when and for what. */
export async function notePaperOpening(
  tx: Tx,
  who: Who,
  paper: StoredPaper,
  { now, code }: Looking,
): Promise<void> {
  if (who.kind !== 'staff') return
  const forWhat = code ? `khi giải quyết hồ sơ ${code}` : 'khi tiếp nhận hồ sơ'
  const reason = `Mở giấy tờ đã lưu “${plainName(paper.name)}” ${forWhat}`
  await noteOpening(tx, who, paper.personId as PersonId, { reason, now, kind: 'paper' })
  await addLook(tx, who, paper.id, { now, code })
  await record(tx, who, 'paper.opened', aboutPaper(paper.id), { from: paper.dossierCode, code })
}

type Hiding = { id: string; isHidden: boolean; now: Temporal.Instant }

/** The owner decides which papers are offered again. Hiding is no erasure: the dossier keeps what it was decided on. */
export async function setHidden(tx: Tx, who: Who, { id, isHidden, now }: Hiding): Promise<void> {
  const paper = found(await storedPaper(tx, who.unit, id), 'giấy tờ này')
  if ((paper.hiddenAt !== null) === isHidden) return
  await hidePaper(tx, who.unit, paper.id, isHidden ? now : null)
  const name = isHidden ? 'paper.hidden' : 'paper.shown'
  await record(tx, who, name, aboutPaper(paper.id), { from: paper.dossierCode })
}

export type WhyNotKind = 'changed-meanwhile'

/** Loại giấy tờ: its names and how long it is good for. */
export async function setKind(
  tx: Tx,
  who: Who,
  kind: ListedKind,
  now: Temporal.Instant,
): Promise<Outcome<undefined, WhyNotKind>> {
  if ((await saveKind(tx, who, kind, now)) === 0) return no('changed-meanwhile')
  const { code, days, reusable } = kind
  const subject = { kind: 'paper-kind', id: newId() }
  await record(tx, who, 'paper-kind.saved', subject, { code, by: who.name, days, reusable })
  return yes(undefined)
}

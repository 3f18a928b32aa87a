import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import {
  insertPronunciation,
  lockPronunciations,
  pronunciationById,
  removePronunciationRow,
  savePronunciation,
  type KeptPronunciation,
  type PronunciationId,
} from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    'pronunciation.added': { written: string; said: string }
    'pronunciation.changed': { written: string; said: string; before: string }
    'pronunciation.removed': { written: string; said: string }
  }
}

const about = (id: PronunciationId) => ({ kind: 'pronunciation', id })

export type PronunciationDraft = Omit<KeptPronunciation, 'id'>
export type WhyNotWord = 'word-taken' | 'list-full'

/** More than so many words are no longer a list of exceptions. */
export const mostWords = 1_000

const sameWord = (one: string, other: string) =>
  one.toLocaleLowerCase('vi') === other.toLocaleLowerCase('vi')

/** Thêm một từ vào từ điển phát âm. */
export async function addPronunciation(
  tx: Tx,
  who: Who,
  draft: PronunciationDraft,
): Promise<Outcome<PronunciationId, WhyNotWord>> {
  const list = await lockPronunciations(tx, who.unit)
  if (list.some(({ written }) => sameWord(written, draft.written))) return no('word-taken')
  if (list.length >= mostWords) return no('list-full')
  const id: PronunciationId = newId<'pronunciation'>()
  const { written, said } = draft
  await insertPronunciation(tx, who.unit, { ...draft, id })
  await record(tx, who, 'pronunciation.added', about(id), { written, said })
  return yes(id)
}

/** Sửa cách đọc; sounds that were made before stay as they are. */
export async function changePronunciation(
  tx: Tx,
  who: Who,
  id: string,
  draft: PronunciationDraft,
): Promise<Outcome<PronunciationId, WhyNotWord>> {
  const list = await lockPronunciations(tx, who.unit)
  const before = found(
    list.find((one) => one.id === id),
    'từ này',
  )
  if (list.some((one) => one.id !== id && sameWord(one.written, draft.written)))
    return no('word-taken')
  const { written, said, note } = draft
  if (before.written === written && before.said === said && before.note === note)
    return yes(before.id)
  await savePronunciation(tx, { ...draft, id: before.id })
  const told = { written, said, before: before.said }
  await record(tx, who, 'pronunciation.changed', about(before.id), told)
  return yes(before.id)
}

/** Bỏ một từ: from then on it is read as it is written. */
export async function removePronunciation(tx: Tx, who: Who, id: string): Promise<void> {
  await lockPronunciations(tx, who.unit)
  const before = found(await pronunciationById(tx, id), 'từ này')
  await removePronunciationRow(tx, before.id)
  const { written, said } = before
  await record(tx, who, 'pronunciation.removed', about(before.id), { written, said })
}

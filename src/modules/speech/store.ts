import { z } from 'zod'

import type { Read, Tx } from '#platform/db.ts'
import { idOf, looksLikeId, type Id } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import type { Pronunciation } from './reading/spoken.ts'

export type PronunciationId = Id<'pronunciation'>

/** A row of the list that the commune keeps. */
export type KeptPronunciation = Pronunciation & { id: PronunciationId; note: string | null }

const Row = z.object({
  id: idOf<'pronunciation'>(),
  written: z.string(),
  said: z.string(),
  note: z.string().nullable(),
})

/** The commune's own way of saying things. A commune has some dozens; the list is short by a limit. */
export const pronunciations = (q: Read): Promise<KeptPronunciation[]> => q.many(Row)`
  select id, written, said, note from speech.pronunciation where unit_id = platform.unit()
  order by platform.fold(written), written
`

export const pronunciationById = async (
  q: Read,
  id: string,
): Promise<KeptPronunciation | undefined> =>
  looksLikeId(id)
    ? q.maybe(Row)`
        select id, written, said, note from speech.pronunciation
        where unit_id = platform.unit() and id = ${id}::uuid
      `
    : undefined

export const insertPronunciation = (tx: Tx, unit: UnitId, p: KeptPronunciation) => tx.run`
  insert into speech.pronunciation (unit_id, id, written, said, note)
  values (${unit}, ${p.id}, ${p.written}, ${p.said}, ${p.note})
`

export const savePronunciation = (tx: Tx, p: KeptPronunciation) => tx.run`
  update speech.pronunciation set written = ${p.written}, said = ${p.said}, note = ${p.note}
  where unit_id = platform.unit() and id = ${p.id}
`

export const removePronunciationRow = (tx: Tx, id: PronunciationId) => tx.run`
  delete from speech.pronunciation where unit_id = platform.unit() and id = ${id}
`

/** Changes of the list wait for each other: a word is in it once. */
export const lockPronunciations = (tx: Tx, unit: UnitId): Promise<KeptPronunciation[]> =>
  tx.run`select pg_advisory_xact_lock(hashtextextended('pronunciations of ' || ${unit}::text, 0))`.then(
    () => pronunciations(tx),
  )

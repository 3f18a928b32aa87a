import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { mentionsOf } from './domain.ts'
import { addRemark, colleagues } from './store.ts'
import './events.ts'

export type Writing = {
  dossier: { id: string; code: string }
  text: string
  ticked: readonly string[]
  now: Temporal.Instant
}

/** Writes a remark on a dossier; refused with the logins that nobody has. */
export async function writeRemark(tx: Tx, who: Who, { dossier, text, ticked, now }: Writing) {
  const { ids, unknown } = mentionsOf(text, ticked, await colleagues(tx))
  if (unknown.length > 0) return no(unknown)
  const id = newId<'remark'>()
  await addRemark(tx, who.unit, dossier.id, {
    id,
    at: now,
    author: who.actor,
    text,
    mentioned: ids,
  })
  const about = { kind: 'dossier', id: dossier.id }
  await record(tx, who, 'remark.written', about, { code: dossier.code, mentioned: ids })
  return yes(id)
}

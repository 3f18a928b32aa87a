import { codesOfOurs } from '#modules/dossiers/index.ts'
import { procedureByCode } from '#modules/procedures/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { zone } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { yes, type Outcome } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { aboutMirror } from '../events.ts'
import { takeReading, type MirrorId, type Reading, type WhyNot } from './domain.ts'
import { lockMirror, saveMirror } from './store.ts'

/** Ghi nhận: what the system of record says now, typed by an officer. */
export async function enterReading(
  tx: Tx,
  who: Who,
  now: Temporal.Instant,
  reading: Reading,
): Promise<Outcome<MirrorId, WhyNot>> {
  const day = now.toZonedDateTimeISO(zone).toPlainDate()
  const mirror = await lockMirror(tx, who.unit, reading.code)
  const isOurs = (await codesOfOurs(tx, who.unit, [reading.code])).size > 0
  const filed = (await procedureByCode(tx, reading.procedureCode, day))?.filed
  const taken = takeReading({ mirror, isOurs, filed }, reading, now)
  if (!taken.ok) return taken
  const id = mirror?.id ?? newId<'mirror'>()
  await saveMirror(tx, who.unit, { ...taken.value, id, syncedAt: now })
  const { code, system, state, asOf } = taken.value
  const told = { code, system, state, asOf: asOf.toString() }
  if (mirror)
    await record(tx, who, 'mirror.updated', aboutMirror(id), { ...told, before: mirror.state })
  else await record(tx, who, 'mirror.entered', aboutMirror(id), told)
  return yes(id)
}

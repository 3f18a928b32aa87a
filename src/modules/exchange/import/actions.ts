import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { plan } from '#platform/jobs.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { claimFiles } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'

import { aboutImport } from '../events.ts'
import type { System } from '../mirror/domain.ts'
import { addImport, lockImport, setState, type ImportId } from './store.ts'
import { planImport } from './turn.ts'

/** Files up to this many bytes are looked through while the officer waits. */
export const atOnce = 256 * 1024

type Upload = { id: string; name: string; size: number }
type Given = { file: Upload; system: System; takenAt: Temporal.Instant; now: Temporal.Instant }

/** Takes a file to be looked through; nothing else changes yet. */
export async function startImport(
  tx: Tx,
  who: Who,
  { file, system, takenAt, now }: Given,
): Promise<ImportId> {
  const id = newId<'import'>()
  await claimFiles(tx, who.unit, who.actor, [file.id], { kind: 'import', id })
  await addImport(tx, who.unit, { id, fileId: file.id, system, takenAt, by: who.actor, now })
  await record(tx, who, 'import.uploaded', aboutImport(id), {
    name: file.name,
    size: file.size,
    system,
  })
  // A small file is looked through at once; this is for when that is cut off.
  const runAt = file.size > atOnce ? now : now.add({ minutes: 1 })
  await planImport(tx, 'exchange.check', { unit: who.unit, id }, runAt)
  return id
}

type Why = 'not-checked' | 'has-faults' | 'nothing-right'

/** Takes in what is right; rows that are wrong are left out only when the officer says so. */
export async function confirmImport(
  tx: Tx,
  who: Who,
  { id, leaveOut, now }: { id: string; leaveOut: boolean; now: Temporal.Instant },
): Promise<Outcome<undefined, Why>> {
  const found = await lockImport(tx, who.unit, id)
  if (found?.state !== 'checked') return no('not-checked')
  const right = found.rows - found.faults
  if (right === 0) return no('nothing-right')
  if (found.faults > 0 && !leaveOut) return no('has-faults')
  await tx.run`
    update exchange.import set state = 'applying', moved_at = ${now.toString()}, fresh = 0, changed = 0, same = 0, older = 0
    where unit_id = ${who.unit} and id = ${id}
  `
  const told = { name: found.fileName, rows: right, left: found.faults }
  await record(tx, who, 'import.confirmed', aboutImport(id), told)
  await planImport(tx, 'exchange.apply', { unit: who.unit, id })
  return yes(undefined)
}

/** Gives a file up before anything of it was taken in. */
export async function cancelImport(
  tx: Tx,
  who: Who,
  id: string,
  now: Temporal.Instant,
): Promise<Outcome<undefined, Why>> {
  const found = await lockImport(tx, who.unit, id)
  if (found?.state !== 'checked' && found?.state !== 'checking') return no('not-checked')
  await setState(tx, who.unit, { id, state: 'cancelled', now })
  await record(tx, who, 'import.cancelled', aboutImport(id), { name: found.fileName })
  await plan(tx, 'exchange.forget-rows', { unit: who.unit, id })
  return yes(undefined)
}

import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { fold } from '#platform/fold.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import type { Zone, ZoneId } from '../domain.ts'
import '../events.ts'
import { insertZone, lockZones, removeZoneRow, renameZone, saveParts } from './store.ts'

const about = (id: ZoneId) => ({ kind: 'zone', id })

export type ZoneDraft = Omit<Zone, 'id'>
export type WhyNotZone = 'name-taken' | 'empty'

const isTaken = (zones: readonly Zone[], name: string, except?: string) =>
  zones.some((zone) => zone.id !== except && fold(zone.name) === fold(name))

const isEmpty = ({ hamletIds, clusterIds }: ZoneDraft) => hamletIds.length + clusterIds.length === 0

/** Thêm một vùng phát. */
export async function addZone(
  tx: Tx,
  who: Who,
  draft: ZoneDraft,
): Promise<Outcome<ZoneId, WhyNotZone>> {
  if (isEmpty(draft)) return no('empty')
  if (isTaken(await lockZones(tx, who.unit), draft.name)) return no('name-taken')
  const id: ZoneId = newId<'zone'>()
  await insertZone(tx, who.unit, id, draft.name)
  await saveParts(tx, who.unit, { ...draft, id })
  await record(tx, who, 'zone.added', about(id), { name: draft.name })
  return yes(id)
}

/** Sửa một vùng phát: what is placed for it from now on goes where it says then. */
export async function changeZone(
  tx: Tx,
  who: Who,
  id: string,
  draft: ZoneDraft,
): Promise<Outcome<ZoneId, WhyNotZone>> {
  if (isEmpty(draft)) return no('empty')
  const zones = await lockZones(tx, who.unit)
  const before = found(
    zones.find((zone) => zone.id === id),
    'vùng phát này',
  )
  if (isTaken(zones, draft.name, id)) return no('name-taken')
  const same = (one: readonly string[], other: readonly string[]) =>
    one.toSorted().join() === other.toSorted().join()
  const fields = [
    draft.name !== before.name && 'name',
    !same(draft.hamletIds, before.hamletIds) && 'hamlets',
    !same(draft.clusterIds, before.clusterIds) && 'clusters',
  ].filter((field) => field !== false)
  if (fields.length === 0) return yes(before.id)
  await renameZone(tx, before.id, draft.name)
  await saveParts(tx, who.unit, { ...draft, id: before.id })
  await record(tx, who, 'zone.changed', about(before.id), { name: draft.name, fields })
  return yes(before.id)
}

/** Bỏ một vùng phát; its clusters stay as they are. */
export async function removeZone(tx: Tx, who: Who, id: string, now: Temporal.Instant) {
  const before = found(
    (await lockZones(tx, who.unit)).find((zone) => zone.id === id),
    'vùng phát này',
  )
  await removeZoneRow(tx, before.id, now)
  await record(tx, who, 'zone.removed', about(before.id), { name: before.name })
}

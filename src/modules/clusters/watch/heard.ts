import { z } from 'zod'

import type { Tx } from '#platform/db.ts'
import { idOf } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import type { ClusterId } from '../domain.ts'
import type { Beat } from './beat.ts'
import { turnTo } from './spans.ts'

/** A beat, or only a state, of one device. */
export type Heard = {
  device: string
  state: 'online' | 'playing' | 'fault' | 'offline'
  beat?: Beat
}

const Before = z.object({
  id: idOf<'device'>(),
  cluster: idOf<'cluster'>(),
  state: z.string(),
})

/** What devices said of themselves, of many at once; of two words of one device the later counts. */
export async function noteHeard(
  tx: Tx,
  unit: UnitId,
  all: readonly Heard[],
  now: Temporal.Instant,
): Promise<void> {
  const last = new Map<string, Heard>()
  for (const one of all)
    last.set(one.device, {
      ...one,
      ...((one.beat ?? last.get(one.device)?.beat) && {
        beat: one.beat ?? last.get(one.device)?.beat,
      }),
    } as Heard)
  const before = await tx.many(Before)`
    select id, cluster_id as cluster, state from clusters.device
    where unit_id = ${unit} and id = any(${[...last.keys()]}::uuid[]) and revoked_at is null
    order by id for no key update
  `
  const known = before.map((row) => ({ ...row, heard: last.get(row.id) as Heard }))
  await save(
    tx,
    unit,
    known.map(({ heard }) => heard),
    now,
  )
  const changed = known.filter(({ state, heard }) => state !== heard.state)
  if (changed.length === 0) return
  const turns = changed.map(({ cluster, heard }) => ({ cluster, state: heard.state }))
  await turnTo(tx, unit, turns, now)
  tellStates(tx, unit)
}

/** Whoever looks at the page of clusters learns that it changed. */
export const tellStates = (tx: Tx, unit: UnitId) => tx.tell(`${unit} cluster.state`)

const save = (tx: Tx, unit: UnitId, heard: readonly Heard[], now: Temporal.Instant) => tx.run`
  update clusters.device d set
    state = n.state,
    state_since = case when d.state = n.state then d.state_since else ${now.toString()}::timestamptz end,
    seen_at = case when n.state = 'offline' then d.seen_at else ${now.toString()}::timestamptz end,
    beat = coalesce(n.beat, d.beat),
    firmware = coalesce(n.beat->>'firmware', d.firmware)
  from jsonb_to_recordset(${JSON.stringify(heard)}::jsonb) as n(device uuid, state text, beat jsonb)
  where d.unit_id = ${unit} and d.id = n.device and d.revoked_at is null
`

const Silent = z.object({ cluster: idOf<'cluster'>() })

/** Three beats missed: so long after its last word a device counts as offline, whatever the broker says. */
export const silence = { seconds: 190 }

/** Clusters that fell silent without a word. */
export async function noteSilence(
  tx: Tx,
  unit: UnitId,
  now: Temporal.Instant,
): Promise<ClusterId[]> {
  const silent = await tx.many(Silent)`
    update clusters.device set state = 'offline', state_since = ${now.toString()}
    where unit_id = ${unit} and revoked_at is null and state <> 'offline'
      and seen_at < ${now.subtract(silence).toString()}
    returning cluster_id as cluster
  `
  const turns = silent.map(({ cluster }) => ({ cluster, state: 'offline' as const }))
  await turnTo(tx, unit, turns, now)
  if (turns.length > 0) tellStates(tx, unit)
  return silent.map(({ cluster }) => cluster)
}

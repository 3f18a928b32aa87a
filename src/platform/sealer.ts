import { z } from 'zod'

import type { Anchors } from './anchors.ts'
import type { Db, Read, Tx } from './db.ts'
import {
  firstPrevious,
  hashEvent,
  hashSeal,
  sealVersion,
  type SealedEvent,
  type SealKeys,
} from './seal.ts'

const bytes = z.instanceof(Buffer)

export const EventRow = z.object({
  unitId: z.number(),
  id: z.string(),
  tx: z.string(),
  at: z.string(),
  name: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  actor: z.string(),
  origin: z.string().nullable(),
  data: z.string(),
})

type Row = z.output<typeof EventRow>

/** How many events one run of the sealer takes; a run that took them all left others waiting. */
export const batch = 2_000

/**
 * Seals the next events of finished transactions, of all units. Writers never wait for it: it takes what is older than
 * the oldest transaction still running. Only one process seals at a time. Returns how many events it sealed.
 */
export async function sealNext(owner: Db, keys: SealKeys, anchors?: Anchors): Promise<number> {
  const made: Made[] = []
  const sealed = await owner.tx(async (tx) => {
    made.length = 0
    const { got } = await tx.one(z.object({ got: z.boolean() }))`
      select pg_try_advisory_xact_lock(4203178) as got
    `
    if (!got) return 0
    const rows = await unsealed(tx)
    const last = rows.at(-1)
    if (!last) return 0
    for (const [unitId, events] of byUnit(rows)) made.push(await addSeal(tx, unitId, events, keys))
    await tx.run`update audit.sealing set tx = ${last.tx}::xid8, id = ${last.id}`
    return rows.length
  })
  if (made.length > 0) anchors?.note(made)
  return sealed
}

const Mark = z.object({ tx: z.string(), id: z.string() })

/** Asked in two steps: with the mark as a parameter the index is walked from there, whatever the planner thinks. */
async function unsealed(q: Read): Promise<Row[]> {
  const mark = await q.one(Mark)`select tx::text, id from audit.sealing`
  return q.many(EventRow)`
  select e.unit_id, e.id, e.tx::text, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, e.name,
         e.subject_kind, e.subject_id, e.actor, e.origin::text, e.data::text
  from audit.event e
  where (e.tx, e.id) > (${mark.tx}::xid8, ${mark.id}::uuid) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
  order by e.tx, e.id
  limit ${batch}
  `
}

function byUnit(rows: Row[]): Map<number, Row[]> {
  const units = new Map<number, Row[]>()
  for (const row of rows) {
    const events = units.get(row.unitId)
    if (events) events.push(row)
    else units.set(row.unitId, [row])
  }
  return units
}

const Head = z.object({ number: z.number(), hash: bytes })
const Now = z.object({ now: z.string() })

/** The end of a unit's chain. */
export type Made = { unitId: number; number: number; hash: Buffer }

async function addSeal(tx: Tx, unitId: number, events: Row[], keys: SealKeys): Promise<Made> {
  const head = await tx.maybe(Head)`
    select number, hash from audit.seal where unit_id = ${unitId} order by number desc limit 1
  `
  const { now: sealedAt } = await tx.one(Now)`
    select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as now
  `
  const number = (head?.number ?? 0) + 1
  const previousHash = head?.hash ?? firstPrevious
  const eventIds = events.map(({ id }) => id)
  const eventHashes = events.map((event: SealedEvent) => hashEvent(event))
  const version = sealVersion
  const hash = hashSeal({
    ...{ unitId, number, version, sealedAt, eventIds, eventHashes, previousHash },
  })
  await tx.run`
    insert into audit.seal (
      unit_id, number, version, sealed_at, last_tx, event_ids, event_hashes, previous_hash, hash, signature)
    values (${unitId}, ${number}, ${version}, now(), ${events.at(-1)?.tx}::xid8, ${eventIds}, ${eventHashes},
            ${previousHash}, ${hash}, ${keys.sign(hash)})
  `
  await tx.run`
    insert into audit.head (unit_id, day, number, hash)
    values (${unitId}, (now() at time zone 'Asia/Ho_Chi_Minh')::date, ${number}, ${hash})
    on conflict (unit_id, day) do update set number = excluded.number, hash = excluded.hash
  `
  return { unitId, number, hash }
}

const everyMs = 1_000
/** How long events are gathered for one seal after the first was told, in ms. */
const gatherMs = 250

export type Sealing = {
  /** Something was written just now: it is sealed after a moment, not at the next round. */
  wake: () => void
  stop: () => Promise<void>
}

/**
 * Seals a moment after it was woken, at least about once a second, and at once again while there is more. The queue of
 * events waits through faults.
 */
export function keepSealing(
  owner: Db,
  keys: SealKeys,
  log: { warn(detail: object, message: string): void },
  anchors?: Anchors,
  every = everyMs,
): Sealing {
  let stopped = false
  const rest = resting(every)
  const loop = async () => {
    while (!stopped) {
      const sealed = await sealNext(owner, keys, anchors).catch((error: Error) => {
        log.warn({ error: error.message }, 'sealing waits')
        return 0
      })
      if (sealed < batch && !stopped) await rest.pause()
    }
  }
  const running = loop()
  return {
    wake: () => rest.end(gatherMs),
    stop: () => {
      stopped = true
      rest.end(0)
      return running
    },
  }
}

/** A pause that can be ended early; a wish to end it that came before it began counts. */
function resting(longest: number) {
  let wanted: number | undefined
  let end = (ms: number) => {
    wanted = Math.min(wanted ?? ms, ms)
  }
  const note = end
  return {
    end: (ms: number) => end(ms),
    pause: () =>
      new Promise<void>((done) => {
        let until = Date.now() + longest
        const over = () => {
          end = note
          done()
        }
        let timer = setTimeout(over, longest)
        end = (ms) => {
          if (Date.now() + ms >= until) return
          until = Date.now() + ms
          clearTimeout(timer)
          timer = setTimeout(over, ms)
        }
        if (wanted !== undefined) end(wanted)
        wanted = undefined
      }),
  }
}

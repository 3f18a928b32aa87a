import { z } from 'zod'

import { sql, type Read } from './db.ts'
import { firstPrevious, hashEvent, hashSeal, type SealKeys } from './seal.ts'
import { EventRow } from './sealer.ts'

const bytes = z.instanceof(Buffer)

export const SealRow = z.object({
  unitId: z.number(),
  number: z.number(),
  sealedAt: z.string(),
  eventIds: z.array(z.string()),
  eventHashes: z.array(bytes),
  previousHash: bytes,
  hash: bytes,
  signature: bytes,
})

export type Seal = z.output<typeof SealRow>

/** What is wrong with the audit trail, and where it begins. */
export type Fault = {
  unit: number
  what:
    | 'edited'
    | 'removed'
    | 'inserted'
    | 'reordered'
    | 'seal-broken'
    | 'seal-missing'
    | 'seal-forged'
  event?: string | undefined
  seal: number
}

/** What verifying needs of the keys: nothing that could make a seal. */
export type Checks = Pick<SealKeys, 'verify'>

export type Verdict = { events: number; seals: number; fault: Fault | undefined }

/**
 * Goes through every seal of a unit in order and names the first row that is not as it was sealed.
 * Events that are not sealed yet (the last second) are counted as neither good nor bad.
 */
export async function verifyUnit(q: Read, unit: number, keys: Checks): Promise<Verdict> {
  let events = 0
  let seals = 0
  let previous: Buffer = firstPrevious
  for (
    let next: Seal[] = await sealsAfter(q, unit, 0);
    next.length > 0;
    next = await sealsAfter(q, unit, seals)
  ) {
    for (const seal of next) {
      const fault =
        checkSeal(seal, seals + 1, previous, keys) ??
        checkEvents(seal, await rowsOf(q, unit, seal.eventIds))
      if (fault) return { events, seals, fault }
      previous = seal.hash
      seals += 1
      events += seal.eventIds.length
    }
  }
  return {
    events,
    seals,
    fault: (await inserted(q, unit, seals, events)) ?? (await cutOff(q, unit, seals)),
  }
}

export const sealColumns = sql`
  unit_id, number, sealed_at::text, event_ids, event_hashes, previous_hash, hash, signature
`

const sealsAfter = (q: Read, unit: number, number: number): Promise<Seal[]> => q.many(SealRow)`
  select ${sealColumns} from audit.seal where unit_id = ${unit} and number > ${number} order by number limit 20
`

export function checkSeal(
  seal: Seal,
  expected: number,
  previous: Buffer,
  keys: Checks,
): Fault | undefined {
  const { unitId: unit, number } = seal
  if (number !== expected) return { unit, what: 'seal-missing', seal: expected }
  const whole = seal.previousHash.equals(previous) && hashSeal(seal).equals(seal.hash)
  if (!whole) return { unit, what: 'seal-broken', seal: number }
  if (!keys.verify(seal.hash, seal.signature)) return { unit, what: 'seal-forged', seal: number }
  return undefined
}

export type Rows = ReadonlyMap<string, z.output<typeof EventRow>>

export async function rowsOf(q: Read, unit: number, ids: readonly string[]): Promise<Rows> {
  const rows = await q.many(EventRow)`
    select unit_id, id, tx::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, name,
           subject_kind, subject_id, actor, origin::text, data::text
    from audit.event where unit_id = ${unit} and id = any(${ids}::uuid[])
  `
  return new Map(rows.map((row) => [row.id, row]))
}

export function checkEvents(
  { unitId: unit, number, eventIds, eventHashes }: Seal,
  found: Rows,
): Fault | undefined {
  let order: [bigint, string] = [0n, '']
  for (const [i, id] of eventIds.entries()) {
    const row = found.get(id)
    if (!row) return { unit, what: 'removed', event: id, seal: number }
    if (!hashEvent(row).equals(eventHashes[i] ?? firstPrevious))
      return { unit, what: 'edited', event: id, seal: number }
    const here: [bigint, string] = [BigInt(row.tx), id]
    if (here[0] < order[0] || (here[0] === order[0] && id < order[1]))
      return { unit, what: 'reordered', event: id, seal: number }
    order = here
  }
  return undefined
}

const Odd = z.object({ id: z.string() })
const Count = z.object({ count: z.number() })

/** Rows that stand before the point up to which all is sealed, yet in no seal: somebody put them in later. */
async function inserted(
  q: Read,
  unit: number,
  seal: number,
  sealed: number,
): Promise<Fault | undefined> {
  const { count } = await q.one(Count)`
    select count(*) from audit.event e, audit.sealing s where e.unit_id = ${unit} and (e.tx, e.id) <= (s.tx, s.id)
  `
  if (count === sealed) return undefined
  const odd = await q.maybe(Odd)`
    select e.id from audit.event e, audit.sealing s
    where e.unit_id = ${unit} and (e.tx, e.id) <= (s.tx, s.id)
      and not exists (select from audit.seal x where x.unit_id = e.unit_id and e.id = any(x.event_ids))
    order by e.tx, e.id limit 1
  `
  return { unit, what: 'inserted', event: odd?.id, seal }
}

const Head = z.object({ number: z.number() })

/** The newest seals are gone: the daily head remembers how far the chain once reached. */
export async function cutOff(q: Read, unit: number, seals: number): Promise<Fault | undefined> {
  const head = await q.maybe(Head)`
    select number from audit.head where unit_id = ${unit} order by number desc limit 1
  `
  return head && head.number > seals ? { unit, what: 'seal-missing', seal: seals + 1 } : undefined
}

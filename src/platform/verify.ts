import { z } from 'zod'

import type { Anchor } from './anchors.ts'
import { sql, type Read } from './db.ts'
import { firstPrevious, hashEvent, hashSeal, type SealKeys } from './seal.ts'
import { batch, EventRow } from './sealer.ts'

const bytes = z.instanceof(Buffer)

export const SealRow = z.object({
  unitId: z.number(),
  number: z.number(),
  version: z.number(),
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
    | 'head-wrong'
    | 'wiped'
    | 'never-told'
  event?: string | undefined
  /** What must have an event and has none. */
  dossier?: string
  seal: number
}

/** What verifying needs of the keys: nothing that could make a seal. */
export type Checks = Pick<SealKeys, 'verify'>

export type Verdict = { events: number; seals: number; fault: Fault | undefined }

/** An event that says it happened before the seal that precedes its own: history brought in, or written later. */
export type Suspicion = { event: string; at: string; seal: number }

export type Whole = Verdict & {
  /** Written in the last moments, not sealed yet: good or bad, nobody can say. */
  unsealed: number
  suspicious: Suspicion[]
}

/** From here on all questions of the transaction see the trail as it was at one moment, however busy the sealer is. */
export const asOfOneMoment = (q: Read) =>
  q.many(z.object({}))`set transaction isolation level repeatable read`

/**
 * Goes through every seal of a unit in order and names the first row that is not as it was sealed, or what is missing at
 * the end of the chain, which an anchor outside the database remembers.
 */
export async function verifyUnit(
  q: Read,
  unit: number,
  keys: Checks,
  anchor?: Anchor,
): Promise<Whole> {
  await asOfOneMoment(q)
  const drained = await drainedAt(q)
  const whole: Whole = { events: 0, seals: 0, fault: undefined, unsealed: 0, suspicious: [] }
  let before: Seal | undefined
  let anchored = anchor === undefined
  for await (const { seal, rows } of readAhead(q, unit)) {
    const previous = before?.hash ?? firstPrevious
    whole.fault = checkSeal(seal, whole.seals + 1, previous, keys) ?? checkEvents(seal, rows)
    if (whole.fault) return whole
    if (before && !drained.has(before.sealedAt))
      whole.suspicious.push(...backdated(before, seal, rows))
    anchored ||= seal.number === anchor?.number && seal.hash.toString('hex') === anchor.hash
    before = seal
    whole.seals += 1
    whole.events += seal.eventIds.length
  }
  whole.unsealed = await unsealedOf(q, unit)
  whole.fault =
    (await inserted(q, unit, whole.seals, whole.events)) ??
    (await cutOff(q, unit, before)) ??
    (anchored ? undefined : { unit, what: 'seal-missing', seal: whole.seals + 1 })
  return whole
}

type Run = { seal: Seal; rows: Rows }

/** Each seal with its events. The next ones are under way while these are looked at: a long trail has many. */
async function* readAhead(q: Read, unit: number): AsyncGenerator<Run> {
  let asked: Promise<Run> | undefined
  for await (const seal of sealsOf(q, unit)) {
    const before = asked
    asked = rowsOf(q, unit, seal.eventIds).then((rows) => ({ seal, rows }))
    // Whoever stops at a fault does not wait for what was asked ahead.
    asked.catch(() => undefined)
    if (before) yield await before
  }
  if (asked) yield await asked
}

async function* sealsOf(q: Read, unit: number): AsyncGenerator<Seal> {
  let seals = await sealsAfter(q, unit, 0)
  while (seals.length > 0) {
    yield* seals
    seals = await sealsAfter(q, unit, seals.at(-1)?.number ?? 0)
  }
}

const At = z.object({ at: z.string() })

/** When the sealer was behind: of runs that took a whole batch the events left waiting are older, and rightly so. */
async function drainedAt(q: Read): Promise<ReadonlySet<string>> {
  const runs = await q.many(At)`
    select to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at
    from audit.seal group by sealed_at having sum(cardinality(event_ids)) >= ${batch}
  `
  return new Set(runs.map(({ at }) => at))
}

/** A transaction may last half a minute, and its events are sealed once it has ended. */
const sealingDelay = 60_000

function backdated(before: Seal, { number, eventIds }: Seal, rows: Rows): Suspicion[] {
  const since = Date.parse(`${before.sealedAt}Z`) - sealingDelay
  return eventIds
    .map((id) => ({ event: id, at: rows.get(id)?.at ?? '', seal: number }))
    .filter(({ at }) => Date.parse(`${at}Z`) < since)
}

const Unsealed = z.object({ count: z.number() })

async function unsealedOf(q: Read, unit: number): Promise<number> {
  const { count } = await q.one(Unsealed)`
    select count(*) from audit.event e, audit.sealing s where e.unit_id = ${unit} and (e.tx, e.id) > (s.tx, s.id)
  `
  return count
}

export const sealColumns = sql`
  unit_id, number, version, to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as sealed_at, event_ids, event_hashes, previous_hash, hash, signature
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

const Head = z.object({ number: z.number(), hash: bytes })

/** The newest seals are gone, or the daily head that remembers how far the chain once reached was put back. */
export async function cutOff(
  q: Read,
  unit: number,
  newest: Pick<Seal, 'number' | 'hash'> | undefined,
): Promise<Fault | undefined> {
  const head = await q.maybe(Head)`
    select number, hash from audit.head where unit_id = ${unit} order by number desc limit 1
  `
  const [reached, told] = [newest?.number ?? 0, head?.number ?? 0]
  if (told > reached) return { unit, what: 'seal-missing', seal: reached + 1 }
  const agree = told === reached && (!newest || head?.hash.equals(newest.hash))
  return agree ? undefined : { unit, what: 'head-wrong', seal: reached }
}

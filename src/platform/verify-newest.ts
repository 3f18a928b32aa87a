import { z } from 'zod'

import type { Read } from './db.ts'
import { firstPrevious } from './seal.ts'
import {
  asOfOneMoment,
  checkEvents,
  checkSeal,
  cutOff,
  rowsOf,
  sealColumns,
  SealRow,
  type Checks,
  type Fault,
  type Rows,
  type Seal,
  type Verdict,
} from './verify.ts'

/** Enough for a look at what happened lately, and done within a second. */
const enough = 2_000
const batch = 50

/**
 * The same checks as `verifyUnit`, from the newest seal back until `most` events are covered. It reads as the
 * application does, within its unit; what came before the oldest seal it looks at is taken as it stands.
 */
export async function verifyNewest(
  q: Read,
  unit: number,
  keys: Checks,
  most = enough,
): Promise<Verdict> {
  await asOfOneMoment(q)
  const [before, ...seals] = await newestSeals(q, unit, most)
  const ids = seals.flatMap(({ eventIds }) => eventIds)
  const rows = await rowsOf(q, unit, ids)
  const fault =
    firstFault(seals, before, rows, keys) ??
    (await putIn(q, unit, ids, rows)) ??
    (await cutOff(q, unit, seals.at(-1)))
  return { events: ids.length, seals: seals.length, fault }
}

/** In their order, preceded by the one they follow, or by nothing when they reach back to the first. */
async function newestSeals(
  q: Read,
  unit: number,
  most: number,
): Promise<[Seal | undefined, ...Seal[]]> {
  const seals: Seal[] = []
  let events = 0
  for await (const seal of downwards(q, unit)) {
    if (events >= most) return [seal, ...seals]
    seals.unshift(seal)
    events += seal.eventIds.length
  }
  return [undefined, ...seals]
}

/** All seals, the newest first, a few at a time. */
async function* downwards(q: Read, unit: number): AsyncGenerator<Seal> {
  let seals = await sealsBelow(q, unit, Number.MAX_SAFE_INTEGER)
  while (seals.length > 0) {
    yield* seals
    seals = await sealsBelow(q, unit, seals.at(-1)?.number ?? 0)
  }
}

const sealsBelow = (q: Read, unit: number, number: number): Promise<Seal[]> => q.many(SealRow)`
  select ${sealColumns} from audit.seal
  where unit_id = ${unit} and number < ${number} order by number desc limit ${batch}
`

function firstFault(
  seals: readonly Seal[],
  before: Seal | undefined,
  rows: Rows,
  keys: Checks,
): Fault | undefined {
  let number = before?.number ?? 0
  let previous = before?.hash ?? firstPrevious
  for (const seal of seals) {
    const fault = checkSeal(seal, number + 1, previous, keys) ?? checkEvents(seal, rows)
    if (fault) return fault
    number = seal.number
    previous = seal.hash
  }
  return undefined
}

const Odd = z.object({ id: z.string() })

/** A row that stands between the events looked at, in the order in which they were sealed, yet is none of them. */
async function putIn(
  q: Read,
  unit: number,
  ids: readonly string[],
  rows: Rows,
): Promise<Fault | undefined> {
  const [first, last] = [rows.get(ids[0] ?? ''), rows.get(ids.at(-1) ?? '')]
  if (!first || !last) return undefined
  const sorted = ids.toSorted()
  const between = await q.many(Odd)`
    select id from audit.event
    where unit_id = ${unit} and id between ${sorted[0]}::uuid and ${sorted.at(-1)}::uuid
      and (tx, id) > (${first.tx}::xid8, ${first.id}::uuid) and (tx, id) < (${last.tx}::xid8, ${last.id}::uuid)
    order by id limit ${ids.length + 1}
  `
  const odd = between.find(({ id }) => !rows.has(id))
  return odd && { unit, what: 'inserted', event: odd.id, seal: 0 }
}

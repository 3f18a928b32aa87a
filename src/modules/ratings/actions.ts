import { randomUUID } from 'node:crypto'

import { dossierByCode } from '#modules/dossiers/index.ts'
import type { Db, Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { visitor, type Who } from '#platform/who.ts'

import { changeHours, hasAnswer, mayRate, seatOf, type Way } from './domain.ts'
import {
  ballotOf,
  leastOf,
  lockBallot,
  releaseBallots,
  repairTally,
  saveBallot,
  type Ballot,
  type Rating,
} from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    'rating.given': { way: Way }
    'rating.released': { count: number }
    'rating.least-set': { least: number }
    'rating.counter-opened': { name: string }
    'rating.counter-closed': { name: string }
    'rating.invited': { counter: string; code: string }
  }
}

/** What a rating is about: the dossier, and the installation's key that hides which one it was. */
export type About = { code: string; key: string; now: Temporal.Instant }

export type Asked = {
  procedureName: string
  ballot: Ballot | undefined
  may: ReturnType<typeof mayRate> | { ok: false; why: 'no-answer-yet' }
}

/** What a rating page shows: the procedure and what was said before, never a name. */
export async function askedOf(q: Read, unit: number, { code, key, now }: About): Promise<Asked> {
  const dossier = found(await dossierByCode(q, unit, code), 'hồ sơ này')
  const ballot = await ballotOf(q, unit, seatOf(key, unit, dossier.id))
  const may = hasAnswer(dossier.state) ? mayRate(ballot, now) : no('no-answer-yet')
  return { procedureName: dossier.procedureName, ballot, may }
}

/** Without a level: reasons and words are added to what was said before. */
type Said = Omit<Rating, 'level'> & { level?: Rating['level'] | undefined }
export type WhyNot = 'too-late' | 'no-answer-yet' | 'no-level'
type Rate = About & { rating: Said; way: Way }

/** Đánh giá: once for each dossier, changeable for a day. Neither the row nor the event says which dossier. */
export async function rate(
  tx: Tx,
  unit: number,
  { code, key, now, rating, way }: Rate,
): Promise<Outcome<'first' | 'again', WhyNot>> {
  const dossier = found(await dossierByCode(tx, unit, code), 'hồ sơ này')
  if (!hasAnswer(dossier.state)) return no('no-answer-yet')
  const seat = seatOf(key, unit, dossier.id)
  const before = await lockBallot(tx, unit, seat)
  const may = mayRate(before, now)
  if (!may.ok) return may
  const level = rating.level ?? before?.level
  if (!level) return no('no-level')
  const ballot = { ...rating, level, seat, procedure: dossier.procedureCode, way, at: now }
  const saved = await saveBallot(tx, unit, ballot)
  if (saved === 0) return no('too-late')
  // Whoever rates stays unknown: no actor, no address, an id of its own.
  await record(
    tx,
    { ...visitor(unit), at: now },
    'rating.given',
    { kind: 'rating', id: randomUUID() },
    { way },
  )
  return yes(may.value)
}

/** Counts the ratings that can no longer be changed, in a lot large enough to hide each of them. */
export async function release(db: Db, who: Who, now: Temporal.Instant): Promise<number> {
  return db.tx(async (tx) => {
    const least = await leastOf(tx, who.unit)
    const before = now.subtract({ hours: changeHours })
    const count = await releaseBallots(tx, who.unit, { before, least })
    const repaired = await repairTally(tx, who.unit)
    if (count + repaired > 0)
      await record(tx, who, 'rating.released', { kind: 'rating', id: randomUUID() }, { count })
    return count
  })
}

import { dossierByCode } from '#modules/dossiers/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { hasAnswer } from './domain.ts'
import { addCounter, closeCounter, counterById, counters, invite } from './store-counters.ts'
import { saveLeast } from './store.ts'

const about = (id: string) => ({ kind: 'rating-counter', id })

/** Mở máy đánh giá at a counter: from now on it has a link of its own. */
export async function openCounter(
  tx: Tx,
  who: Who,
  name: string,
): Promise<Outcome<string, 'name-taken'>> {
  if ((await counters(tx, who.unit)).some((one) => one.name === name)) return no('name-taken')
  const id: string = newId<'rating-counter'>()
  await addCounter(tx, who.unit, { id, name })
  await record(tx, who, 'rating.counter-opened', about(id), { name })
  return yes(id)
}

/** The tablet's link stops working. */
export async function shutCounter(tx: Tx, who: Who, now: Temporal.Instant, id: string) {
  const { name } = found(await counterById(tx, who.unit, id), 'quầy này')
  await closeCounter(tx, who.unit, id, now)
  await record(tx, who, 'rating.counter-closed', about(id), { name })
}

const minutesToRate = 5

type Inviting = { counter: string; code: string; now: Temporal.Instant }

/** Mời đánh giá: the tablet at the counter asks about this dossier for a few minutes. */
export async function inviteToRate(
  tx: Tx,
  who: Who,
  { counter, code, now }: Inviting,
): Promise<Outcome<string, 'no-such-dossier' | 'no-answer-yet'>> {
  const { name } = found(await counterById(tx, who.unit, counter), 'quầy này')
  const dossier = await dossierByCode(tx, who.unit, code)
  if (!dossier) return no('no-such-dossier')
  if (!hasAnswer(dossier.state)) return no('no-answer-yet')
  await invite(tx, who.unit, { counter, code, until: now.add({ minutes: minutesToRate }) })
  await record(tx, who, 'rating.invited', about(counter), { counter: name, code })
  return yes(name)
}

/** From how many on ratings are counted and shown. */
export async function setLeast(tx: Tx, who: Who, now: Temporal.Instant, least: number) {
  await saveLeast(tx, who.unit, least, who.actor, now)
  await record(tx, who, 'rating.least-set', { kind: 'rating-counter', id: newId() }, { least })
}

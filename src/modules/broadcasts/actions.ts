import { airables } from '#modules/bulletins/index.ts'
import type { Target } from '#modules/clusters/index.ts'
import { dayOf, epochDay, localOf } from '#platform/clock/time.ts'
import { sql, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import type { Airing, AiringId, Habits, HolidayRule, Slot, SlotId } from './domain.ts'
import { lookAhead, type Clash } from './look-ahead.ts'
import {
  airingById,
  endAirings,
  everySlot,
  habitsOf,
  insertAiring,
  lockSchedule,
  saveHabits,
  saveSlot,
} from './store.ts'
import { minutesOf, touches } from './times.ts'

declare module '#platform/events.ts' {
  interface Events {
    'airing.added': { bulletin: string; title: string; from: string; to: string; targets: Target[] }
    'airing.ended': { bulletin: string; title: string; reason: string }
    'slot.added': { name: string; from: string; to: string }
    'slot.changed': { name: string; from: string; to: string; closed: boolean }
    'habits.changed': { quiet: string; mostMinutes: number; citation: string }
  }
}

const about = (id: AiringId) => ({ kind: 'airing', id })

export type AiringDraft = {
  bulletin: string
  targets: readonly Target[]
  slots: readonly SlotId[]
  times: readonly string[]
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  weekdays: readonly number[]
  holidays: HolidayRule
  rank: number
  note: string | null
}

export type WhyNotAir =
  | 'not-airable'
  | 'emergency'
  | 'live'
  | 'past'
  | 'too-long-ahead'
  | 'expires-before'
  | 'never'
  | 'nowhere'
  | { clashes: readonly Clash[] }

type When = { now: Temporal.Instant; anyway: boolean }

/** An airing is at most a year long: after that somebody should think again. */
const mostDays = 366

export const airingOf = (draft: AiringDraft): Airing => ({
  ...draft,
  id: newId<'airing'>(),
  endedAt: null,
})

/**
 * Xếp lịch phát một bản tin. What would have no place is refused with every clash named, unless the officer has seen them and
 * wants the rest (`anyway`).
 */
export async function addAiring(
  tx: Tx,
  who: Who,
  draft: AiringDraft,
  { now, anyway }: When,
): Promise<Outcome<AiringId, WhyNotAir>> {
  await lockSchedule(tx, who.unit)
  const [sound] = await airables(tx, [draft.bulletin])
  if (!sound) return no('not-airable')
  if (sound.priority === 'emergency') return no('emergency')
  if (sound.source.kind === 'live') return no('live')
  const today = dayOf(localOf(now))
  const last = epochDay(draft.to)
  if (last < today) return no('past')
  if (last - today > mostDays) return no('too-long-ahead')
  if (sound.expiresOn && Temporal.PlainDate.compare(sound.expiresOn, draft.from) < 0)
    return no('expires-before')
  const airing = airingOf(draft)
  const seen = await lookAhead(tx, who.unit, airing, { now })
  if (seen.clusters === 0) return no('nowhere')
  if (seen.placed === 0 && seen.clashes.length === 0) return no('never')
  if (seen.clashes.length > 0 && (!anyway || seen.placed === 0))
    return no({ clashes: seen.clashes })
  await insertAiring(tx, who.unit, {
    ...airing,
    madeBy: who.actor,
    madeAt: now,
    note: draft.note,
    endedWhy: null,
  })
  const { bulletin, from, to, targets } = draft
  const days = { from: from.toString(), to: to.toString() }
  const said = { bulletin, title: sound.title, ...days, targets: [...targets] }
  await record(tx, who, 'airing.added', about(airing.id), said)
  return yes(airing.id)
}

type Ending = { reason: string; now: Temporal.Instant }

/** Ngừng phát theo lịch này: what has already sounded stays written down. */
export async function endAiring(
  tx: Tx,
  who: Who,
  id: string,
  { reason, now }: Ending,
): Promise<Outcome<true, 'ended-already'>> {
  await lockSchedule(tx, who.unit)
  const airing = found(await airingById(tx, id), 'lịch phát này')
  if (airing.endedAt !== null) return no('ended-already')
  await endAirings(tx, sql`id = ${airing.id}::uuid`, now, reason)
  const [sound] = await airables(tx, [airing.bulletin])
  const { bulletin } = airing
  await record(tx, who, 'airing.ended', about(airing.id), {
    bulletin,
    title: sound?.title ?? '',
    reason,
  })
  return yes(true)
}

export type SlotDraft = Omit<Slot, 'id'>
export type WhyNotSlot = 'in-quiet-hours' | 'touches-other' | 'longer-than-it-is'

/** Thêm hoặc sửa khung giờ. Two slots do not touch, and none lies in quiet hours. */
export async function keepSlot(
  tx: Tx,
  who: Who,
  draft: SlotDraft,
  id?: string,
): Promise<Outcome<SlotId, WhyNotSlot>> {
  await lockSchedule(tx, who.unit)
  const slots = await everySlot(tx)
  const before =
    id === undefined
      ? undefined
      : found(
          slots.find((one) => one.id === id),
          'khung giờ này',
        )
  const { quiet } = await habitsOf(tx)
  if (!draft.closed) {
    if (quiet.some((span) => touches(span, draft))) return no('in-quiet-hours')
    if (draft.mostMinutes > minutesOf(draft)) return no('longer-than-it-is')
    const others = slots.filter((one) => one.id !== id && !one.closed)
    const shared = (one: Slot) => one.weekdays.some((weekday) => draft.weekdays.includes(weekday))
    if (others.some((one) => shared(one) && touches(one, draft))) return no('touches-other')
  }
  const slot: Slot = { ...draft, id: before?.id ?? newId<'slot'>() }
  await saveSlot(tx, who.unit, slot)
  const { name, from, to, closed } = slot
  const subject = { kind: 'slot', id: slot.id }
  if (before) await record(tx, who, 'slot.changed', subject, { name, from, to, closed })
  else await record(tx, who, 'slot.added', subject, { name, from, to })
  return yes(slot.id)
}

/** Giờ yên tĩnh và thời lượng tối đa: with what they rest on. */
export async function changeHabits(
  tx: Tx,
  who: Who,
  unitId: string,
  habits: Habits & { citation: string },
): Promise<Outcome<true, { inTheWay: string }>> {
  await lockSchedule(tx, who.unit)
  const slots = (await everySlot(tx)).filter(({ closed }) => !closed)
  const inTheWay = slots.find((slot) => habits.quiet.some((span) => touches(span, slot)))
  if (inTheWay) return no({ inTheWay: inTheWay.name })
  await saveHabits(tx, who.unit, habits)
  const quiet = habits.quiet.map(({ from, to }) => `${from}–${to}`).join(', ')
  const { mostMinutes, citation } = habits
  await record(
    tx,
    who,
    'habits.changed',
    { kind: 'unit', id: unitId },
    { quiet, mostMinutes, citation },
  )
  return yes(true)
}

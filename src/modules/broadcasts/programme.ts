import {
  epochDay,
  plainDateOf,
  weekdayOf,
  type EpochDay,
  type Local,
} from '#platform/clock/time.ts'

import type { Airing, Habits, Slot, SlotId, Voiced } from './domain.ts'
import { itemId } from './item-id.ts'
import { at, overlap, quietOn, spanOn, type Stretch } from './times.ts'

/** One item in its place, in local milliseconds. */
export type Placed = Stretch & {
  id: string
  airing: string
  bulletin: string
  title: string
  priority: Voiced['priority']
  slot: SlotId | null
  seconds: number
}

export type WhyLeft =
  | 'quiet-hours'
  | 'overlap'
  | 'no-room'
  | 'too-long'
  | 'twice'
  | 'expired'
  | 'too-soon'

/** What was asked for and has no place, and why. */
export type Left = {
  airing: string
  bulletin: string
  title: string
  at: Local
  slot: SlotId | null
  why: WhyLeft
  /** What stands in its way. */
  against?: string
}

export type Programme = { placed: Placed[]; left: Left[] }

export type Asked = {
  airings: readonly Airing[]
  slots: readonly Slot[]
  habits: Habits
  bulletins: ReadonlyMap<string, Voiced>
  isHoliday: (date: EpochDay) => boolean
  first: EpochDay
  last: EpochDay
  /** What already sounds or is about to: it keeps its place. */
  fixed?: readonly Placed[]
  /** Nothing new is placed before this moment. */
  notBefore?: Local
  /** What was wanted from here on and comes before that moment is named. */
  since?: Local
}

/** Silence between two items, in milliseconds. */
const pause = 2_000

/**
 * Chương trình: what sounds when, for clusters that all hear the same airings. Items with a time of their own stand first, then the
 * slots are filled in order of priority and rank. Nothing overlaps, nothing but an emergency sounds in quiet hours, no slot holds
 * more than its minutes: what has no place is named with the reason, never squeezed in.
 */
export function programme(asked: Asked): Programme {
  const { first, last, habits, fixed = [] } = asked
  const board: Board = {
    asked,
    quiet: quietOn(habits.quiet, first, last),
    placed: [...fixed],
    done: new Set(fixed.map(({ id }) => id)),
    left: [],
  }
  // The evening before may reach over midnight.
  for (let date = first - 1; date <= last; date++) placeTimes(board, date)
  for (let date = first - 1; date <= last; date++)
    for (const slot of asked.slots) fillSlot(board, slot, date)
  const begin = at(first, '00:00')
  return {
    placed: board.placed.filter(({ to }) => to > begin).toSorted((a, b) => a.from - b.from),
    left: board.left.filter((one) => one.at >= begin).toSorted((a, b) => a.at - b.at),
  }
}

type Board = {
  asked: Asked
  quiet: readonly Stretch[]
  placed: Placed[]
  done: Set<string>
  left: Left[]
}

type Rule = Pick<Airing, 'weekdays' | 'holidays'>

/** Whether a weekday and holiday rule holds on a date. */
export function holdsOn({ weekdays, holidays }: Rule, date: EpochDay, isHoliday: boolean): boolean {
  if (holidays === 'only') return isHoliday
  if (holidays === 'not' && isHoliday) return false
  return weekdays.includes(weekdayOf(date))
}

/** Whether an airing is heard on a date at all. */
export function airsOn(airing: Airing, date: EpochDay, isHoliday: boolean): boolean {
  const [first, last] = boundsOf(airing)
  const within = first <= date && date <= last
  return within && holdsOn(airing, date, isHoliday)
}

// Asked for each day and cluster: making numbers of dates costs more than all else here.
const bounds = new WeakMap<Airing, readonly [EpochDay, EpochDay]>()

function boundsOf(airing: Airing): readonly [EpochDay, EpochDay] {
  const known = bounds.get(airing)
  if (known) return known
  const made = [epochDay(airing.from), epochDay(airing.to)] as const
  bounds.set(airing, made)
  return made
}

const isExpired = ({ expiresOn }: Voiced, date: EpochDay) =>
  expiresOn !== null && Temporal.PlainDate.compare(expiresOn, plainDateOf(date)) < 0

function placeTimes(board: Board, date: EpochDay) {
  const { airings, bulletins, isHoliday, notBefore = 0, since = Infinity } = board.asked
  const holiday = isHoliday(date)
  const due = airings
    .filter(({ times }) => times.length > 0)
    .filter((airing) => airsOn(airing, date, holiday))
    .flatMap((airing) => airing.times.map((time) => ({ airing, time })))
    .toSorted((a, b) => weight(board, a.airing) - weight(board, b.airing))
  for (const { airing, time } of due) {
    const bulletin = bulletins.get(airing.bulletin)
    if (!bulletin) continue
    const begin = at(date, time)
    const say = leave(board, { airing, bulletin, at: begin, slot: null })
    if (begin < notBefore) {
      if (begin >= since) say('too-soon')
      continue
    }
    if (isExpired(bulletin, date)) {
      say('expired')
      continue
    }
    if (bulletin.seconds > board.asked.habits.mostMinutes * 60) {
      say('too-long')
      continue
    }
    const pieces = piecesAt(bulletin, begin)
    const whole = { from: begin, to: pieces.at(-1)?.to ?? begin }
    if (board.quiet.some((stretch) => overlap(stretch, whole))) {
      say('quiet-hours')
      continue
    }
    const against = board.placed.find((one) => overlap(one, whole))
    if (against) {
      if (against.airing !== airing.id) say('overlap', against.title)
      continue
    }
    place(board, { airing, pieces, slot: null, key: `${airing.id}|${date}|${time}` })
  }
}

function fillSlot(board: Board, slot: Slot, date: EpochDay) {
  const { airings, bulletins, isHoliday, habits, notBefore = 0 } = board.asked
  const holiday = isHoliday(date)
  if (slot.closed || !holdsOn(slot, date, holiday)) return
  const span = spanOn(date, slot)
  if (span.to <= notBefore) return
  const most = Math.min(slot.mostMinutes, habits.mostMinutes) * 60
  const wanted = airings
    .filter(({ slots }) => slots.includes(slot.id))
    .filter((airing) => airsOn(airing, date, holiday))
    .toSorted((a, b) => weight(board, a) - weight(board, b) || a.rank - b.rank)
  const here = board.placed.filter((one) => overlap(one, span))
  const taken: Stretch[] = [...here, ...board.quiet.filter((one) => overlap(one, span))]
  // What has already sounded in this slot counts.
  let used = here
    .filter((one) => one.slot === slot.id)
    .reduce((sum, { seconds }) => sum + seconds, 0)
  const heard = new Set<string>()
  for (const airing of wanted) {
    const bulletin = bulletins.get(airing.bulletin)
    if (!bulletin) continue
    const key = `${airing.id}|${date}|${slot.id}`
    if (board.done.has(itemId(key, 0))) {
      heard.add(bulletin.id)
      continue
    }
    const say = leave(board, { airing, bulletin, at: span.from, slot: slot.id })
    if (heard.has(bulletin.id)) say('twice')
    else if (isExpired(bulletin, date)) say('expired')
    else if (bulletin.seconds > most) say('too-long')
    else if (used + bulletin.seconds > most) say('no-room', fullOf(board, slot, span))
    else {
      const open = { from: Math.max(span.from, notBefore), to: span.to }
      const begin = firstGap(taken, open, lengthOf(bulletin))
      if (begin === undefined) {
        say('no-room', fullOf(board, slot, span))
        continue
      }
      const pieces = piecesAt(bulletin, begin)
      place(board, { airing, pieces, slot: slot.id, key })
      taken.push(...pieces)
      used += bulletin.seconds
      heard.add(bulletin.id)
    }
  }
}

/** What has taken the room of a slot, the longest first. */
function fullOf({ placed }: Board, slot: Slot, span: Stretch): string | undefined {
  const there = placed.filter((one) => overlap(one, span) && (one.slot ?? slot.id) === slot.id)
  const titles = there.toSorted((a, b) => b.seconds - a.seconds).map(({ title }) => title)
  const few = [...new Set(titles)].slice(0, 3)
  return few.length === 0 ? undefined : few.join('”, “')
}

/** Priority first, then what the commune places. */
const weight = ({ asked }: Board, { bulletin }: Airing): number =>
  asked.bulletins.get(bulletin)?.priority === 'normal' ? 1 : 0

type Piece = Stretch & Voiced['parts'][number]

const lengthOf = ({ parts }: Voiced) =>
  parts.reduce((sum, { seconds }) => sum + Math.ceil(seconds) * 1_000 + pause, -pause)

function piecesAt({ parts }: Voiced, begin: Local): Piece[] {
  let from = begin
  return parts.map((part) => {
    const piece = { ...part, from, to: from + Math.ceil(part.seconds) * 1_000 }
    from = piece.to + pause
    return piece
  })
}

/** The first free stretch of this length within the span, a pause away from what is taken. */
function firstGap(taken: readonly Stretch[], span: Stretch, length: number): Local | undefined {
  let begin = span.from
  for (const one of taken.toSorted((a, b) => a.from - b.from)) {
    if (one.to <= span.from) continue
    if (begin + length + pause <= one.from) break
    begin = Math.max(begin, one.to + pause)
  }
  return begin + length <= span.to ? begin : undefined
}

type Placing = {
  airing: Airing
  pieces: readonly Piece[]
  slot: SlotId | null
  key: string
}

function place(board: Board, { airing, pieces, slot, key }: Placing) {
  pieces.forEach((piece, part) => {
    const id = itemId(key, part)
    if (board.done.has(id)) return
    board.done.add(id)
    board.placed.push({ ...piece, id, airing: airing.id, slot })
  })
}

type Leaving = { airing: Airing; bulletin: Voiced; at: Local; slot: SlotId | null }

const leave =
  (board: Board, { airing, bulletin, at: when, slot }: Leaving) =>
  (why: WhyLeft, against?: string) => {
    board.left.push({
      airing: airing.id,
      bulletin: bulletin.id,
      title: bulletin.title,
      at: when,
      slot,
      why,
      ...(against !== undefined && { against }),
    })
  }

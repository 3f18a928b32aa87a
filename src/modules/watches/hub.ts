import type { ServerResponse } from 'node:http'

import { stillOpen } from '#modules/accounts/index.ts'
import { everything, listening, tidingsOf } from '#platform/tidings.ts'
import type { UnitId, Who } from '#platform/who.ts'
import type { World } from '#platform/world.ts'

import { countsOfPages, type PageCounts } from './counts.ts'
import { concernOf, type Concern, type Topic } from './domain.ts'

/** One open page of an officer, that is told of changes until it is closed. */
type Watch = { who: Who; out: ServerResponse; topics: Set<Topic>; last: string | undefined }

type Parts = Pick<World, 'database' | 'now'>

/** How long changes are gathered before the pages of a unit are told, and the least time between two tellings, in ms. */
const gather = 100
const rest = 300
/** After this a proxy takes a silent connection for dead; then we also look whether the sessions are still open, in ms. */
const beat = 20_000
/** What a reader may leave lying before its connection is given up, in bytes. */
const mostUnread = 64 * 1024
/** Pages of one officer that are told; who opens more closes the oldest. */
const mostOfOne = 30

/**
 * Keeps the open pages of this process and tells them what has changed: counts of their lists, and that a list is not
 * as it was. All pages of a unit cost one statement for each telling, however many they are.
 */
export function watchesOf({ database, now }: Parts) {
  const watches = new Map<UnitId, Set<Watch>>()
  const pending = new Map<UnitId, NodeJS.Timeout>()
  let stopListening: (() => void) | undefined
  let beating: NodeJS.Timeout | undefined

  function hear(word: string) {
    if (word.startsWith('forget ')) return endOf(word.slice('forget '.length))
    // A session may have ended while nobody listened.
    if (word === listening || word === everything) void lookAround()
    for (const [unit, pages] of watches) {
      const concern = word === everything ? 'everything' : concernOf(word, unit)
      if (!concern) continue
      for (const page of pages) markPage(page, concern)
      plan(unit)
    }
  }

  function markPage({ topics, who }: Watch, concern: Concern | 'everything') {
    if (concern === 'everything') return void topics.add('dossiers').add('notices').add('clusters')
    if (concern.topic === 'notices' && concern.staff !== who.staff) return
    topics.add(concern.topic)
  }

  /** A session has ended, an account or role has changed: the page asks to be let in again, or stays out. */
  function endOf(subject: string) {
    for (const [unit, pages] of watches)
      for (const { who, out } of pages)
        if ([who.session, who.staff, `roles of ${unit}`].includes(subject)) out.end()
  }

  function plan(unit: UnitId, after = gather) {
    if (pending.has(unit)) return
    pending.set(
      unit,
      setTimeout(() => void push(unit), after),
    )
  }

  async function push(unit: UnitId) {
    const pages = [...(watches.get(unit) ?? [])]
    // What changes while we read is told the next time.
    const telling = pages.map((page) => ({ page, changed: [...page.topics] }))
    for (const { topics } of pages) topics.clear()
    try {
      const countsFor = await read(unit, pages)
      for (const { page, changed } of telling) tell(page, countsFor(page.who), changed)
      pending.delete(unit)
      const isBehind = ({ topics, last }: Watch) => topics.size > 0 || last === undefined
      if ([...(watches.get(unit) ?? [])].some(isBehind)) plan(unit, rest)
    } catch {
      // The database is away: what changed is told when it is back.
      for (const { page, changed } of telling) for (const topic of changed) page.topics.add(topic)
      pending.delete(unit)
      if (watches.has(unit)) plan(unit, 2_000)
    }
  }

  const read = (unit: UnitId, pages: readonly Watch[]) =>
    database
      .as({ unit })
      .read((q) =>
        countsOfPages(q, unit, { staff: pages.flatMap(({ who }) => who.staff ?? []), now: now() }),
      )

  function tell(page: Watch, counts: PageCounts, changed: readonly Topic[]) {
    const { out } = page
    const text = JSON.stringify(counts)
    if (text === page.last && changed.length === 0) return
    page.last = text
    if (out.writableLength > mostUnread) return void out.destroy()
    out.write(`data: {"counts":${text},"changed":${JSON.stringify(changed)}}\n\n`)
  }

  async function lookAround() {
    for (const [unit, pages] of watches) {
      for (const { out } of pages) out.write(':\n\n')
      const sessions = [...pages].flatMap(({ who }) => who.session ?? [])
      // oxlint-disable-next-line no-await-in-loop -- one unit after the other leaves the connections to officers
      const open = await database
        .as({ unit })
        .read((q) => stillOpen(q, sessions, now()))
        .catch(() => undefined)
      for (const { who, out } of pages)
        if (open && who.session !== undefined && !open.has(who.session)) out.end()
    }
  }

  function remove(unit: UnitId, watch: Watch) {
    const pages = watches.get(unit)
    pages?.delete(watch)
    if (pages?.size === 0) watches.delete(unit)
    if (watches.size > 0) return
    stopListening?.()
    stopListening = undefined
    clearInterval(beating)
    beating = undefined
  }

  return {
    /** From now on this page is told; at once it hears the counts of this moment. */
    add(who: Who, out: ServerResponse) {
      const pages = watches.get(who.unit) ?? new Set()
      watches.set(who.unit, pages)
      const others = [...pages].filter(({ who: { actor } }) => actor === who.actor)
      if (others.length >= mostOfOne) others[0]?.out.end()
      const watch: Watch = { who, out, topics: new Set(), last: undefined }
      pages.add(watch)
      out.once('close', () => remove(who.unit, watch))
      stopListening ??= tidingsOf(database).listen(hear)
      beating ??= setInterval(() => void lookAround(), beat)
      plan(who.unit)
    },
    /** The counts of this moment, for who asks once. */
    now: async (who: Who): Promise<PageCounts> => {
      const counts = await database
        .as({ unit: who.unit })
        .read((q) =>
          countsOfPages(q, who.unit, { staff: who.staff ? [who.staff] : [], now: now() }),
        )
      return counts(who)
    },
    /** The program stops: every page is let go, and comes back when there is a program again. */
    stop() {
      for (const timer of pending.values()) clearTimeout(timer)
      for (const pages of watches.values()) for (const { out } of pages) out.end()
    },
  }
}

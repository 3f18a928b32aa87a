import { z } from 'zod'

import { itemsBetween, type Item } from '#modules/broadcasts/index.ts'
import { airables, languageNames } from '#modules/bulletins/index.ts'
import { everyCluster } from '#modules/clusters/index.ts'
import { day, epochDay, instantOf } from '#platform/clock/time.ts'
import type { Read } from '#platform/db.ts'

/** One bulletin as citizens find it: when it sounds, its words and its sound. */
export type Heard = {
  bulletin: string
  title: string
  priority: 'normal' | 'priority' | 'emergency'
  language: string
  /** What it is said in, in the order in which it is heard, in Vietnamese and English. */
  languages: readonly [vi: string, en: string]
  times: readonly Temporal.Instant[]
  text: string | null
  sha256: string | null
  seconds: number
  /** Đã thu hồi: it has sounded and may be neither read nor heard again. */
  isWithdrawn: boolean
}

/** What sounds on a day in one hamlet or anywhere in the commune, each bulletin once, in the order of its first time. */
export async function heardOn(
  q: Read,
  date: Temporal.PlainDate,
  { hamlet, now }: { hamlet: string | undefined; now: Temporal.Instant },
): Promise<Heard[]> {
  const begin = epochDay(date) * day
  const clusters =
    hamlet && (await everyCluster(q)).filter((one) => one.hamletId === hamlet).map(({ id }) => id)
  const stretch = { from: instantOf(begin), to: instantOf(begin + day) }
  const planned = await itemsBetween(q, { ...stretch, dropped: true }, clusters || undefined)
  const named = [...new Set(planned.map(({ bulletinId }) => bulletinId))]
  const standing = await approved(q, named)
  const items = planned.filter((item) =>
    standing.has(item.bulletinId) ? item.droppedAt === null : hasSounded(item, now),
  )
  const sounds = new Map<string, Awaited<ReturnType<typeof airables>>[number]>(
    (await airables(q, named)).map((one) => [one.id, one]),
  )
  return [...Map.groupBy(items, ({ bulletinId }) => bulletinId)].map(([bulletin, told]) => {
    const { title, priority, language, sha256, seconds } = told[0]!
    const times = new Map(told.map(({ startsAt }) => [startsAt.epochMilliseconds, startsAt]))
    const sound = sounds.get(bulletin)
    const text = sound?.text ?? null
    const isWithdrawn = !standing.has(bulletin)
    return {
      bulletin,
      title,
      priority,
      language,
      languages: languageNames(sound ?? { language }),
      sha256: isWithdrawn ? null : sha256,
      seconds,
      text,
      isWithdrawn,
      times: [...times.values()],
    }
  })
}

const Approved = z.object({ id: z.string() })

/** Of these bulletins those that stand; what was withdrawn stands no more. */
const approved = async (q: Read, ids: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await q.many(Approved)`
        select id from bulletins.bulletin
        where unit_id = platform.unit() and id = any(${[...ids]}::uuid[]) and state = 'approved'
      `
    ).map(({ id }) => id),
  )

/** It had begun before anybody took it out. */
const hasSounded = ({ startsAt, droppedAt }: Item, now: Temporal.Instant) =>
  Temporal.Instant.compare(startsAt, now) <= 0 &&
  (droppedAt === null || Temporal.Instant.compare(startsAt, droppedAt) < 0)

/** One thing that is still to sound today. */
export type Coming = Pick<Heard, 'bulletin' | 'title' | 'priority' | 'seconds'> & {
  at: Temporal.Instant
}

/** Tối nay loa phát gì: what has not begun yet, in the order of its time. */
export const comingOf = (heard: readonly Heard[], now: Temporal.Instant): Coming[] =>
  heard
    .flatMap(({ times, bulletin, title, priority, seconds }) =>
      times.map((at) => ({ at, bulletin, title, priority, seconds })),
    )
    .filter(({ at }) => Temporal.Instant.compare(at, now) > 0)
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))

const Public = z.object({ isPublic: z.boolean() })

/** A sound is everybody's once it was on the programme of the last month and has begun, and was not taken back. */
export async function isPublic(q: Read, sha256: string, now: Temporal.Instant): Promise<boolean> {
  const since = now.subtract({ hours: 31 * 24 }).toString()
  const { isPublic: is } = await q.one(Public)`
    select exists (
      select from broadcasts.item i
      join bulletins.bulletin b on b.unit_id = i.unit_id and b.id = i.bulletin_id and b.state = 'approved'
      where i.unit_id = platform.unit() and i.sha256 = ${sha256} and i.starts_at > ${since}
        and i.starts_at <= ${now.toString()} and i.dropped_at is null
    ) as is_public
  `
  return is
}

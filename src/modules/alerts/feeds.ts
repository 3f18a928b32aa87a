import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { idOf, newId, type Id } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import './events.ts'

export type FeedId = Id<'alert-feed'>

const Row = z.object({
  id: idOf<'alert-feed'>(),
  name: z.string(),
  address: z.string(),
  askedAt: instant.nullable(),
  fault: z.string().nullable(),
})
/** Nguồn cảnh báo: an address that is asked every few minutes. */
export type Feed = z.output<typeof Row>

export const feeds = (q: Read): Promise<Feed[]> => q.many(Row)`
  select id, name, address, asked_at, fault from alerts.feed
  where unit_id = platform.unit() and removed_at is null order by name, id
`

export const mostFeeds = 10
export type WhyNotFeed = 'known' | 'too-many'

const about = (id: FeedId) => ({ kind: 'alert-feed', id })

/** Thêm một nguồn. */
export async function addFeed(
  tx: Tx,
  who: Who,
  { name, address }: Pick<Feed, 'name' | 'address'>,
): Promise<Outcome<FeedId, WhyNotFeed>> {
  await tx.run`select pg_advisory_xact_lock(hashtextextended('feeds of alerts', ${who.unit}))`
  const there = await feeds(tx)
  if (there.some((feed) => feed.address === address)) return no('known')
  if (there.length >= mostFeeds) return no('too-many')
  const id = newId<'alert-feed'>()
  await tx.run`
    insert into alerts.feed (unit_id, id, name, address) values (${who.unit}, ${id}, ${name}, ${address})
  `
  await record(tx, who, 'alert-feed.added', about(id), { name, address })
  return yes(id)
}

/** Bỏ một nguồn: what came from it stays. */
export async function removeFeed(tx: Tx, who: Who, id: string, at: Temporal.Instant) {
  const feed = found(
    (await feeds(tx)).find((one) => one.id === id),
    'nguồn này',
  )
  await tx.run`
    update alerts.feed set removed_at = ${at.toString()} where unit_id = ${who.unit} and id = ${feed.id}
  `
  const { name, address } = feed
  await record(tx, who, 'alert-feed.removed', about(feed.id), { name, address })
}

export const noteAsked = (tx: Tx, id: FeedId, at: Temporal.Instant, fault: string | null) => tx.run`
  update alerts.feed set asked_at = ${at.toString()}, fault = ${fault}
  where unit_id = platform.unit() and id = ${id}
`

const Address = z.object({ address: z.string() })

/** Of these addresses those whose message we have. */
export async function knownAddresses(q: Read, addresses: readonly string[]) {
  const rows = await q.many(Address)`
    select distinct address from alerts.received
    where unit_id = platform.unit() and address = any(${[...addresses]}::text[])
  `
  return new Set(rows.map(({ address }) => address))
}

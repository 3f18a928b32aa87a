import { isoOf } from '#platform/clock/time.ts'

import { officeName } from '../names.ts'
import { escaped } from './write.ts'

type Entry = {
  id: string
  headline: string
  sentAt: Temporal.Instant
}

type Feed = {
  /** Where the feed is read, without a slash at the end. */
  address: string
  alerts: readonly Entry[]
  unitName: string
  code: string
  now: Temporal.Instant
}

/** Atom (RFC 4287), an entry for each message. */
export function atomOf({ address, alerts, unitName, code, now }: Feed): string {
  const at = escaped(address)
  const updated = alerts[0]?.sentAt ?? now
  const entries = alerts.map(
    ({ id, headline, sentAt }) =>
      `<entry>\n<id>urn:uuid:${id}</id>\n<title>${escaped(headline)}</title>\n<updated>${isoOf(sentAt)}</updated>\n` +
      `<link rel="alternate" type="application/cap+xml" href="${at}/cap/${id}.xml"/>\n</entry>\n`,
  )
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">\n' +
    `<id>tag:${escaped(new URL(address).hostname)},2026:cap:${code}</id>\n` +
    `<title>${escaped(`Cảnh báo của ${unitName}`)}</title>\n<updated>${isoOf(updated)}</updated>\n` +
    `<author><name>${escaped(officeName(unitName))}</name></author>\n` +
    `<link rel="self" type="application/atom+xml" href="${at}/cap/feed.atom"/>\n${entries.join('')}</feed>\n`
  )
}

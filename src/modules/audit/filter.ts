import { z } from 'zod'

import { zone } from '#platform/http.ts'
import { looksLikeId } from '#platform/id.ts'

/** What stands in the address: every look at the trail can be sent to a colleague as a link. */
export const Query = z.object({
  nguoi: z.string().max(100).optional(),
  'viec-gi': z.string().max(80).optional(),
  'doi-tuong': z.string().max(80).optional(),
  'tu-ngay': z.string().max(20).optional(),
  'den-ngay': z.string().max(20).optional(),
  cursor: z.string().max(60).optional(),
})

export type Query = z.output<typeof Query>

/** What the trail is narrowed by. */
export type Filter = {
  /** A whole actor ('staff:<id>', 'system'), or a kind of actors ('citizen:'). */
  actor?: string | undefined
  name?: string | undefined
  subject?: string | undefined
  from?: Temporal.Instant | undefined
  /** Exclusive. */
  to?: Temporal.Instant | undefined
}

export type Read = { filter: Filter; errors: Record<string, string>; cursor: string | undefined }

/** Reads the address; what cannot be read narrows nothing and is said beside its field. */
export function readQuery(query: Query, subject: string | undefined): Read {
  const typed = (name: keyof Query) => query[name]?.trim() || undefined
  const [first, last] = [typed('tu-ngay'), typed('den-ngay')]
  const [from, to] = [readDay(first), readDay(last)]
  return {
    errors: {
      ...refused('tu-ngay', first, from, wrongDay),
      ...refused('den-ngay', last, to, wrongDay),
      ...refused('doi-tuong', typed('doi-tuong'), subject, unknownSubject),
    },
    cursor: cursorOf(query),
    filter: {
      actor: typed('nguoi'),
      name: typed('viec-gi'),
      subject,
      from: from && startOf(from),
      to: to && startOf(to.add({ days: 1 })),
    },
  }
}

const refused = (field: string, typed: unknown, understood: unknown, message: string) =>
  typed !== undefined && understood === undefined ? { [field]: message } : {}

const wrongDay = 'Ghi ngày dạng ngày/tháng/năm, ví dụ 05/11/2026'
const unknownSubject = 'Không có hồ sơ hay đối tượng nào mang mã này'

const cursorOf = ({ cursor }: Query) => (cursor && looksLikeId(cursor) ? cursor : undefined)

const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: zone }).toInstant()

function readDay(text = ''): Temporal.PlainDate | undefined {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim()) ?? []
  if (!day || !month || !year) return undefined
  try {
    return Temporal.PlainDate.from(
      { day: +day, month: +month, year: +year },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}

/**
 * The smallest id of an event that was written at or after `at`: ids begin with their time. An event is written when it
 * happens or later, never before, so nothing that happened after `at` has a smaller id. Clocks may differ by a minute.
 */
export function lowestId(at: Temporal.Instant): string {
  const hex = Math.max(at.epochMilliseconds - 60_000, 0)
    .toString(16)
    .padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

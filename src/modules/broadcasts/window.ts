import { z } from 'zod'

import { day, epochDay, instantOf } from '#platform/clock/time.ts'
import { Problem } from '#platform/problem.ts'

const isDate = (text: string) => z.iso.date().safeParse(text).success

/** A day, or a moment with its offset; a "+" that was sent without being written as %2B comes as a space. */
const moment = z
  .string()
  .max(40)
  .transform((text) => text.replace(/ (?=\d\d:\d\d$)/, '+'))
  .refine(
    (text) => isDate(text) || z.iso.datetime({ offset: true }).safeParse(text).success,
    'Phải là ngày, ví dụ 2026-11-23, hoặc thời điểm, ví dụ 2026-11-23T05:00:00+07:00',
  )
  .describe('Ngày (tính theo giờ Việt Nam) hoặc thời điểm có múi giờ')

/** From when to when programs ask: of days both are part of the stretch, of moments the second is not. */
export const Window = z.object({ from: moment, to: moment })

const begin = (text: string) =>
  isDate(text)
    ? instantOf(epochDay(Temporal.PlainDate.from(text)) * day)
    : Temporal.Instant.from(text)

const end = (text: string) =>
  isDate(text)
    ? instantOf((epochDay(Temporal.PlainDate.from(text)) + 1) * day)
    : Temporal.Instant.from(text)

export type Stretch = { from: Temporal.Instant; to: Temporal.Instant }

/** The stretch that is asked for, of at most so many days. */
export function stretchOf({ from, to }: z.output<typeof Window>, mostDays: number): Stretch {
  const stretch = { from: begin(from), to: end(to) }
  const days = stretch.to.since(stretch.from).total('hours') / 24
  if (days > 0 && days <= mostDays) return stretch
  throw new Problem(400, 'Dữ liệu gửi lên chưa hợp lệ', {
    fields: { to: `Phải sau from, nhiều nhất ${mostDays} ngày` },
  })
}

import { zone } from '#platform/http.ts'

const shapes = [
  /^(?<d>\d{1,2})[/.-](?<m>\d{1,2})[/.-](?<y>\d{4})(?:[ T,]+(?<h>\d{1,2})[:h](?<i>\d{2})(?::(?<s>\d{2}))?)?$/,
  /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?:[ T](?<h>\d{2}):(?<i>\d{2})(?::(?<s>\d{2})(?:\.\d+)?)?(?<z>Z|[+-]\d{2}:?\d{2})?)?$/,
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})(?:(?<h>\d{2})(?<i>\d{2})(?<s>\d{2}))?$/,
  // A time of day before the date, as many screens write it.
  /^(?<h>\d{1,2}):(?<i>\d{2})(?::(?<s>\d{2}))? (?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})$/,
]

/**
 * A moment as people and systems write it: 02/09/2026, 02/09/2026 14:30, 2026-09-02T14:30:00, 20260902143000. Without a
 * zone it is the hour of Việt Nam. `undefined` when it is no moment that exists.
 */
export function readMoment(text: string): Temporal.Instant | undefined {
  for (const shape of shapes) {
    const parts = shape.exec(text.trim())?.groups
    if (!parts) continue
    const { y, m, d, h = '0', i = '0', s = '0', z } = parts
    try {
      const local = Temporal.PlainDateTime.from(
        { year: Number(y), month: Number(m), day: Number(d), hour: +h, minute: +i, second: +s },
        { overflow: 'reject' },
      )
      if (local.year < 1990 || local.year > 2099) return undefined
      if (z) return Temporal.Instant.from(`${local.toString()}${z}`)
      return local.toZonedDateTime(zone).toInstant()
    } catch {
      return undefined
    }
  }
  return undefined
}

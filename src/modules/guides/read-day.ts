/** A day as people write it, 25/12/2026; undefined when there is no such day. */
export function readDay(text: string): Temporal.PlainDate | undefined {
  const [, day, month, year] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text) ?? []
  if (year === undefined || Number(year) < 2000 || Number(year) > 2100) return undefined
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}

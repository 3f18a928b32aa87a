const zone = 'Asia/Ho_Chi_Minh'

/** Days under 10 and the months January and February take a zero: NĐ 30/2020/NĐ-CP, Phụ lục I. */
export function dateWords(date: { day: number; month: number; year: number }): string {
  const day = String(date.day).padStart(2, '0')
  const month = date.month < 3 ? `0${date.month}` : String(date.month)
  return `ngày ${day} tháng ${month} năm ${date.year}`
}

export function instantWords(instant: Temporal.Instant): string {
  const local = instant.toZonedDateTimeISO(zone)

  return `${two(local.hour)} giờ ${two(local.minute)} phút, ${dateWords(local)}`
}

export const placeAndDate = (place: string, instant: Temporal.Instant) =>
  `${place}, ${dateWords(instant.toZonedDateTimeISO(zone))}`

/** Numbers of papers under 10 are written with a zero, so that none can be put before them. */
export const countWords = (count: number) => String(count).padStart(2, '0')

const two = (number: number) => String(number).padStart(2, '0')

/** "09:05 23/11/2026", for the narrow cells of a table. */
export function shortWords(instant: Temporal.Instant): string {
  const { day, month, year, hour, minute } = instant.toZonedDateTimeISO(zone)
  return `${two(hour)}:${two(minute)} ${two(day)}/${two(month)}/${year}`
}

/** Days as the law counts them: two instants are compared by their date in Việt Nam. */
export const compareDays = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.PlainDate.compare(
    one.toZonedDateTimeISO(zone).toPlainDate(),
    other.toZonedDateTimeISO(zone).toPlainDate(),
  )

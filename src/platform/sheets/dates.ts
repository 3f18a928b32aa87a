const builtIn = (id: number) =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58)

/** Whether a number in this format is shown as a day or an hour. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn(id)
  // What stands in quotes, in brackets or behind a backslash is text, a colour or a language, except hours counted on: [h].
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
  return /[dmyhs]/i.test(bare.replaceAll(/general/gi, ''))
}

/**
 * A day counted by a spreadsheet, as text by the wall clock: 46348.604166666664 is 2026-11-22T14:30:00. Nothing when it is out
 * of the calendar.
 */
export function dayOfSerial(serial: number, from1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_465) return undefined
  // The first spreadsheet took 1900 for a leap year, and all have counted so since.
  const days = from1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial
  const seconds = Math.round((days - 25_569) * 86_400)
  const text = new Date(seconds * 1_000).toISOString().slice(0, 19)
  return Number.isInteger(serial) ? text.slice(0, 10) : text
}

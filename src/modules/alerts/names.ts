/** "UBND xã Tân Trụ" → "Ủy ban nhân dân xã Tân Trụ": other systems show it to people who know no abbreviation. */
export const officeName = (name: string): string =>
  /^(?:UBND|Ủy ban nhân dân) /u.test(name)
    ? name.replace(/^UBND /u, 'Ủy ban nhân dân ')
    : `Ủy ban nhân dân ${name}`

/** "UBND xã Tân Trụ" → "Xã Tân Trụ": an area is a place and not an office. */
export const placeName = (name: string): string => {
  const place = name.replace(/^(?:UBND|Ủy ban nhân dân) /u, '')
  return place.charAt(0).toLocaleUpperCase('vi') + place.slice(1)
}

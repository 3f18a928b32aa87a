// Only what PostgreSQL can do the same in every locale: see migrations/0002_fold.sql, its twin.
const spaces = /[\u0009-\u000d \u0085\u1680\u2028\u2029]+/g
const invisible = /[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]+/g
const crossed = /[ĐđÐðƉɖ]/g

/**
 * The form in which texts are compared and searched: no diacritics, `đ` as `d`, lower case, single
 * spaces. Precomposed and decomposed Unicode come out alike, and so do `hòa` and `hoà`.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(invisible, '')
    .replace(crossed, 'd')
    .replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase())
    .replace(spaces, ' ')
    .replace(/^ | $/g, '')
}

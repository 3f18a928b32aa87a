/** What stands for a letter that our typeface cannot draw. */
const box = '□'

// No script in use stacks more than two marks on a letter; "zalgo" text would run over other lines.
const stackedMarks = /(\p{M}{2})\p{M}+/gu
const invisible = /[[\p{Cc}\p{Cf}\p{Variation_Selector}]--\n]/gv
const oddSpaces = /[\p{Zs}\t]/gu
const lineEnds = /\r\n?|[\u2028\u2029\v\f]/gu
const emoji = /\p{RGI_Emoji}/gv

/** Turns any text somebody typed into text that these letters can print, losing none silently. */
export function printableWith(letters: ReadonlySet<number>): (text: string) => string {
  const draws = (text: string) => letters.has(text.codePointAt(0) ?? 0)
  return (text) =>
    text
      .toWellFormed()
      .normalize('NFC')
      .replace(lineEnds, '\n')
      .replace(oddSpaces, ' ')
      .replace(emoji, (sign) => (draws(sign) ? sign : box))
      .replace(invisible, '')
      .replace(stackedMarks, '$1')
      .replace(/[^\n]/gu, (letter) => (draws(letter) ? letter : box))
}

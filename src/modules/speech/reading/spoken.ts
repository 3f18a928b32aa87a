import { abbreviated } from './abbreviations.ts'
import { netAddresses } from './addresses.ts'
import { cleaned, listHeads, tidied } from './clean.ts'
import { dates } from './dates.ts'
import { articleNumbers, decrees, looseSymbols, partyPapers } from './decrees.ts'
import { northern, type Dialect } from './numbers.ts'
import { phones } from './phones.ts'
import { plainer } from './plainer.ts'
import { romans } from './romans.ts'
import { begins, choice, ends, type Rule } from './rule.ts'
import { times } from './times.ts'
import { measures, perOne, shortMoney } from './units.ts'
import { numbers, words } from './words.ts'

/** Cách đọc: how the commune wants a word to be said. */
export type Pronunciation = { written: string; said: string }

/** In this order: what is longer and surer first, single digits and letters last. */
const rules: readonly Rule[] = [
  listHeads,
  netAddresses,
  decrees,
  plainer,
  partyPapers,
  looseSymbols,
  articleNumbers,
  times,
  dates,
  phones,
  romans,
  measures,
  shortMoney,
  perOne,
  abbreviated,
  numbers,
  words,
  tidied,
]

/** The commune's own words: whole words only, the longer first, however they are capitalised. */
function ownWords(text: string, own: readonly Pronunciation[]): string {
  const said = new Map(own.map((one) => [keyOf(one.written), one.said.normalize('NFC')]))
  said.delete('')
  if (said.size === 0) return text
  const pattern = new RegExp(`${begins}(?:${choice(said.keys())})${ends}`, 'giu')
  return text.replaceAll(pattern, (word) => said.get(keyOf(word)) ?? word)
}

const keyOf = (word: string) => word.normalize('NFC').trim().toLocaleLowerCase('vi')

/** The text as it is read aloud: no digit, no sign and no unknown abbreviation is left in it. */
export function spoken(
  text: string,
  own: readonly Pronunciation[],
  dialect: Dialect = northern,
): string {
  const clean = ownWords(cleaned(text, dialect), own)
  return rules.reduce((so, rule) => rule(so, dialect), clean)
}

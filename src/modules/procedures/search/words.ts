import { fold } from '#platform/fold.ts'

/** One word of a text: folded for finding, spelled with its diacritics for ranking, and as written. */
export type Word = { plain: string; spelled: string; written: string }

/** Where y is the whole vowel, i and y are two ways of writing one sound: kí and ký, mĩ and mỹ, quí and quý. */
const onlyVowel = /(?<=^(?:[bcdghklmnpqrstvx]{0,3}|qu))y$/

/** The same with a key that was pressed twice: “kyy”. */
const slippedVowel = /(?<=^(?:[bcdghklmnpqrstvx]{0,3}|qu))y+$/
export const unslipped = (plain: string) => plain.replace(slippedVowel, 'i')

const word = /[\p{L}\p{M}\p{N}]+/gu
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g

export const wordsOf = (text: string): Word[] =>
  (text.normalize('NFC').match(word) ?? [])
    .map((found) => ({
      plain: fold(found).replace(onlyVowel, 'i'),
      spelled: spelling(found),
      written: found.toLowerCase(),
    }))
    .filter(({ plain }) => plain !== '')

/** The word with its tone mark moved behind it, so that `hòa` and `hoà` are spelled alike. */
function spelling(found: string): string {
  const parts = found.toLowerCase().normalize('NFD')
  const base = parts.replace(tones, '').replace(onlyVowel, 'i')
  return (base + (parts.match(tones) ?? []).join('')).normalize('NFC')
}

/** Whether a word was typed with diacritics: then the reader means this spelling and no other. */
export const isSpelled = ({ plain, spelled }: Word) => plain !== spelled

const fillers = new Set(
  wordsOf(
    'xin làm cho tôi muốn cần ở đâu như thế nào về và các của gì phải khi bị thủ tục để con em anh chị vợ chồng',
  ).map(({ spelled }) => spelled),
)

/** The same words typed without diacritics, where no word of the catalogue looks like them. */
const plainFillers = new Set(['lam', 'toi', 'muon', 'cua', 'nhu', 'nao'])

/** Whether a word says little by itself, as in "xin làm giấy khai sinh cho con". */
export const isFiller = ({ plain, spelled }: Word) =>
  fillers.has(spelled) || (spelled === plain && plainFillers.has(plain))

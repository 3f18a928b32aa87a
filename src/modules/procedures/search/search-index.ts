import { trigramsOf } from './trigrams.ts'
import { isFiller, wordsOf, type Word } from './words.ts'

/** What search needs to know of a procedure. */
export type Entry = { code: string; name: string; field: string; last?: boolean }

/** Sự kiện trong đời: an occasion in plain words, and the procedures that it calls for, the most usual first. */
export type LifeEvent = {
  slug: string
  title: string
  titleEn: string
  /** Shown as a tile; the others only lend their words to search. */
  tile: boolean
  phrases: string[]
  codes: string[]
}

type Posting = { doc: number; weight: number; spelled: Set<string> }
export type Doc = {
  code: string
  digits: string
  words: string[]
  /** Each word of the name, folded, and as it is written there. */
  written: [plain: string, written: string][]
  last: boolean
}
export type Phrase = { text: string; weight: number; codes: string[] }

/** The catalogue made ready for searching; built once per version of the catalogue. */
export type SearchIndex = {
  docs: Doc[]
  at: Map<string, number>
  postings: Map<string, Posting[]>
  /** All words in order, for finding those that begin alike. */
  vocabulary: string[]
  trigrams: Map<string, Set<string>>
  phrases: Phrase[]
  /** The words of the phrases: known, though no procedure's name may hold them. */
  named: Set<string>
}

const fieldWeight = 0.35

export function indexOf(entries: readonly Entry[], events: readonly LifeEvent[]): SearchIndex {
  const docs = entries.map(docOf)
  const postings = new Map<string, Posting[]>()
  for (const [doc, { name, field }] of entries.entries()) {
    for (const word of wordsOf(name)) post(postings, word, doc, 1)
    for (const word of wordsOf(field)) post(postings, word, doc, fieldWeight)
  }
  const phrases = phrasesOf(events)
  const vocabulary = [...postings.keys()].toSorted()
  return {
    docs,
    at: new Map(docs.map(({ code }, i) => [code, i])),
    postings,
    vocabulary,
    trigrams: new Map(vocabulary.map((word) => [word, trigramsOf(word)])),
    phrases,
    named: new Set(phrases.flatMap(({ text }) => text.split(' '))),
  }
}

function docOf({ code, name, last = false }: Entry): Doc {
  const words = wordsOf(name)
  return {
    code,
    digits: code.replace(/\D/g, ''),
    words: words.map(({ plain }) => plain),
    written: words.map(({ plain, written }) => [plain, written]),
    last,
  }
}

function post(
  postings: Map<string, Posting[]>,
  { plain, spelled }: Word,
  doc: number,
  weight: number,
) {
  const list = postings.get(plain) ?? []
  const mine = list.find((posting) => posting.doc === doc)
  if (mine) mine.spelled.add(spelled)
  else list.push({ doc, weight, spelled: new Set([spelled]) })
  postings.set(plain, list)
}

const phrasesOf = (events: readonly LifeEvent[]): Phrase[] =>
  events.flatMap(({ title, phrases, codes }) =>
    [title, ...phrases].map((phrase) => {
      const words = wordsOf(phrase)
      return { text: words.map(({ plain }) => plain).join(' '), weight: weightOf(words), codes }
    }),
  )

/** How many of the words carry meaning. */
export const weightOf = (words: readonly Word[]) => words.filter((word) => !isFiller(word)).length

import { trigramsOf } from './trigrams.ts'
import { wordsOf, type Word } from './words.ts'

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
export type Doc = { code: string; digits: string; words: string[]; last: boolean }
export type Phrase = { words: string[]; codes: string[] }

/** The catalogue made ready for searching; built once per version of the catalogue. */
export type SearchIndex = {
  docs: Doc[]
  at: Map<string, number>
  postings: Map<string, Posting[]>
  /** All words in order, for finding those that begin alike. */
  vocabulary: string[]
  trigrams: Map<string, Set<string>>
  phrases: Phrase[]
}

const fieldWeight = 0.35

export function indexOf(entries: readonly Entry[], events: readonly LifeEvent[]): SearchIndex {
  const docs = entries.map(({ code, name, last = false }) => ({
    code,
    digits: code.replace(/\D/g, ''),
    words: wordsOf(name).map(({ plain }) => plain),
    last,
  }))
  const postings = new Map<string, Posting[]>()
  for (const [doc, { name, field }] of entries.entries()) {
    for (const word of wordsOf(name)) post(postings, word, doc, 1)
    for (const word of wordsOf(field)) post(postings, word, doc, fieldWeight)
  }
  const vocabulary = [...postings.keys()].toSorted()
  return {
    docs,
    at: new Map(docs.map(({ code }, i) => [code, i])),
    postings,
    vocabulary,
    trigrams: new Map(vocabulary.map((word) => [word, trigramsOf(word)])),
    phrases: phrasesOf(events),
  }
}

function post(postings: Map<string, Posting[]>, { plain, spelled }: Word, doc: number, weight: number) {
  const list = postings.get(plain) ?? []
  const mine = list.find((posting) => posting.doc === doc)
  if (mine) mine.spelled.add(spelled)
  else list.push({ doc, weight, spelled: new Set([spelled]) })
  postings.set(plain, list)
}

const phrasesOf = (events: readonly LifeEvent[]): Phrase[] =>
  events.flatMap(({ title, phrases, codes }) =>
    [title, ...phrases].map((phrase) => ({ words: wordsOf(phrase).map(({ plain }) => plain), codes })),
  )

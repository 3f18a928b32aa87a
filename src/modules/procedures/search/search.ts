import { weightOf, type Phrase, type SearchIndex } from './search-index.ts'
import { likeness, trigramsOf } from './trigrams.ts'
import { isFiller, isSpelled, unslipped, wordsOf, type Word } from './words.ts'

/** Codes, best first. `corrected` is what was searched for instead when the words as typed found nothing. */
export type Found = { codes: string[]; corrected?: string }

/** A word that may stand for a typed one, and how surely. */
type Reading = { word: string; sure: number }
type Term = { typed: Word; readings: Reading[]; rarity: number }

const nothing: Found = { codes: [] }

/** Finds procedures by words in any order, with or without diacritics, by code, or by an occasion in life. */
export function search(index: SearchIndex, query: string): Found {
  const byCode = codesLike(index, query)
  if (byCode.length > 0) return { codes: byCode }
  const words = wordsOf(query).slice(0, mostWords)
  if (words.length === 0) return nothing
  const terms = termsOf(index, words)
  const found = ranked(index, words, terms)
  const strange = terms.some(
    ({ typed, readings }) => readings.length === 0 && isStrange(index, typed),
  )
  const guessed = found.length === 0 || strange ? guess(index, words) : nothing
  return guessed.codes.length > 0 ? guessed : { codes: found }
}

const isStrange = ({ named }: SearchIndex, typed: Word) =>
  !isFiller(typed) && !named.has(typed.plain)

function guess(index: SearchIndex, words: Word[]): Found {
  const terms = guessesOf(index, words)
  const [best] = ranked(index, words, terms)
  if (best === undefined) return nothing
  const corrected = correctedBy(index, terms, best)
  const meant = wordsOf(corrected)
  return { codes: ranked(index, meant, termsOf(index, meant)), corrected }
}

const mostWords = 24

function codesLike({ docs }: SearchIndex, query: string): string[] {
  if (!/^[\s\d.]+$/.test(query)) return []
  const digits = query.replace(/\D/g, '')
  if (digits.length < 3) return []
  const starting = docs.filter((doc) => doc.digits.startsWith(digits))
  const holding = docs.filter(
    (doc) => !doc.digits.startsWith(digits) && doc.digits.includes(digits),
  )
  return [...starting, ...holding].map(({ code }) => code)
}

const fillerRarity = 0.4

function rarityOf({ postings, docs }: SearchIndex, word: string): number {
  return Math.log(1 + docs.length / (postings.get(word)?.length ?? 1))
}

/** Exactly the typed words; the last one may still be unfinished. */
const termsOf = (index: SearchIndex, words: Word[]): Term[] =>
  words.map((typed, i) => {
    const exact = index.postings.has(typed.plain) ? [{ word: typed.plain, sure: 1 }] : []
    const unfinished = i === words.length - 1 ? beginningWith(index, typed.plain) : []
    return termFrom(index, typed, [...exact, ...unfinished])
  })

function termFrom(index: SearchIndex, typed: Word, readings: Reading[]): Term {
  const rarity = isFiller(typed)
    ? fillerRarity
    : Math.max(
        ...readings.map(({ word }) => rarityOf(index, word)),
        readings.length ? 0 : rarityOf(index, ''),
      )
  return { typed, readings, rarity }
}

const mostReadings = 40

function beginningWith({ vocabulary }: SearchIndex, start: string): Reading[] {
  const readings: Reading[] = []
  for (let i = firstAtLeast(vocabulary, start); i < vocabulary.length; i += 1) {
    const word = vocabulary[i]!
    if (!word.startsWith(start) || readings.length === mostReadings) break
    if (word !== start) readings.push({ word, sure: 0.7 })
  }
  return readings
}

function firstAtLeast(sorted: string[], start: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < start) low = middle + 1
    else high = middle
  }
  return low
}

const likeEnough = 0.4

/** For words that the catalogue does not know, the words most like them. */
const guessesOf = (index: SearchIndex, words: Word[]): Term[] =>
  words.map((typed) => {
    if (index.postings.has(typed.plain))
      return termFrom(index, typed, [{ word: typed.plain, sure: 1 }])
    const pieces = trigramsOf(unslipped(typed.plain))
    const near = [...index.trigrams]
      .map(([word, known]) => ({ word, sure: likeness(pieces, known) }))
      .filter(({ sure }) => sure >= likeEnough)
      .toSorted((a, b) => b.sure - a.sure)
    return termFrom(index, typed, near.slice(0, 8))
  })

type Score = { words: number; rarity: number }

/** Documents that hold most of what was asked, and those of an occasion that was named; best first. */
function ranked(index: SearchIndex, words: Word[], terms: Term[]): string[] {
  const total = terms.reduce((sum, { rarity }) => sum + rarity, 0)
  const scores = new Map<number, Score>()
  for (const term of terms) addTerm(index, term, scores)
  const points = new Map<number, number>()
  for (const [doc, { words: sum, rarity }] of scores) {
    const coverage = rarity / total
    if (coverage >= leastCoverage)
      points.set(doc, 10 * coverage + sum / total + shapeOf(index, doc, words))
  }
  const meant = addOccasions(index, words, points)
  const best = (doc: number) => (points.get(doc) ?? 0) - (index.docs[doc]!.last ? 100 : 0)
  return [...points.keys()]
    .filter((doc) => meant === undefined || meant.has(doc) || holds(index, doc, words))
    .toSorted((a, b) => best(b) - best(a) || a - b)
    .map((doc) => index.docs[doc]!.code)
}

const leastCoverage = 0.6

function addTerm(index: SearchIndex, term: Term, scores: Map<number, Score>) {
  for (const [doc, worth] of worthOf(index, term)) {
    const { words, rarity } = scores.get(doc) ?? { words: 0, rarity: 0 }
    // A word that is spelled otherwise (đạt for đất) is hardly the word that was asked for.
    const counted = worth < 0.2 ? 0 : term.rarity
    scores.set(doc, { words: words + worth * term.rarity, rarity: rarity + counted })
  }
}

/** How well each document answers one typed word, by its best reading there. */
function worthOf({ postings }: SearchIndex, { typed, readings }: Term): Map<number, number> {
  const best = new Map<number, number>()
  for (const { word, sure } of readings)
    for (const { doc, weight, spelled } of postings.get(word) ?? []) {
      const isOther = sure === 1 && isSpelled(typed) && !spelled.has(typed.spelled)
      best.set(doc, Math.max(best.get(doc) ?? 0, sure * weight * (isOther ? 0.4 : 1)))
    }
  return best
}

/** The words standing together, at the beginning, in a short name: more likely what is meant. */
const asOne = (words: Word[]) => words.map(({ plain }) => plain).join(' ')

/** Whether the name has the words together, as they were asked: "mo quan" is not "một cơ quan". */
const holds = ({ docs }: SearchIndex, doc: number, words: Word[]): boolean =>
  ` ${docs[doc]!.words.join(' ')} `.includes(` ${asOne(words)} `)

function shapeOf({ docs }: SearchIndex, doc: number, words: Word[]): number {
  const name = docs[doc]!.words.join(' ').replace(/^thu tuc /, '')
  const asked = asOne(words)
  const together = ` ${name}`.includes(` ${asked}`) ? 3 : 0
  const first = name.startsWith(asked) ? 2 : 0
  return together + first + 2 / (1 + docs[doc]!.words.length / 8)
}

/** Raises what the named occasions lead to; when one of them is all that was asked, returns what it leads to. */
function addOccasions(
  index: SearchIndex,
  words: Word[],
  points: Map<number, number>,
): Set<number> | undefined {
  let meant: Set<number> | undefined
  const asked = asOne(words)
  const weight = Math.max(1, weightOf(words))
  // Several phrases of one occasion count once, so each adds to the points from the words alone.
  const byWords = new Map(points)
  for (const phrase of index.phrases) {
    const fit = fitOf(phrase, asked, weight)
    if (!fit) continue
    for (const [i, code] of phrase.codes.entries()) {
      const doc = index.at.get(code)
      if (doc === undefined) continue
      const raised = fit.base + fit.step * i + fit.words * (byWords.get(doc) ?? 0)
      points.set(doc, Math.max(points.get(doc) ?? 0, raised))
      if (fit.isAll) meant = (meant ?? new Set()).add(doc)
    }
  }
  return meant
}

/** How an occasion ranks its procedures: by its own order when it is all that was asked, by the words when it is a part. */
function fitOf({ text, weight }: Phrase, asked: string, askedWeight: number) {
  if (` ${asked} `.includes(` ${text} `)) {
    const share = Math.min(1, weight / askedWeight)
    return share === 1
      ? { base: 40, step: -1, words: 0, isAll: true }
      : { base: 8 * share, step: -0.5 * share, words: 1, isAll: false }
  }
  const unfinished = asked.length >= 3 && text.startsWith(asked)
  return unfinished ? { base: 20, step: -1.5, words: 0.5, isAll: false } : undefined
}

/** The question with the guessed words put in, written as in the name of the best document. */
function correctedBy({ docs, at }: SearchIndex, terms: Term[], code: string): string {
  const written = new Map(docs[at.get(code)!]!.written)
  return terms
    .map(
      ({ typed, readings }) => readings.find(({ word }) => written.has(word))?.word ?? typed.plain,
    )
    .map((word) => written.get(word) ?? word)
    .join(' ')
}

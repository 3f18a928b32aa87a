import { z } from 'zod'

import type { Errors, Filled } from '#platform/form.ts'

import type { SpokenIn } from './domain.ts'
import { languageName, languages } from './languages.ts'

/** Further languages that one bulletin can have; what a form shows as rows. */
export const mostOthers = 4
export const otherRows = Array.from({ length: mostOthers }, (_, at) => at + 1)

const Code = z.enum(languages.map(({ code }) => code))
const Place = z.coerce
  .number()
  .int()
  .min(1)
  .max(mostOthers + 1)

type Placed = { row: number; at: number; one: SpokenIn }
type Read = { spokenIn: readonly SpokenIn[]; errors: Errors }

const blank = { seconds: null, why: null }
const placeOf = (typed: string | undefined, usual: number): number => {
  const read = Place.safeParse(typed)
  return read.success ? read.data : usual
}

/** The rows of further languages, in the order that was set; no row filled in means one language alone. */
export function readSpokenIn(filled: Filled, language: string): Read {
  const errors: Errors = {}
  const others = otherRows.flatMap((row) => readRow(filled, row, errors) ?? [])
  if (others.length === 0) return { spokenIn: [], errors }
  const seen = new Set([language])
  for (const { row, one } of others) {
    if (seen.has(one.language))
      errors[`otherLanguage${row}`] ??= `${languageName(one.language)[0]} đã có ở trên`
    seen.add(one.language)
  }
  const own = { ...blank, language, uploadId: null, name: null }
  const all: Placed[] = [{ row: 0, at: placeOf(filled['ownAt'], 1), one: own }, ...others]
  return { spokenIn: all.toSorted((a, b) => a.at - b.at).map(({ one }) => one), errors }
}

function readRow(filled: Filled, row: number, errors: Errors): Placed | undefined {
  const typed = filled[`otherLanguage${row}`] ?? ''
  const uploadId = filled[`otherUploadId${row}`] ?? ''
  if (typed === '') {
    // A language that is taken out leaves its file behind; a file that has just come without a language is a slip.
    if (filled[`otherArrived${row}`]) errors[`otherLanguage${row}`] = 'Chọn tiếng của tệp này'
    return undefined
  }
  const code = Code.safeParse(typed)
  if (!code.success) {
    errors[`otherLanguage${row}`] = 'Chọn một tiếng trong danh sách'
    return undefined
  }
  if (!z.uuid().safeParse(uploadId).success) {
    const [language] = languageName(code.data)
    errors[`otherFile${row}`] = `Chọn tệp âm thanh ${language.replace('Tiếng', 'tiếng')}`
    return undefined
  }
  const name = (filled[`otherUploadName${row}`] ?? '').slice(0, 200) || null
  const one = { ...blank, language: code.data, uploadId, name }
  return { row, at: placeOf(filled[`otherAt${row}`], row + 1), one }
}

/** A bulletin's languages as the rows of the form. */
export function filledOfSpokenIn(spokenIn: readonly SpokenIn[]): Filled {
  const filled: Filled = {}
  const placed = spokenIn.map((one, at) => ({ ...one, at: at + 1 }))
  const own = placed.find(({ uploadId }) => uploadId === null)
  if (own) filled['ownAt'] = String(own.at)
  for (const [row, one] of placed.filter(({ uploadId }) => uploadId !== null).entries())
    Object.assign(filled, {
      [`otherLanguage${row + 1}`]: one.language,
      [`otherUploadId${row + 1}`]: one.uploadId ?? '',
      [`otherUploadName${row + 1}`]: one.name ?? '',
      [`otherAt${row + 1}`]: String(one.at),
    })
  return filled
}

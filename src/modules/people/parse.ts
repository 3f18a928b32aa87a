import { no, yes, type Outcome } from '#platform/outcome.ts'

/** Date of birth as far as it is known: some old papers give only the year, or month and year. */
export type Birth = { year: number; month?: number; day?: number }

const invisible = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g

/** NFC, without invisible letters, single spaces. */
export const tidy = (text: string): string =>
  text.normalize('NFC').replaceAll(invisible, '').replaceAll(/\s+/g, ' ').trim()

const longestName = 100

export type NameFault = 'empty' | 'too-long' | 'strange'

/**
 * A person's name in letters of the Latin alphabet (Vietnamese, minority and foreign names alike).
 * Typed all in capitals or all in small letters, it is written as names are: Nguyễn Văn Minh.
 */
export function parseFullName(text: string): Outcome<string, NameFault> {
  const name = tidy(text).replaceAll('’', "'")
  if (name === '') return no('empty')
  if (name.length > longestName) return no('too-long')
  // A few minority names carry one combining mark that has no letter of its own; a pile of marks is no name.
  if (!/^\p{Script=Latin}(?:\p{M}{0,2}[\p{Script=Latin}' .-])*\p{M}{0,2}$/u.test(name))
    return no('strange')
  return yes(asWritten(name))
}

function asWritten(name: string): string {
  const isOneCase = name === name.toLocaleUpperCase('vi') || name === name.toLocaleLowerCase('vi')
  if (!isOneCase) return name
  return name
    .toLocaleLowerCase('vi')
    .replaceAll(/(?<=^|[ '.-])\p{L}/gu, (letter) => letter.toLocaleUpperCase('vi'))
}

export type IdNumberFault = 'empty' | 'not-digits' | 'wrong-length' | 'all-zeros'

/** Số định danh cá nhân / số CCCD (12 digits), or the number of an old CMND (9 digits). */
export function parseIdNumber(text: string): Outcome<string, IdNumberFault> {
  const number = tidy(text).normalize('NFKC').replaceAll(/[ .-]/g, '')
  if (number === '') return no('empty')
  if (!/^[0-9]+$/.test(number)) return no('not-digits')
  if (number.length !== 12 && number.length !== 9) return no('wrong-length')
  return /^0+$/.test(number) ? no('all-zeros') : yes(number)
}

export type BirthFault = 'empty' | 'unreadable' | 'impossible' | 'future' | 'too-old'

const oldest = 130

/** Reads 05/02/1987, 5-2-1987, 05021987, 02/1987, 1987, and 1987-02-05. */
export function parseBirth(text: string, today: Temporal.PlainDate): Outcome<Birth, BirthFault> {
  const trimmed = tidy(text)
  if (trimmed === '') return no('empty')
  const birth = readBirth(trimmed)
  if (!birth) return no('unreadable')
  const first = firstDay(birth)
  if (!first) return no('impossible')
  if (Temporal.PlainDate.compare(first, today) > 0) return no('future')
  return birth.year < today.year - oldest ? no('too-old') : yes(birth)
}

const shapes = [
  /^(?<day>\d{1,2})[/. -](?<month>\d{1,2})[/. -](?<year>\d{4})$/,
  /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/,
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
  /^(?<month>\d{1,2})[/. -](?<year>\d{4})$/,
  /^(?<year>\d{4})$/,
]

function readBirth(text: string): Birth | undefined {
  for (const shape of shapes) {
    const { year, month, day } = shape.exec(text)?.groups ?? {}
    if (year)
      return {
        year: Number(year),
        ...(month && { month: Number(month) }),
        ...(day && { day: Number(day) }),
      }
  }
  return undefined
}

/** The first day that a date of birth may mean; undefined when there is no such day. */
export function firstDay({ year, month = 1, day = 1 }: Birth): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

const two = (n: number) => String(n).padStart(2, '0')

/** 05/02/1987, 02/1987 or 1987, as it is known. */
export function birthText({ year, month, day }: Birth): string {
  if (month === undefined) return String(year)
  return day === undefined ? `${two(month)}/${year}` : `${two(day)}/${two(month)}/${year}`
}

/** 0912345678; +84 and 84 are read as 0. Undefined when it is no telephone number. */
export function parsePhone(text: string): string | undefined {
  const digits = tidy(text)
    .normalize('NFKC')
    .replaceAll(/[ ().-]/g, '')
    .replace(/^(?:\+84|84(?=\d{9}$))0?/, '0')
  return /^(?:0\d{8,10}|\+\d{8,15})$/.test(digits) ? digits : undefined
}

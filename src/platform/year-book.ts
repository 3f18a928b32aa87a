import { no, yes, type Outcome } from './outcome.ts'

/** "07", as a number is written in a statutory book: a zero before it, so that nothing can be put there. */
export const serialText = (number: number): string => String(number).padStart(2, '0')

export type WhyNotLock = 'not-over' | 'locked-already' | 'empty'

type YearBook = { year: number; last: number; lockedAt: Temporal.Instant | null }

/** Khóa sổ: only after the last day of the year, for a number may be asked for until midnight of 31 December. */
export function mayLock(book: YearBook, today: Temporal.PlainDate): Outcome<true, WhyNotLock> {
  if (book.lockedAt !== null) return no('locked-already')
  if (today.year <= book.year) return no('not-over')
  return book.last === 0 ? no('empty') : yes(true)
}

/** In sổ hằng tháng: when the month is over, so that no line comes after. */
export const monthIsOver = (
  { year, month }: { year: number; month: number },
  today: Temporal.PlainDate,
): boolean =>
  Temporal.PlainYearMonth.compare(
    Temporal.PlainYearMonth.from({ year, month }),
    today.toPlainYearMonth(),
  ) < 0

type Both = readonly [vi: string, en: string]

/** Why a statutory book is not locked, told to whoever tried. */
export const whyNotLock: Record<WhyNotLock, Both> = {
  'not-over': [
    'Chỉ khóa sổ được sau ngày 31/12 của năm ghi trên sổ.',
    'A book is locked after 31 December of its year.',
  ],
  'locked-already': ['Sổ này đã khóa.', 'This book is locked already.'],
  empty: ['Sổ chưa có dòng nào.', 'The book has no line.'],
}

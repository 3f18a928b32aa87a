import type { BookKey } from '../domain.ts'
import { books } from '../words.ts'

export const booksHome = '/can-bo/so-chung-thuc'

export const slugOf = ({ kind, series }: Pick<BookKey, 'kind' | 'series'>): string =>
  books.find((one) => one.kind === kind && one.series === series)?.slug ?? ''

/** Address of one book of one year. */
export const bookHref = (key: BookKey): string => `${booksHome}/${slugOf(key)}/${key.year}`

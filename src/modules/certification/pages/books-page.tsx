import type { Retry } from '#platform/form.ts'
import { serialText } from '#platform/year-book.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Select, TextField } from '#ui/field.tsx'
import { Button, ButtonLink, FieldRow, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import { symbolOf, type BookKey } from '../domain.ts'
import type { Book } from '../store-books.ts'
import type { OpenCopy } from '../store-visits.ts'
import { books as kindsOfBooks } from '../words.ts'
import { bookHref, booksHome, slugOf } from './book-href.ts'
import { home } from './counter-page.tsx'
import { OpenCopies } from './open-copies.tsx'

type Props = {
  books: readonly Book[]
  waiting: readonly OpenCopy[]
  year: number
  retry: Retry | undefined
  mayKeep: boolean
}

/** Sổ chứng thực: every book of every year. */
export function BooksPage({ books, waiting, year, retry, mayKeep }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Sổ chứng thực', 'Books of certification')}
      actions={
        <>
          <ButtonLink kind="secondary" small href={`${booksHome}/thong-ke`}>
            {t('Thống kê', 'Statistics')}
          </ButtonLink>
          <ButtonLink kind="secondary" small href={`${home}/tu-choi`}>
            {t('Từ chối', 'Refusals')}
          </ButtonLink>
        </>
      }
    >
      <ErrorSummary errors={retry?.errors} />
      {waiting.length > 0 && <OpenCopies copies={waiting} />}
      <BookTable {...{ books, year }} />
      {mayKeep && <ByHand {...{ year, retry }} />}
    </Page>
  )
}

type Shown = BookKey & Partial<Book>

/** The statutory books of the year stand there from its first day, also those without a number. */
const withThisYear = (books: readonly Book[], year: number): Shown[] => [
  ...kindsOfBooks.map(
    ({ kind, series }): Shown =>
      books.find((one) => one.kind === kind && one.series === series && one.year === year) ?? {
        kind,
        series,
        year,
      },
  ),
  ...books.filter((one) => one.year !== year),
]

function BookTable({ books, year: thisYear }: Pick<Props, 'books' | 'year'>) {
  const { t } = useView()
  return (
    <Table
      caption={t('Các sổ', 'Books')}
      hideCaption
      rows={withThisYear(books, thisYear)}
      rowKey={bookHref}
      columns={[
        {
          key: 'book',
          head: t('Sổ', 'Book'),
          cell: (book) =>
            book.last === undefined ? (
              nameOf(book, t)
            ) : (
              <a href={bookHref(book)}>{nameOf(book, t)}</a>
            ),
        },
        { key: 'year', head: t('Năm', 'Year'), num: true, cell: ({ year }) => year },
        { key: 'symbol', head: t('Ký hiệu', 'Symbol'), cell: symbolOf },
        { key: 'volume', head: t('Quyển', 'Volume'), num: true, cell: ({ volume = 1 }) => volume },
        {
          key: 'last',
          head: t('Số cuối', 'Last'),
          num: true,
          cell: ({ last }) => (last === undefined ? '–' : serialText(last)),
        },
        { key: 'state', head: t('Tình trạng', 'State'), cell: (book) => <State {...{ book }} /> },
      ]}
    />
  )
}

function State({ book: { last, lockedAt } }: { book: Shown }) {
  const { t } = useView()
  if (last === undefined)
    return <span class="muted">{t('Mở khi cấp số đầu tiên', 'Begins with its first number')}</span>
  return lockedAt ? (
    <Tag tone="grey">{t('Đã khóa', 'Locked')}</Tag>
  ) : (
    <Tag tone="green">{t('Đang ghi', 'Open')}</Tag>
  )
}

const nameOf = (book: BookKey, t: (vi: string, en: string) => string) => {
  const words = kindsOfBooks.find(({ slug }) => slug === slugOf(book))?.words
  return words ? t(...words) : ''
}

function ByHand({ year, retry }: Pick<Props, 'year' | 'retry'>) {
  const { t } = useView()
  const field = { filled: retry?.filled, errors: retry?.errors }
  return (
    <details class="fold" open={retry !== undefined}>
      <summary>{t(`Năm ${year} đã ghi sổ giấy trước?`, `Kept by hand before in ${year}?`)}</summary>
      <p>
        {t(
          'Ghi số cuối cùng của sổ giấy: chương trình đánh số tiếp. Chỉ làm được khi sổ chưa có số nào.',
          'Write the last number of the paper book: numbers go on after it. Only while the book here is empty.',
        )}
      </p>
      <Form action={booksHome}>
        <FieldRow>
          <Select
            name="book"
            label={t('Sổ', 'Book')}
            options={kindsOfBooks.map(({ slug, words }) => ({ value: slug, text: t(...words) }))}
            {...field}
          />
          <TextField name="upTo" label={t('Số cuối cùng', 'Last number')} width={5} {...field} />
          <TextField name="reason" label={t('Lý do', 'Reason')} {...field} />
        </FieldRow>
        <Button kind="secondary">{t('Đánh số tiếp', 'Go on after it')}</Button>
      </Form>
    </details>
  )
}

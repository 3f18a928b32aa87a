import { serialText } from '#platform/year-book.ts'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { bookKinds } from '../domain.ts'
import type { Book } from '../store-books.ts'
import { bookWords } from '../words.ts'
import { bookHref } from './hrefs.ts'

type Shown = Pick<Book, 'register' | 'year'> & Partial<Book>

/** The registers of the year stand there from its first day, also those that nothing was entered into yet. */
const withThisYear = (books: readonly Book[], year: number): Shown[] => [
  ...bookKinds.map(
    (register) =>
      books.find((one) => one.register === register && one.year === year) ?? { register, year },
  ),
  ...books.filter((one) => one.year !== year),
]

/** Các sổ: of this year all seven and that of the copies, of earlier years those that were kept here. */
export function BooksTable({ books, year }: { books: readonly Book[]; year: number }) {
  const { t } = useView()
  return (
    <Table
      caption={t('Các sổ', 'Books')}
      hideCaption
      rows={withThisYear(books, year)}
      rowKey={bookHref}
      columns={[
        {
          key: 'book',
          head: t('Sổ', 'Book'),
          cell: ({ last, ...book }) =>
            last === undefined ? (
              t(...bookWords(book.register))
            ) : (
              <a href={bookHref(book)}>{t(...bookWords(book.register))}</a>
            ),
        },
        { key: 'year', head: t('Năm', 'Year'), num: true, cell: ({ year }) => year },
        {
          key: 'last',
          head: t('Số cuối', 'Last'),
          num: true,
          cell: ({ last }) => (last === undefined ? '–' : serialText(last)),
        },
        {
          key: 'day',
          head: t('Ngày ghi cuối', 'Last day'),
          tight: true,
          cell: ({ lastDay }) => lastDay && <When on={lastDay} />,
        },
        { key: 'state', head: t('Tình trạng', 'State'), cell: (book) => <State {...{ book }} /> },
      ]}
    />
  )
}

function State({ book: { last, lockedAt } }: { book: Shown }) {
  const { t } = useView()
  if (last === undefined)
    return (
      <span class="muted">{t('Mở khi vào sổ việc đầu tiên', 'Begins with its first entry')}</span>
    )
  return lockedAt ? (
    <Tag tone="grey">{t('Đã khóa', 'Locked')}</Tag>
  ) : (
    <Tag tone="green">{t('Đang ghi', 'Open')}</Tag>
  )
}

import type { Retry } from '#platform/form.ts'
import { serialText } from '#platform/year-book.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { Select, TextField } from '#ui/field.tsx'
import { Button, ButtonLink, FieldRow, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import { symbolOf } from '../domain.ts'
import type { Book } from '../store-books.ts'
import { books as kindsOfBooks } from '../words.ts'
import { bookHref, booksHome, slugOf } from './book-href.ts'
import { home } from './counter-page.tsx'

type Props = {
  books: readonly Book[]
  waiting: number
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
      {waiting > 0 && (
        <Notice
          kind="warn"
          title={t(`${waiting} bản điện tử chờ ký`, `${waiting} electronic copies wait`)}
        >
          {t(
            'Quét bản chính và trình ký ở trang của lượt chứng thực; số được cấp khi mọi chữ ký hợp lệ.',
            'Scan the original and put it up for signing on the page of its visit; the number comes when all signatures verify.',
          )}
        </Notice>
      )}
      <BookTable {...{ books }} />
      {mayKeep && <ByHand {...{ year, retry }} />}
    </Page>
  )
}

function BookTable({ books }: Pick<Props, 'books'>) {
  const { t } = useView()
  return (
    <Table
      caption={t('Các sổ', 'Books')}
      hideCaption
      rows={books}
      rowKey={bookHref}
      empty={
        <Empty title={t('Chưa có sổ nào.', 'There is no book yet.')}>
          {t('Sổ tự mở khi cấp số đầu tiên trong năm.', 'A book begins with its first number.')}
        </Empty>
      }
      columns={[
        {
          key: 'book',
          head: t('Sổ', 'Book'),
          cell: (book) => <a href={bookHref(book)}>{nameOf(book, t)}</a>,
        },
        { key: 'year', head: t('Năm', 'Year'), num: true, cell: ({ year }) => year },
        { key: 'symbol', head: t('Ký hiệu', 'Symbol'), cell: symbolOf },
        { key: 'volume', head: t('Quyển', 'Volume'), num: true, cell: ({ volume }) => volume },
        {
          key: 'last',
          head: t('Số cuối', 'Last'),
          num: true,
          cell: ({ last }) => serialText(last),
        },
        {
          key: 'state',
          head: t('Tình trạng', 'State'),
          cell: ({ lockedAt }) =>
            lockedAt ? (
              <Tag tone="grey">{t('Đã khóa', 'Locked')}</Tag>
            ) : (
              <Tag tone="green">{t('Đang ghi', 'Open')}</Tag>
            ),
        },
      ]}
    />
  )
}

const nameOf = (book: Book, t: (vi: string, en: string) => string) => {
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

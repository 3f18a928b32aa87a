import { serialText } from '#platform/year-book.ts'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/facts.tsx'
import { Actions, Button, Form, Hidden } from '#ui/form.tsx'
import { moneyText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Pager, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { symbolOf } from '../domain.ts'
import type { Totals } from '../events.ts'
import type { Book } from '../store-books.ts'
import type { PrintLine } from '../store-months.ts'
import type { Entry } from '../store.ts'
import { books, itemWords } from '../words.ts'
import { bookHref, booksHome, slugOf } from './book-href.ts'
import { Months } from './months.tsx'

export type BookProps = {
  book: Book
  lines: readonly Entry[]
  next: string | null
  months: readonly { month: number; lines: number }[]
  prints: readonly PrintLine[]
  totals: Totals
  today: Temporal.PlainDate
  can: { keep: boolean; lock: boolean }
  refused?: string | undefined
}

/** One book of one year: its lines, its prints, its end. */
export function BookPage(props: BookProps) {
  const { t } = useView()
  const { book, lines, next, refused } = props
  const words = books.find(({ slug }) => slug === slugOf(book))?.words ?? ['', '']
  return (
    <Page
      frame="staff"
      wide
      title={`${t(...words)}, ${book.year}`}
      over={symbolOf(book)}
      crumbs={[{ href: booksHome, text: t('Sổ chứng thực', 'Books') }]}
    >
      {refused && <Notice kind="stop" title={refused} />}
      <State {...props} />
      <div class="cert__search">
        <SearchBox
          action={bookHref(book)}
          id="tim-trong-so"
          label={t('Tìm trong sổ', 'Search this book')}
          hint={t('Số, họ tên, tên giấy tờ', 'Number, name, paper')}
        />
      </div>
      <Lines {...{ book, lines }} />
      <Pager {...{ next }} />
      <Panel title={t('In sổ hằng tháng', 'Month prints')}>
        <Months {...props} />
      </Panel>
      <Ends {...props} />
    </Page>
  )
}

function State({ book, totals }: BookProps) {
  const { t, lang } = useView()
  const { lines, voided, copies, fee } = totals
  const missing = book.last - book.byHand - lines
  return (
    <Facts
      rows={[
        [t('Số cuối', 'Last number'), serialText(book.last)],
        [t('Quyển', 'Volume'), book.volume],
        [t('Số bản', 'Copies'), copies],
        [t('Lệ phí', 'Fee'), moneyText(lang, fee)],
        [t('Số đã hủy', 'Cancelled'), voided],
        [
          t('Liền mạch', 'Without a gap'),
          missing === 0
            ? t('Không thiếu số nào', 'No number is missing')
            : t(`Thiếu ${missing} số`, `${missing} missing`),
        ],
        book.byHand > 0 && [
          t('Ghi trong sổ giấy', 'Kept by hand'),
          t(
            `Từ 01 đến ${serialText(book.byHand)}: ${book.byHandReason}`,
            `Up to ${book.byHand}: ${book.byHandReason}`,
          ),
        ],
        book.lockedAt && [t('Đã khóa sổ', 'Locked'), <When at={book.lockedAt} />],
        book.totals && [
          t('Tổng khi khóa', 'Totals when locked'),
          t(
            `${book.totals.lines} số (hủy ${book.totals.voided}), ${book.totals.copies} bản, ${moneyText('vi', book.totals.fee)}`,
            `${book.totals.lines} numbers (${book.totals.voided} cancelled), ${book.totals.copies} copies, ${moneyText('en', book.totals.fee)}`,
          ),
        ],
      ]}
    />
  )
}

function Lines({ book, lines }: Pick<BookProps, 'book' | 'lines'>) {
  const { t, lang } = useView()
  return (
    <Table
      kind="lines"
      caption={t('Các dòng của sổ', 'Lines')}
      hideCaption
      rows={lines}
      rowKey={({ id }) => id}
      empty={<Empty title={t('Không có dòng nào như vậy.', 'No such line.')} />}
      columns={[
        {
          key: 'number',
          head: t('Số', 'Number'),
          tight: true,
          cell: (one) => <a href={`${bookHref(book)}/${one.number}`}>{serialText(one.number)}</a>,
        },
        { key: 'day', head: t('Ngày', 'Day'), tight: true, cell: ({ day }) => <When on={day} /> },
        { key: 'who', head: t('Người yêu cầu', 'Requester'), cell: (one) => one.requesterName },
        {
          key: 'name',
          head: t(...itemWords[book.kind]),
          long: true,
          cell: ({ name, parties }) => [name, parties].filter(Boolean).join('; '),
        },
        { key: 'signer', head: t('Người ký', 'Signer'), cell: (one) => one.signerName },
        { key: 'copies', head: t('Bản', 'Copies'), num: true, cell: ({ copies }) => copies },
        {
          key: 'fee',
          head: t('Lệ phí', 'Fee'),
          num: true,
          cell: ({ fee }) => moneyText(lang, fee),
        },
        {
          key: 'notes',
          head: t('Ghi chú', 'Notes'),
          cell: ({ notes, voided }) => <NoteTag {...{ notes, voided }} />,
        },
      ]}
    />
  )
}

function NoteTag({ notes, voided }: Pick<Entry, 'notes' | 'voided'>) {
  const { t } = useView()
  if (voided) return <Tag tone="red">{t('Đã hủy số', 'Cancelled')}</Tag>
  return notes > 0 ? <Tag tone="yellow">{t('Có ghi chú', 'Annotated')}</Tag> : null
}

function Ends({ book, today, can }: BookProps) {
  const { t } = useView()
  if (book.lockedAt || !(can.keep || can.lock)) return null
  return (
    <Panel title={t('Quyển tiếp theo, khóa sổ', 'Next volume, closing')}>
      <Actions>
        {can.keep && today.year === book.year && (
          <Form action={`${bookHref(book)}/quyen`}>
            <Hidden name="from" value={String(book.volume)} />
            <Button kind="secondary">
              {t(`Mở quyển số ${book.volume + 1}`, `Open volume ${book.volume + 1}`)}
            </Button>
          </Form>
        )}
        {can.lock && today.year > book.year && (
          <Form action={`${bookHref(book)}/khoa`}>
            <Button kind="warning">{t(`Khóa sổ năm ${book.year}`, `Lock ${book.year}`)}</Button>
          </Form>
        )}
      </Actions>
      <p class="muted">
        {t(
          'Quyển mới trong năm đánh số tiếp. Sổ khóa sau ngày 31/12, khi đó chỉ còn ghi chú được.',
          'A new volume goes on with the numbers. After 31 December the book is locked and takes annotations only.',
        )}
      </p>
    </Panel>
  )
}

import { serialText } from '#platform/year-book.ts'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/facts.tsx'
import { Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Pager, Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { numberText } from '../domain.ts'
import type { Totals } from '../events.ts'
import type { Print } from '../keep-month.ts'
import type { Book } from '../store-books.ts'
import type { Copy } from '../store-copies.ts'
import type { Line, MonthCount } from '../store.ts'
import { bookWords, shortWords } from '../words.ts'
import { bookHref, copyHref, dossierHref, entryHref, home } from './hrefs.ts'
import { Months } from './months.tsx'
import { StandingTag } from './standing-tag.tsx'

type Props = {
  book: Book
  totals: Totals
  lines: readonly Line[]
  copies: readonly Copy[]
  months: readonly MonthCount[]
  prints: readonly Print[]
  next: string | null
  today: Temporal.PlainDate
  mayLock: boolean
  refused?: string | undefined
}

/** One book of one year: how far it is, its entries, its end. */
export function BookPage(props: Props) {
  const { t } = useView()
  const { book, lines, copies, next, refused } = props
  return (
    <Page
      frame="staff"
      wide
      title={`${t(...bookWords(book.register))}, ${book.year}`}
      crumbs={[{ href: home, text: t('Hộ tịch', 'Civil status') }]}
    >
      {refused && <Notice kind="stop" title={refused} />}
      <State {...props} />
      {book.register === 'copy' ? <Copies {...{ copies }} /> : <Lines {...{ lines }} />}
      <Pager {...{ next }} />
      {props.months.length > 0 && <Months {...props} />}
      <Closing {...props} />
    </Page>
  )
}

function State({ book, totals }: Props) {
  const { t } = useView()
  const missing = book.last - book.byHand - totals.entries
  return (
    <Facts
      rows={[
        [t('Số cuối', 'Last number'), serialText(book.last)],
        book.register !== 'copy' && [t('Có ghi chú', 'Annotated'), totals.annotated],
        [t('Bản sao đã cấp', 'Copies given'), totals.copies],
        [
          t('Liền mạch', 'Without a gap'),
          missing === 0
            ? t('Không thiếu số nào', 'No number is missing')
            : t(`Thiếu ${missing} số`, `${missing} missing`),
        ],
        book.byHand > 0 && [
          t('Ghi ở sổ khác', 'Kept elsewhere'),
          t(
            `Từ 01 đến ${serialText(book.byHand)}: ${book.byHandReason}`,
            `Up to ${book.byHand}: ${book.byHandReason}`,
          ),
        ],
        book.lockedAt && [t('Đã khóa sổ', 'Locked'), <When at={book.lockedAt} />],
        book.totals && [
          t('Tổng khi khóa', 'Totals when locked'),
          t(
            `${book.totals.entries} việc, ${book.totals.annotated} việc có ghi chú, ${book.totals.copies} bản sao`,
            `${book.totals.entries} entries, ${book.totals.annotated} annotated, ${book.totals.copies} copies`,
          ),
        ],
      ]}
    />
  )
}

function Lines({ lines }: Pick<Props, 'lines'>) {
  const { t } = useView()
  return (
    <Table
      kind="lines"
      caption={t('Các việc đã vào sổ', 'Entries')}
      hideCaption
      rows={lines}
      rowKey={({ id }) => id}
      empty={<Empty title={t('Sổ chưa có việc nào.', 'The book has no entry.')} />}
      columns={[
        {
          key: 'number',
          head: t('Số', 'Number'),
          tight: true,
          cell: (one) => <a href={entryHref(one)}>{numberText(one)}</a>,
        },
        { key: 'day', head: t('Ngày', 'Day'), tight: true, cell: ({ day }) => <When on={day} /> },
        { key: 'who', head: t('Họ tên', 'Names'), long: true, cell: ({ title }) => title },
        {
          key: 'dossier',
          head: t('Hồ sơ', 'Dossier'),
          tight: true,
          cell: ({ dossierCode }) =>
            dossierCode && <a href={dossierHref(dossierCode)}>{dossierCode}</a>,
        },
        {
          key: 'notes',
          head: t('Ghi chú', 'Notes'),
          cell: ({ kinds }) => <StandingTag kinds={kinds} />,
        },
      ]}
    />
  )
}

function Copies({ copies }: Pick<Props, 'copies'>) {
  const { t } = useView()
  return (
    <Table
      kind="lines"
      caption={t('Các lượt cấp bản sao', 'Copies')}
      hideCaption
      rows={copies}
      rowKey={({ id }) => id}
      empty={<Empty title={t('Chưa cấp bản sao nào.', 'No copy was given.')} />}
      columns={[
        {
          key: 'number',
          head: t('Số', 'Number'),
          tight: true,
          cell: (one) => <a href={copyHref(one)}>{numberText(one)}</a>,
        },
        { key: 'day', head: t('Ngày', 'Day'), tight: true, cell: ({ day }) => <When on={day} /> },
        { key: 'to', head: t('Cấp cho', 'Given to'), cell: ({ recipientName }) => recipientName },
        {
          key: 'of',
          head: t('Của việc', 'Of'),
          long: true,
          cell: (one) => (
            <a
              href={entryHref({ register: one.ofRegister, year: one.ofYear, number: one.ofNumber })}
            >
              {t(...shortWords(one.ofRegister))}{' '}
              {numberText({ number: one.ofNumber, year: one.ofYear })}, {one.ofTitle}
            </a>
          ),
        },
        { key: 'copies', head: t('Số bản', 'Copies'), num: true, cell: ({ copies: n }) => n },
      ]}
    />
  )
}

function Closing({ book, today, mayLock }: Props) {
  const { t } = useView()
  if (book.lockedAt || !mayLock || today.year <= book.year) return null
  return (
    <Panel title={t('Khóa sổ', 'Closing')}>
      <p>
        {t(
          'Khóa trước ngày 05/01 của năm sau; sau khi khóa chỉ ghi chú và cấp bản sao (Nghị định 123/2015/NĐ-CP, Điều 11).',
          'To be locked before 5 January of the next year; afterwards only annotations and copies (decree 123/2015, article 11).',
        )}
      </p>
      <Form action={`${bookHref(book)}/khoa`}>
        <Button kind="warning">{t(`Khóa sổ năm ${book.year}`, `Lock ${book.year}`)}</Button>
      </Form>
    </Panel>
  )
}

import { Button, Form } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { columnsSource } from '../export-columns.ts'
import type { Print } from '../keep-month.ts'
import type { Book } from '../store-books.ts'
import type { MonthCount } from '../store.ts'
import { bookHref } from './hrefs.ts'

type Props = {
  book: Book
  months: readonly MonthCount[]
  prints: readonly Print[]
  today: Temporal.PlainDate
}

/** A book month by month: print, what was bound, data for the national system. */
export function Months({ book, months, prints, today }: Props) {
  const { t, who } = useView()
  const isOver = (month: number) =>
    today.year > book.year || (today.year === book.year && today.month > month)
  const at = (month: number) => `${bookHref(book)}/thang/${month}`
  return (
    <Panel title={t('Theo tháng', 'By month')}>
      <Table
        caption={t('Các tháng', 'Months')}
        hideCaption
        rows={months}
        rowKey={({ month }) => String(month)}
        columns={[
          { key: 'month', head: t('Tháng', 'Month'), num: true, cell: ({ month }) => month },
          { key: 'n', head: t('Số việc', 'Entries'), num: true, cell: ({ entries }) => entries },
          {
            key: 'print',
            head: t('In, xuất dữ liệu', 'Print, export'),
            cell: ({ month }) => (
              <>
                <Prints at={at(month)} prints={prints.filter((one) => one.month === month)} />
                {who.can.has('civil-status.export') && (
                  <>
                    {' · '}
                    <a href={`${at(month)}.csv`}>CSV</a> · <a href={`${at(month)}.xlsx`}>XLSX</a>
                  </>
                )}
              </>
            ),
          },
          {
            key: 'keep',
            head: t('In để đóng sổ', 'Print to be bound'),
            cell: ({ month }) => {
              const kept = prints.find((one) => one.month === month)
              if (kept) return <Kept print={kept} />
              if (!isOver(month)) return t('Chưa hết tháng', 'Not over yet')
              return who.can.has('civil-status.export') ? (
                <Form action={`${at(month)}/in`}>
                  <Button kind="secondary" small>
                    {t(`In tháng ${month}`, `Print month ${month}`)}
                  </Button>
                </Form>
              ) : (
                t('Chưa in', 'Not printed yet')
              )
            },
          },
        ]}
      />
      <p class="muted">
        {t(columnsSource, 'The columns were not compared with the ministry’s own sheet.')}
      </p>
    </Panel>
  )
}

/** What was printed to be bound, part by part; before that, how it would look. */
function Prints({ at, prints }: { at: string; prints: readonly Print[] }) {
  const { t } = useView()
  if (prints.length === 0) return <a href={`${at}.pdf`}>{t('Xem trước (PDF)', 'Preview (PDF)')}</a>
  return (
    <>
      {prints.map(({ part }) => (
        <span key={part}>
          {part > 1 && ' · '}
          <a href={`${at}.pdf?phan=${part}`}>
            {prints.length === 1
              ? t('Bản đã in (PDF)', 'As printed (PDF)')
              : t(`Phần ${part} (PDF)`, `Part ${part} (PDF)`)}
          </a>
        </span>
      ))}
    </>
  )
}

function Kept({ print }: { print: Print }) {
  return (
    <>
      {print.byName}, <When at={print.at} />
      <br />
      <span class="code muted">SHA-256 {print.sha256.toString('hex').slice(0, 16)}…</span>
    </>
  )
}

import { monthIsOver } from '#platform/year-book.ts'
import { Button, Form } from '#ui/form.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { PrintLine } from '../store-months.ts'
import { bookHref } from './book-href.ts'
import type { BookProps } from './book-page.tsx'

/** Months with lines: printed, to be printed, or still running. */
export function Months({ book, months, prints, today, can }: BookProps) {
  const { t } = useView()
  return (
    <Table
      caption={t('Các tháng', 'Months')}
      hideCaption
      rows={months}
      rowKey={({ month }) => String(month)}
      empty={t('Sổ chưa có dòng nào.', 'The book has no line yet.')}
      columns={[
        { key: 'month', head: t('Tháng', 'Month'), num: true, cell: ({ month }) => month },
        { key: 'lines', head: t('Số dòng', 'Lines'), num: true, cell: ({ lines }) => lines },
        {
          key: 'print',
          head: t('Bản in và mã băm SHA-256', 'Print and SHA-256'),
          long: true,
          cell: ({ month }) => {
            const parts = prints.filter((one) => one.month === month)
            if (parts.length > 0)
              return <Parts {...{ parts }} href={`${bookHref(book)}/thang/${month}`} />
            if (!monthIsOver({ year: book.year, month }, today))
              return <span class="muted">{t('Tháng chưa hết', 'Not over yet')}</span>
            return can.keep ? (
              <Form action={`${bookHref(book)}/thang/${month}`}>
                <Button
                  kind="secondary"
                  small
                  label={t(`Lập bản in tháng ${month}`, `Print month ${month}`)}
                >
                  {t('Lập bản in', 'Make the print')}
                </Button>
              </Form>
            ) : (
              <span class="muted">{t('Chưa in', 'Not printed')}</span>
            )
          },
        },
      ]}
    />
  )
}

function Parts({ parts, href }: { parts: readonly PrintLine[]; href: string }) {
  const { t } = useView()
  return (
    <ul class="plain">
      {parts.map(({ part, at, sha256 }) => (
        <li key={part}>
          <a href={`${href}/${part}.pdf`}>
            {parts.length > 1
              ? t(`Phần ${part} (PDF)`, `Part ${part} (PDF)`)
              : t('Bản in (PDF)', 'Print (PDF)')}
          </a>
          , <When at={at} /> {sha256 && <code class="cert__hash">{sha256.toString('hex')}</code>}
        </li>
      ))}
    </ul>
  )
}

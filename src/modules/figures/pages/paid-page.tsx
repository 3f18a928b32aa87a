import type { PaidDuty } from '#modules/dossiers/index.ts'
import { numberText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Pager, Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Wanted } from '../asked.ts'
import { paidWords } from '../terms.ts'
import { periodText } from '../words.ts'
import { home } from './frame.tsx'

type Props = {
  items: readonly PaidDuty[]
  count: number
  onlyOnline: boolean
  wanted: Wanted
  next: string | null
}

/** The paid fees behind the share that was paid online: as many as it says. */
export function PaidPage({ items, count, onlyOnline, wanted, next }: Props) {
  const view = useView()
  const { t, lang } = view
  return (
    <Page
      frame="staff"
      wide
      title={
        onlyOnline
          ? t(...paidWords.name)
          : t('Phí, lệ phí đã nộp trong kỳ', 'Fees paid in the period')
      }
      over={periodText(view, wanted.period)}
      lead={t(`${numberText(lang, count)} khoản`, `${numberText(lang, count)} fees`)}
      crumbs={[{ href: home, text: t('Số liệu', 'Figures') }]}
    >
      <p>{t(...paidWords.formula)}</p>
      <Table
        caption={t('Phí, lệ phí đã nộp', 'Fees paid')}
        hideCaption
        rows={items}
        rowKey={({ dossierId, number }) => `${dossierId} ${number}`}
        empty={t('Không có khoản nào.', 'None.')}
        columns={[
          {
            key: 'code',
            head: t('Mã hồ sơ', 'Code'),
            tight: true,
            cell: ({ code }) => <a href={`/can-bo/ho-so/${code}`}>{code}</a>,
          },
          { key: 'what', head: t('Khoản nộp', 'Fee'), long: true, cell: ({ what }) => what },
          {
            key: 'amount',
            head: t('Số tiền (đồng)', 'Amount (đồng)'),
            num: true,
            cell: ({ amount }) => numberText(lang, amount),
          },
          {
            key: 'at',
            head: t('Nộp lúc', 'Paid'),
            cell: ({ settledAt }) => <When at={settledAt} />,
          },
          {
            key: 'how',
            head: t('Cách nộp', 'How'),
            cell: ({ online }) => (online ? t('Chuyển khoản', 'Transfer') : t('Tiền mặt', 'Cash')),
          },
        ]}
      />
      <Pager {...{ next }} />
    </Page>
  )
}

import { moneyText } from '#ui/format.ts'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { numberText } from '../domain.ts'
import type { Receipt } from '../store.ts'
import { howWords } from '../words.ts'

export const receiptHome = '/can-bo/bien-lai'

/** Receipts, one line each. */
export function ReceiptTable({
  receipts,
  caption,
}: {
  receipts: readonly Receipt[]
  caption: string
}) {
  const { t, lang } = useView()
  return (
    <Table
      {...{ caption }}
      rows={receipts}
      rowKey={({ id }) => id}
      empty={t('Chưa có biên lai nào.', 'No receipts yet.')}
      columns={[
        {
          key: 'number',
          head: t('Số', 'Number'),
          tight: true,
          cell: ({ id, symbol, number }) => (
            <a href={`${receiptHome}/${id}`}>{`${symbol}-${numberText(number)}`}</a>
          ),
        },
        {
          key: 'at',
          head: t('Lúc', 'At'),
          tight: true,
          cell: ({ issuedAt }) => <When at={issuedAt} />,
        },
        { key: 'payer', head: t('Người nộp', 'Payer'), cell: ({ payer }) => payer },
        {
          key: 'dossier',
          head: t('Hồ sơ', 'Dossier'),
          tight: true,
          cell: ({ dossierCode }) => <a href={`/can-bo/ho-so/${dossierCode}`}>{dossierCode}</a>,
        },
        { key: 'how', head: t('Hình thức', 'How'), cell: ({ how }) => t(...howWords[how]) },
        {
          key: 'amount',
          head: t('Số tiền', 'Amount'),
          num: true,
          cell: ({ amount }) => moneyText(lang, amount),
        },
        {
          key: 'state',
          head: t('Tình trạng', 'State'),
          cell: ({ voidedAt }) =>
            voidedAt ? (
              <Tag tone="red">{t('Đã hủy', 'Void')}</Tag>
            ) : (
              <Tag tone="green">{t('Còn hiệu lực', 'Valid')}</Tag>
            ),
        },
      ]}
    />
  )
}

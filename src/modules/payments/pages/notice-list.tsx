import { Select, TextField } from '#ui/field.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { moneyText, numberText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Filters, Pager, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Notice } from '../bank/store.ts'
import { outcomes, type Outcome } from '../bills/domain.ts'
import { outcomeWords } from '../words.ts'

export const reconcileHome = '/can-bo/doi-soat'

type Props = { list: { items: readonly Notice[]; next: string | null } }

/** Đối soát: money that came, and what it came to. */
export function NoticeListPage({ list }: Props) {
  const { t, lang } = useView()
  return (
    <Page
      frame="staff"
      wide
      title={t('Đối soát tiền vào tài khoản', 'Reconciliation')}
      lead={t(
        'Mỗi giao dịch được ghi một lần theo số giao dịch của ngân hàng. Khoản khớp mã và số tiền thì hồ sơ được ghi đã nộp ngay.',
        'Each transaction counts once, by the bank’s own number. What fits by code and amount settles its dossier at once.',
      )}
      actions={
        <ButtonLink href={`${reconcileHome}/sao-ke`}>
          {t('Nhập sao kê', 'Take in a statement')}
        </ButtonLink>
      }
    >
      <Filters action={reconcileHome}>
        <Select
          name="ket-qua"
          label={t('Kết quả', 'Outcome')}
          blank={t('Tất cả', 'All')}
          options={outcomes.map((value) => ({ value, text: t(...outcomeWords[value].text) }))}
        />
        <TextField
          name="q"
          type="search"
          label={t('Số giao dịch hoặc mã nộp tiền', 'Bank’s number or payment code')}
          code
          width={20}
        />
      </Filters>
      <Table
        caption={t('Giao dịch', 'Transactions')}
        hideCaption
        rows={list.items}
        rowKey={({ id }) => id}
        empty={t(
          'Không có giao dịch nào. Nhập sao kê, hoặc chờ ngân hàng báo có.',
          'No transactions. Take in a statement, or wait for the bank.',
        )}
        columns={[
          {
            key: 'ref',
            head: t('Số giao dịch', 'Number'),
            cell: ({ id, bankRef }) => <a href={`${reconcileHome}/${id}`}>{bankRef}</a>,
          },
          { key: 'at', head: t('Lúc', 'At'), tight: true, cell: ({ at }) => <When at={at} /> },
          {
            key: 'amount',
            head: t('Số tiền', 'Amount'),
            tight: true,
            num: true,
            cell: ({ amount }) => moneyText(lang, amount),
          },
          { key: 'memo', head: t('Nội dung', 'Text'), long: true, cell: ({ memo }) => memo },
          {
            key: 'dossier',
            head: t('Hồ sơ', 'Dossier'),
            tight: true,
            cell: ({ dossierCode }) =>
              dossierCode ? <a href={`/can-bo/ho-so/${dossierCode}`}>{dossierCode}</a> : '–',
          },
          {
            key: 'outcome',
            head: t('Kết quả', 'Outcome'),
            cell: ({ outcome }) => <OutcomeTag {...{ outcome }} />,
          },
        ]}
      />
      <Pager
        next={list.next}
        note={t(
          `${numberText(lang, list.items.length)} giao dịch trên trang này`,
          `${numberText(lang, list.items.length)} on this page`,
        )}
      />
    </Page>
  )
}

export function OutcomeTag({ outcome }: { outcome: Outcome }) {
  const { t } = useView()
  const { text, tone } = outcomeWords[outcome]
  return <Tag {...{ tone }}>{t(...text)}</Tag>
}

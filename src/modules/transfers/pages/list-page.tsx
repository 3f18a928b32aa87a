import { Page } from '#ui/layout.tsx'
import { Pager } from '#ui/pager.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { SubNav } from '#ui/tabs.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { listNames, type ListName, type TransferRecord } from '../store.ts'
import { listWords, nothingWords } from '../words.ts'
import { TransferTag } from './state.tsx'

const home = '/can-bo/chuyen-ho-so'

type Props = {
  list: ListName
  rows: readonly TransferRecord[]
  counts: Partial<Record<ListName, number>>
  units: ReadonlyMap<number, string>
  next: string | null
  unit: number
  now: Temporal.Instant
}

/** Hồ sơ liên xã: dossiers that one commune takes in and another settles. */
export function ListPage(props: Props) {
  const { t } = useView()
  const { list, rows, counts, next } = props
  return (
    <Page
      frame="staff"
      wide
      title={t('Hồ sơ liên xã', 'Dossiers between communes')}
      lead={t(
        'Tiếp nhận phi địa giới trong tỉnh: một xã nhận, xã có thẩm quyền giải quyết, kết quả về nơi người dân chọn.',
        'Taken in by one commune of the province, settled by another, handed over where the applicant chose.',
      )}
    >
      <SubNav
        current={hrefOf(list)}
        items={listNames.map((name) => ({
          href: hrefOf(name),
          text: t(...listWords[name]),
          count: counts[name],
        }))}
      />
      <Table
        caption={t(...listWords[list])}
        hideCaption
        {...{ rows }}
        rowKey={({ id }) => id}
        empty={t(...nothingWords[list])}
        columns={useColumns(props)}
      />
      <Pager {...{ next }} />
    </Page>
  )
}

const hrefOf = (list: ListName) => (list === 'incoming' ? home : `${home}?ds=${list}`)

function useColumns({ units, unit }: Props): Column<TransferRecord>[] {
  const { t } = useView()
  const other = ({ unitId, toUnit }: TransferRecord) => (unitId === unit ? toUnit : unitId)
  return [
    {
      key: 'code',
      head: t('Mã hồ sơ', 'Code'),
      tight: true,
      cell: ({ id, code }) => (
        <a class="code" href={`${home}/${id}`}>
          {code}
        </a>
      ),
    },
    { key: 'name', head: t('Người nộp', 'Applicant'), cell: ({ applicantName }) => applicantName },
    {
      key: 'what',
      head: t('Thủ tục', 'Procedure'),
      cell: ({ procedureName }) => procedureName,
      long: true,
    },
    {
      key: 'other',
      head: t('Đơn vị kia', 'The other commune'),
      cell: (transfer) =>
        transfer.unitId === unit
          ? t(`Gửi ${units.get(other(transfer))}`, `To ${units.get(other(transfer))}`)
          : t(`Từ ${units.get(other(transfer))}`, `From ${units.get(other(transfer))}`),
    },
    {
      key: 'state',
      head: t('Tình trạng', 'State'),
      cell: (transfer) => <TransferTag {...{ transfer }} />,
    },
    {
      key: 'due',
      head: t('Hẹn trả', 'Due'),
      tight: true,
      cell: ({ dueAt, promisedAt }) => {
        const due = dueAt ?? promisedAt
        return due ? <When at={due} only="date" /> : '–'
      },
    },
  ]
}

import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { TransferRecord } from '../store.ts'
import { TransferTag } from './state.tsx'

type Props = { rows: readonly TransferRecord[]; names: ReadonlyMap<number, string> }

/** What the citizen handed in here and another commune settles. */
export function MineElsewhere({ rows, names }: Props) {
  const { t } = useView()
  return (
    <Panel title={t('Nộp tại đây, nơi khác giải quyết', 'Handed in here, settled elsewhere')}>
      <Table
        caption={t('Nộp tại đây, nơi khác giải quyết', 'Handed in here, settled elsewhere')}
        hideCaption
        {...{ rows }}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'what',
            head: t('Thủ tục', 'Procedure'),
            cell: ({ code, procedureName }) => <a href={`/tra-cuu/${code}`}>{procedureName}</a>,
          },
          { key: 'code', head: t('Mã hồ sơ', 'Code'), tight: true, cell: ({ code }) => code },
          {
            key: 'where',
            head: t('Nơi giải quyết', 'Settled by'),
            cell: ({ toUnit }) => names.get(toUnit),
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
        ]}
      />
    </Panel>
  )
}

import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { clustersIn, type Cluster, type Zone } from '../domain.ts'
import type { AlarmRow } from '../watch/store.ts'
import { alarmWords } from '../words.ts'
import { AlarmDetail } from './alarm-detail.tsx'
import { StandInTag, StateTag } from './state-tag.tsx'

const hrefOf = (code: string) => `/can-bo/cum-loa/${encodeURIComponent(code)}`

/** What is wrong now. */
export function Alarms({ alarms }: { alarms: readonly AlarmRow[] }) {
  const { t } = useView()
  if (alarms.length === 0) return null
  return (
    <Panel title={t('Cần xem lại', 'Needs a look')} id="canh-bao">
      <Table
        caption={t('Cảnh báo đang mở', 'Open alarms')}
        hideCaption
        rows={alarms}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'cluster',
            head: t('Cụm loa', 'Cluster'),
            cell: ({ code, name }) => <a href={hrefOf(code)}>{`${code} – ${name}`}</a>,
          },
          {
            key: 'kind',
            head: t('Cảnh báo', 'Alarm'),
            cell: (alarm) => (
              <>
                {t(...alarmWords[alarm.kind])} <AlarmDetail {...{ alarm }} />
              </>
            ),
          },
          {
            key: 'since',
            head: t('Từ lúc', 'Since'),
            tight: true,
            cell: ({ openedAt }) => <When at={openedAt} />,
          },
        ]}
      />
    </Panel>
  )
}

type ListProps = { clusters: readonly Cluster[]; zones: readonly Zone[] }

export function List({ clusters, zones }: ListProps) {
  const { t } = useView()
  const zonesOf = (cluster: Cluster) =>
    zones
      .filter((zone) => clustersIn([cluster], [zone], [{ kind: 'zone', id: zone.id }]).length > 0)
      .map(({ name }) => name)
      .join(', ')
  return (
    <div class="cluster-lines">
      <Table
        caption={t('Danh sách cụm loa', 'List of clusters')}
        rows={clusters.toSorted(
          (a, b) => Number(a.closedOn !== null) - Number(b.closedOn !== null),
        )}
        rowKey={({ id }) => id}
        empty={t(
          'Chưa có cụm loa nào. Thêm cụm loa, rồi đăng ký thiết bị bằng mã dán trên hộp.',
          'No cluster yet. Add one, then enrol its device by the code on the box.',
        )}
        columns={[
          {
            key: 'code',
            head: t('Mã', 'Code'),
            tight: true,
            cell: ({ code }) => <a href={hrefOf(code)}>{code}</a>,
          },
          { key: 'name', head: t('Tên', 'Name'), long: true, cell: ({ name }) => name },
          {
            key: 'hamlet',
            head: t('Địa bàn', 'Hamlet'),
            cell: ({ hamletName }) => hamletName ?? '–',
          },
          { key: 'zones', head: t('Vùng phát', 'Zones'), cell: (one) => zonesOf(one) || '–' },
          { key: 'horns', head: t('Số loa', 'Horns'), num: true, cell: ({ horns }) => horns },
          {
            key: 'state',
            head: t('Tình trạng', 'State'),
            cell: (cluster) => (
              <span class="tags">
                <StateTag {...{ cluster }} /> <StandInTag {...{ cluster }} />
              </span>
            ),
          },
          {
            key: 'seen',
            head: t('Tín hiệu gần nhất', 'Heard last'),
            tight: true,
            cell: ({ seenAt }) => (seenAt === null ? '–' : <When at={seenAt} />),
          },
        ]}
      />
    </div>
  )
}

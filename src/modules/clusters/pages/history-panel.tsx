import { numberText } from '#ui/format.ts'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { clusterStates } from '../domain.ts'
import { uptimeOf } from '../watch/alarms.ts'
import { alarmWords, stateWords } from '../words.ts'
import { AlarmDetail } from './alarm-detail.tsx'
import type { ClusterProps } from './cluster-page.tsx'

/** So many changes are shown; uptime is counted over all of them. */
const mostShown = 50

/** Thirty days: how much of them the cluster was there, and when it was not. */
export function HistoryPanel({ spans, since, now }: ClusterProps) {
  const { t, lang } = useView()
  const uptime = uptimeOf(spans, since, now)
  const shown = spans.slice(0, mostShown)
  return (
    <Panel title={t('Tình trạng 30 ngày qua', 'The last 30 days')} id="lich-su">
      <p>
        {uptime === undefined
          ? t('Chưa có số liệu về thời gian kết nối.', 'No figures of uptime yet.')
          : t(
              `Có kết nối ${numberText(lang, Math.floor(uptime * 1_000) / 10)} % thời gian.`,
              `Connected for ${numberText(lang, Math.floor(uptime * 1_000) / 10)} % of the time.`,
            )}
      </p>
      <details class="fold">
        <summary>{t('Xem từng lần đổi tình trạng', 'Show each change')}</summary>
        <Table
          caption={t('Các lần đổi tình trạng, mới nhất trước', 'Changes, the newest first')}
          hideCaption
          rows={shown}
          rowKey={({ from }) => from.toString()}
          empty={t('Chưa có gì.', 'Nothing yet.')}
          columns={[
            {
              key: 'state',
              head: t('Tình trạng', 'State'),
              cell: ({ state }) => {
                const known = clusterStates.find((one) => one === state)
                return known ? t(...stateWords[known]) : state
              },
            },
            {
              key: 'from',
              head: t('Từ', 'From'),
              tight: true,
              cell: ({ from }) => <When at={from} />,
            },
            {
              key: 'until',
              head: t('Đến', 'Until'),
              tight: true,
              cell: ({ until }) => (until === null ? t('nay', 'now') : <When at={until} />),
            },
          ]}
        />
        {spans.length > mostShown && (
          <p class="muted">
            {t(
              `Chỉ hiện ${mostShown} lần gần nhất trong ${spans.length} lần.`,
              `Only the last ${mostShown} of ${spans.length} are shown.`,
            )}
          </p>
        )}
      </details>
    </Panel>
  )
}

export function AlarmPanel({ alarms }: ClusterProps) {
  const { t } = useView()
  if (alarms.length === 0) return null
  return (
    <Panel title={t('Cảnh báo', 'Alarms')} id="canh-bao">
      <Table
        caption={t('Cảnh báo gần đây', 'Recent alarms')}
        hideCaption
        rows={alarms}
        rowKey={({ id }) => id}
        columns={[
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
            key: 'from',
            head: t('Từ', 'From'),
            tight: true,
            cell: ({ openedAt }) => <When at={openedAt} />,
          },
          {
            key: 'until',
            head: t('Đến', 'Until'),
            tight: true,
            cell: ({ closedAt }) =>
              closedAt === null ? (
                <strong>{t('chưa hết', 'still')}</strong>
              ) : (
                <When at={closedAt} />
              ),
          },
        ]}
      />
    </Panel>
  )
}

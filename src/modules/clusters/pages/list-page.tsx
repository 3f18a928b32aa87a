import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { TextField } from '#ui/field.tsx'
import { Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Stat, Stats } from '#ui/stat.tsx'
import { useView } from '#ui/view.ts'

import type { Cluster, Zone } from '../domain.ts'
import type { AlarmRow } from '../watch/store.ts'
import { Alarms, List } from './list-parts.tsx'
import { ClusterMap } from './map.tsx'

type Props = {
  clusters: readonly Cluster[]
  zones: readonly Zone[]
  alarms: readonly AlarmRow[]
  /** After how long without a word a device is worth an alarm. */
  minutes: number
  mayEdit: boolean
  retry: Retry | undefined
}

/** Cụm loa: the map and the list, and what is wrong. */
export function ClusterListPage({ clusters, zones, alarms, minutes, mayEdit, retry }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      wide
      title={t('Cụm loa', 'Loudspeaker clusters')}
      lead={t(
        'Loa truyền thanh của xã: ở đâu, đang thế nào, cần xem lại điều gì.',
        'The loudspeakers of the commune: where they are, how they are, what needs a look.',
      )}
      actions={
        <>
          {mayEdit && (
            <ButtonLink href="/can-bo/cum-loa/them">
              {t('Thêm cụm loa', 'Add a cluster')}
            </ButtonLink>
          )}
          {mayEdit && (
            <ButtonLink kind="secondary" href="/can-bo/cum-loa/khoa">
              {t('Khóa phát thanh', 'Key')}
            </ButtonLink>
          )}
          <ButtonLink kind="secondary" href="/can-bo/vung-phat">
            {t(`Vùng phát (${zones.length})`, `Zones (${zones.length})`)}
          </ButtonLink>
        </>
      }
    >
      <ErrorSummary errors={retry?.errors} />
      <div data-live="clusters" data-live-silent>
        <Counts {...{ clusters, alarms }} />
        <Alarms {...{ alarms }} />
        <Panel title={t('Sơ đồ', 'Map')}>
          <ClusterMap clusters={clusters.filter(({ closedOn }) => closedOn === null)} />
        </Panel>
        <List {...{ clusters, zones }} />
      </div>
      {mayEdit && <Watching {...{ minutes, retry }} />}
    </Page>
  )
}

function Counts({ clusters, alarms }: Pick<Props, 'clusters' | 'alarms'>) {
  const { t } = useView()
  const open = clusters.filter(({ closedOn }) => closedOn === null)
  const count = (...states: string[]) => open.filter(({ state }) => states.includes(state)).length
  const of = t(`trên ${open.length} cụm loa`, `of ${open.length} clusters`)
  const offline = count('offline')
  return (
    <Stats>
      <Stat
        label={t('Đang kết nối', 'Connected')}
        value={count('online', 'playing', 'fault')}
        {...{ of }}
      />
      <Stat label={t('Đang phát', 'Playing')} value={count('playing')} {...{ of }} />
      <Stat
        label={t('Mất kết nối', 'Offline')}
        value={offline}
        {...{ of }}
        tone={offline > 0 ? 'late' : 'plain'}
      />
      <Stat
        label={t('Cảnh báo đang mở', 'Open alarms')}
        value={alarms.length}
        tone={alarms.length > 0 ? 'watch' : 'plain'}
      />
    </Stats>
  )
}

function Watching({ minutes, retry }: Pick<Props, 'minutes' | 'retry'>) {
  const { t } = useView()
  return (
    <details class="fold" open={retry !== undefined}>
      <summary>{t('Khi nào cảnh báo mất kết nối', 'When to raise an alarm')}</summary>
      <Form action="/can-bo/cum-loa/canh-bao">
        <TextField
          name="offlineMinutes"
          label={t('Số phút không có tín hiệu', 'Minutes without a word')}
          hint={t(
            'Từ 4 đến 1.440 phút. Người quản lý cụm loa nhận thông báo.',
            'From 4 to 1440. Whoever manages clusters is told.',
          )}
          inputMode="numeric"
          width={4}
          value={String(minutes)}
          filled={retry?.filled}
          errors={retry?.errors}
        />
        <Button kind="secondary">{t('Lưu', 'Save')}</Button>
      </Form>
    </details>
  )
}

import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { numberText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { LastBeat } from '../devices/last-beat.ts'
import type { KnownDevice, WaitingCode } from '../devices/store.ts'
import { clustersIn, type Cluster, type Zone } from '../domain.ts'
import type { GivenOrder } from '../orders/store.ts'
import type { Refused } from '../routes-device.tsx'
import type { Span } from '../watch/alarms.ts'
import type { AlarmRow } from '../watch/store.ts'
import { faultTexts } from '../words.ts'
import { DevicePanel } from './device-panel.tsx'
import { AlarmPanel, HistoryPanel } from './history-panel.tsx'
import { OrdersPanel } from './orders-panel.tsx'
import { StandInTag, StateTag } from './state-tag.tsx'

export type ClusterProps = {
  cluster: Cluster
  zones: readonly Zone[]
  beat: LastBeat | undefined
  spans: readonly Span[]
  alarms: readonly AlarmRow[]
  orders: readonly GivenOrder[]
  waiting: WaitingCode | undefined
  devices: readonly KnownDevice[]
  logs: readonly { id: string; takenAt: Temporal.Instant; size: number }[]
  names: ReadonlyMap<string, string>
  mayEdit: boolean
  now: Temporal.Instant
  since: Temporal.Instant
  refused: Refused | undefined
}

/** One cluster: how it is, what it is told, its device and its past. */
export function ClusterPage(props: ClusterProps) {
  const { cluster, mayEdit, refused } = props
  const { t } = useView()
  const isOpen = cluster.closedOn === null
  return (
    <Page
      frame="staff"
      wide
      title={cluster.name}
      over={cluster.code}
      crumbs={[{ href: '/can-bo/cum-loa', text: t('Cụm loa', 'Loudspeaker clusters') }]}
      actions={
        mayEdit &&
        isOpen && (
          <ButtonLink
            kind="secondary"
            href={`/can-bo/cum-loa/${encodeURIComponent(cluster.code)}/sua`}
          >
            {t('Sửa thông tin', 'Change')}
          </ButtonLink>
        )
      }
    >
      <ErrorSummary errors={refused?.errors} />
      {cluster.closedReason && (
        <Notice title={t('Đã ngừng dùng', 'Closed')}>{cluster.closedReason}</Notice>
      )}
      <div data-live="clusters" data-live-silent>
        <p class="tags">
          <StateTag {...{ cluster }} /> <StandInTag {...{ cluster }} />
        </p>
        <Known {...props} />
        <AlarmPanel {...props} />
        {isOpen && <OrdersPanel {...props} />}
        {isOpen && <DevicePanel {...props} />}
        <HistoryPanel {...props} />
      </div>
    </Page>
  )
}

function Known({ cluster, zones, beat }: ClusterProps) {
  const { t } = useView()
  const { hamletName, horns, sim, note, volumes, seenAt, at } = cluster
  const own = zones.filter(
    (zone) => clustersIn([cluster], [zone], [{ kind: 'zone', id: zone.id }]).length > 0,
  )
  return (
    <Panel title={t('Thông tin', 'Facts')}>
      <Facts
        rows={[
          [t('Tín hiệu gần nhất', 'Heard last'), seenAt && <When at={seenAt} />],
          [t('Địa bàn', 'Hamlet'), hamletName],
          [t('Vùng phát', 'Zones'), own.map(({ name }) => name).join(', ')],
          [t('Số loa', 'Horns'), horns],
          [
            t('Âm lượng theo giờ', 'Volume by time of day'),
            volumes.length === 0
              ? t('70 % suốt ngày', '70 % all day')
              : volumes.map(({ from, to, volume }) => `${from}–${to}: ${volume} %`).join('; '),
          ],
          at !== null && [t('Vị trí', 'Position'), `${at.lat}, ${at.lon}`],
          sim !== null && [t('Số SIM', 'SIM number'), sim],
          note !== null && [t('Ghi chú', 'Note'), <span class="as-typed">{note}</span>],
          ...(beat ? beatRows(beat, useView()) : []),
        ]}
      />
    </Panel>
  )
}

type View = ReturnType<typeof useView>
type Row = readonly [string, string] | false

function beatRows(beat: LastBeat, { t, lang }: View): Row[] {
  const { volume, storageFree, uptime, voltage, temperature, mainsOk, rssi, faults, revision } =
    beat
  const number = (value: number) => numberText(lang, value)
  const has = (value: number | null | undefined): value is number =>
    value !== undefined && value !== null
  return [
    has(volume) && [t('Âm lượng đang đặt', 'Volume now'), `${number(volume)} %`],
    has(revision) && [t('Chương trình số', 'Plan revision'), number(revision)],
    has(storageFree) && [
      t('Bộ nhớ còn trống', 'Storage left'),
      `${number(Math.round(storageFree / 1e6))} MB`,
    ],
    has(uptime) && [t('Chạy liên tục', 'Running for'), durationText(uptime, t)],
    typeof mainsOk === 'boolean' && [
      t('Điện lưới', 'Mains'),
      mainsOk ? t('có', 'on') : t('mất, đang chạy ắc quy', 'off, on battery'),
    ],
    has(voltage) && [t('Điện áp', 'Voltage'), `${number(voltage)} V`],
    has(temperature) && [t('Nhiệt độ', 'Temperature'), `${number(temperature)} °C`],
    has(rssi) && [t('Sóng di động', 'Signal'), `${number(rssi)} dBm`],
    faults.length > 0 && [
      t('Thiết bị báo lỗi', 'Faults'),
      faults.map((word) => t(...faultTexts[word])).join(', '),
    ],
  ]
}

function durationText(seconds: number, t: View['t']): string {
  const hours = Math.floor(seconds / 3_600)
  const [days, rest] = [Math.floor(hours / 24), hours % 24]
  return days > 0
    ? t(`${days} ngày ${rest} giờ`, `${days} days ${rest} hours`)
    : t(`${rest} giờ`, `${rest} hours`)
}

import type { Cluster } from '#modules/clusters/index.ts'
import { timeZone } from '#platform/clock/time.ts'
import { Empty } from '#ui/empty.tsx'
import { Select } from '#ui/field.tsx'
import { Button, ButtonLink } from '#ui/form.tsx'
import { clockText, localTime, longDateText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Stat, Stats } from '#ui/stat.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import { proofKinds, type Proof } from '../domain.ts'
import type { Line } from '../proof.ts'
import { lengthText, proofTones, proofWords, whyWords } from '../words.ts'

const home = '/can-bo/nhat-ky-phat'

type Props = {
  lines: readonly Line[]
  clusters: readonly Cluster[]
  cluster: string | undefined
  item: string | undefined
  proof: Proof | undefined
  day: Temporal.PlainDate
  today: Temporal.PlainDate
}

/** Nhật ký phát of one day: what was planned, what the devices say. */
export function LogPage({ lines, clusters, cluster, item, proof, day, today }: Props) {
  const { t, lang } = useView()
  return (
    <Page
      frame="staff"
      wide
      title={t('Nhật ký phát', 'Proof of play')}
      lead={
        item === undefined
          ? longDateText(lang, day)
          : t('Một lượt phát ở từng cụm', 'One item at each cluster')
      }
      actions={
        <ButtonLink kind="secondary" href={`${home}/bao-cao`}>
          {t('Báo cáo của kỳ', 'Report of a period')}
        </ButtonLink>
      }
    >
      {item === undefined && <Choose {...{ clusters, cluster, proof, day, today }} />}
      <Counts {...{ lines }} />
      <Lines
        lines={proof === undefined ? lines : lines.filter((line) => line.proof === proof)}
        {...{ clusters }}
      />
    </Page>
  )
}

function Choose({
  clusters,
  cluster,
  proof,
  day,
  today,
}: Pick<Props, 'clusters' | 'cluster' | 'proof' | 'day' | 'today'>) {
  const { t } = useView()
  const to = (on: Temporal.PlainDate) =>
    `${home}?day=${on.toString()}${cluster ? `&cluster=${cluster}` : ''}${proof ? `&proof=${proof}` : ''}`
  return (
    <form class="air-choose" method="get" action={home}>
      <p class="air-choose__days">
        <a href={to(day.subtract({ days: 1 }))}>{t('← Ngày trước', '← Day before')}</a>
        {!day.equals(today) && <a href={to(today)}>{t('Hôm nay', 'Today')}</a>}
        <a href={to(day.add({ days: 1 }))}>{t('Ngày sau →', 'Day after →')}</a>
      </p>
      <input type="hidden" name="day" value={day.toString()} />
      <Select
        name="cluster"
        label={t('Cụm loa', 'Cluster')}
        blank={t('Mọi cụm', 'All clusters')}
        options={clusters.map(({ id, code, name }) => ({ value: id, text: `${code} ${name}` }))}
        value={cluster ?? ''}
      />
      <Select
        name="proof"
        label={t('Kết quả', 'Outcome')}
        blank={t('Tất cả', 'Any')}
        options={proofKinds.map((value) => ({ value, text: t(...proofWords[value]) }))}
        value={proof ?? ''}
      />
      <Button kind="secondary">{t('Xem', 'Show')}</Button>
    </form>
  )
}

const bad: readonly Proof[] = ['missed', 'partial', 'unreported']

function Counts({ lines }: { lines: readonly Line[] }) {
  const { t } = useView()
  const count = (proof: Proof) => lines.filter((line) => line.proof === proof).length
  const due = lines.filter(({ proof }) => !['planned', 'on-air', 'dropped'].includes(proof)).length
  return (
    <Stats>
      <Stat label={t('Lượt theo chương trình', 'Planned')} value={lines.length} />
      <Stat
        label={t('Đã phát đủ', 'Played')}
        value={count('played')}
        of={t(`trên ${due} lượt đã đến giờ`, `of ${due} that were due`)}
        tone="good"
      />
      {bad.map((proof) => (
        <Stat
          key={proof}
          label={t(...proofWords[proof])}
          value={count(proof)}
          tone={count(proof) > 0 ? 'watch' : 'plain'}
        />
      ))}
    </Stats>
  )
}

const clock = (at: Temporal.Instant) => {
  const { hour, minute } = localTime(at)
  return clockText({ hour, minute })
}

/** To the second: an officer compares it with what people heard. */
const exactly = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'second' })

function Lines({ lines, clusters }: Pick<Props, 'lines' | 'clusters'>) {
  const { t } = useView()
  const names = new Map<string, string>(clusters.map(({ id, name }) => [id, name]))
  const bare = new Set<string>(
    clusters.filter(({ deviceId }) => deviceId === null).map(({ id }) => id),
  )
  return (
    <Table
      caption={t('Lượt phát ở từng cụm', 'Items at each cluster')}
      hideCaption
      kind="lines"
      rows={lines}
      rowKey={({ item }) => `${item.id} ${item.clusterId}`}
      empty={<Empty title={t('Không có lượt phát nào.', 'Nothing was to be heard.')} />}
      columns={[
        {
          key: 'at',
          head: t('Giờ', 'Time'),
          cell: ({ item }) => `${clock(item.startsAt)}`,
          tight: true,
        },
        {
          key: 'cluster',
          head: t('Cụm loa', 'Cluster'),
          cell: ({ item }) => names.get(item.clusterId) ?? '–',
        },
        {
          key: 'title',
          head: t('Bản tin', 'Bulletin'),
          cell: ({ item }) => <a href={`/can-bo/ban-tin/${item.bulletinId}`}>{item.title}</a>,
          long: true,
        },
        {
          key: 'proof',
          head: t('Kết quả', 'Outcome'),
          cell: ({ item, proof, play }) => (
            <>
              <Tag tone={proofTones[proof]}>{t(...proofWords[proof])}</Tag>
              {proof === 'unreported' &&
                bare.has(item.clusterId) &&
                ` ${t('(cụm chưa có thiết bị)', '(no device)')}`}
              {play?.why && ` ${t(...whyWords(play.why))}`}
              {play && !play.clockSure && ` ${t('(giờ máy chưa chắc đúng)', '(clock unsure)')}`}
            </>
          ),
        },
        {
          key: 'heard',
          head: t('Phát thật, dài', 'Heard'),
          cell: ({ play }) =>
            play?.startedAt ? `${exactly(play.startedAt)}, ${t(...lengthText(play.seconds))}` : '–',
          tight: true,
        },
        {
          key: 'hash',
          head: t('Âm thanh', 'Sound'),
          cell: ({ item, play }) => {
            if (!item.sha256) return '–'
            if (!play?.sha256) return <code>{item.sha256.slice(0, 8)}</code>
            return play.sha256 === item.sha256 ? (
              <code>{item.sha256.slice(0, 8)}</code>
            ) : (
              <Tag tone="red">{t('khác bản đã duyệt', 'not what was approved')}</Tag>
            )
          },
          tight: true,
        },
      ]}
    />
  )
}

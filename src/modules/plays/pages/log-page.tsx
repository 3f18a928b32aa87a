import type { Cluster } from '#modules/clusters/index.ts'
import { Select } from '#ui/field.tsx'
import { Button, ButtonLink } from '#ui/form.tsx'
import { longDateText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Stat, Stats } from '#ui/stat.tsx'
import { useView } from '#ui/view.ts'

import { proofKinds, type Proof } from '../domain.ts'
import type { Line } from '../proof.ts'
import { proofWords } from '../words.ts'
import { Lines } from './log-lines.tsx'

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
  const due = lines.filter(
    ({ proof }) => !['planned', 'on-air', 'no-device', 'dropped'].includes(proof),
  ).length
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

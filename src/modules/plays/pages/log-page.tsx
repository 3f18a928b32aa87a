import { mostItems } from '#modules/broadcasts/index.ts'
import type { Cluster } from '#modules/clusters/index.ts'
import { Select } from '#ui/field.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { longDateText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Stat, Stats } from '#ui/stat.tsx'
import { Filters, Pager } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import { proofKinds, type Proof } from '../domain.ts'
import { pageOf } from '../log-pages.ts'
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
  cursor: string | undefined
  day: Temporal.PlainDate
  today: Temporal.PlainDate
}

/** Nhật ký phát of one day: what was planned, what the devices say. */
export function LogPage(props: Props) {
  const { lines, clusters, item, proof, cursor, day } = props
  const { t, lang } = useView()
  const wanted = proof === undefined ? lines : lines.filter((line) => line.proof === proof)
  const { shown, next } = pageOf(wanted, cursor)
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
      {item === undefined && <Choose {...props} />}
      {lines.length >= mostItems && (
        <Notice kind="warn" title={t('Ngày này có quá nhiều lượt', 'Too many items on this day')}>
          {t('Chọn một cụm loa để xem đủ.', 'Choose a cluster to see all of them.')}
        </Notice>
      )}
      <Counts {...props} />
      <Lines lines={shown} {...{ clusters }} />
      <Pager
        {...{ next }}
        note={t(
          `${shown.length} trong ${wanted.length} lượt`,
          `${shown.length} of ${wanted.length}`,
        )}
      />
    </Page>
  )
}

type Chosen = Pick<Props, 'clusters' | 'cluster' | 'proof' | 'day' | 'today'>

/** The address of a day with what the list is narrowed by. */
const addressOf = (day: Temporal.PlainDate, { cluster, proof }: Pick<Props, 'cluster' | 'proof'>) =>
  `${home}?day=${day.toString()}${cluster ? `&cluster=${cluster}` : ''}${proof ? `&proof=${proof}` : ''}`

function Choose({ clusters, cluster, proof, day, today }: Chosen) {
  const { t } = useView()
  const to = (on: Temporal.PlainDate) => addressOf(on, { cluster, proof })
  return (
    <>
      <p class="air-choose__days">
        <a href={to(day.subtract({ days: 1 }))}>{t('← Ngày trước', '← Day before')}</a>
        {!day.equals(today) && <a href={to(today)}>{t('Hôm nay', 'Today')}</a>}
        <a href={to(day.add({ days: 1 }))}>{t('Ngày sau →', 'Day after →')}</a>
      </p>
      <Filters action={home} keep={['day']}>
        <Select
          name="cluster"
          label={t('Cụm loa', 'Cluster')}
          blank={t('Mọi cụm', 'All clusters')}
          options={clusters.map(({ id, code, name }) => ({ value: id, text: `${code} ${name}` }))}
        />
        <Select
          name="proof"
          label={t('Kết quả', 'Outcome')}
          blank={t('Tất cả', 'Any')}
          options={proofKinds.map((value) => ({ value, text: t(...proofWords[value]) }))}
        />
      </Filters>
    </>
  )
}

const bad: readonly Proof[] = ['missed', 'partial', 'unreported', 'no-device']

/** What needs a look; each figure opens its lines. */
function Counts({ lines, cluster, item, day }: Props) {
  const { t } = useView()
  const count = (proof: Proof) => lines.filter((line) => line.proof === proof).length
  const waiting = count('planned') + count('on-air') + count('dropped') + count('no-device')
  const due = lines.length - waiting
  const hrefOf = (proof: Proof) =>
    item === undefined ? addressOf(day, { cluster, proof }) : undefined
  return (
    <div class="plays-counts">
      <Stats>
        <Stat label={t('Lượt theo chương trình', 'Planned')} value={lines.length} />
        <Stat
          label={t('Đã phát đủ', 'Played')}
          value={count('played')}
          of={t(`trên ${due} lượt đã đến giờ`, `of ${due} that were due`)}
          tone="good"
        />
        {bad
          .filter((proof) => proof !== 'no-device' || count(proof) > 0)
          .map((proof) => (
            <Stat
              key={proof}
              label={t(...proofWords[proof])}
              value={count(proof)}
              href={count(proof) > 0 ? hrefOf(proof) : undefined}
              tone={count(proof) > 0 && proof !== 'no-device' ? 'watch' : 'plain'}
            />
          ))}
      </Stats>
    </div>
  )
}

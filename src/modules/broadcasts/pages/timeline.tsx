import { day, hour } from '#platform/clock/time.ts'
import { numberText } from '#ui/format.ts'
import { useView, type Lang } from '#ui/view.ts'

import { minutesAt, type DayView, type Shown } from '../day-view.ts'
import type { Priority } from '../domain.ts'
import { clockOf } from '../words.ts'

const fills: Record<Priority, string> = {
  normal: '#1b4f7a',
  priority: '#d99a1f',
  emergency: '#b3261e',
}
/** What is only looked at. */
const freshFill = '#7b3fa0'
const marks = [0, 3, 6, 9, 12, 15, 18, 21, 24]

type Props = {
  view: DayView
  /** An airing that is not saved yet. */
  fresh?: string | undefined
}

/** 24 giờ của từng cụm: a line for each cluster, quiet hours shaded; the table below says the same in words. */
export function Timeline({ view, fresh }: Props) {
  const { t, lang } = useView()
  const { clusters, shown } = view
  return (
    <div class={fresh === undefined ? 'air' : 'air air--fresh'}>
      <div class="air__row air__row--head" aria-hidden="true">
        <span />
        <span class="air__hours">
          {marks.slice(0, -1).map((mark) => (
            <span key={mark}>{mark}h</span>
          ))}
        </span>
        <span />
      </div>
      {clusters.map(({ id, code, name, deviceId }) => (
        <div key={id} class="air__row">
          <span class="air__name">
            <a href={`/can-bo/cum-loa/${code}`}>{name}</a>
          </span>
          <Line {...{ view, fresh }} items={shown.filter((one) => one.clusters.includes(id))} />
          <span class="air__sum">
            {deviceId === null
              ? t('Chưa có thiết bị', 'No device')
              : t(minutesText('vi', shown, id, fresh), minutesText(lang, shown, id, fresh))}
          </span>
        </div>
      ))}
    </div>
  )
}

/** "12 phút", with what an airing adds: "12 phút (+3)". */
function minutesText(
  lang: Lang,
  shown: readonly Shown[],
  cluster: string,
  fresh: string | undefined,
): string {
  const [minutes, seconds] = lang === 'vi' ? ['phút', 'giây'] : ['min', 's']
  const all = `${numberText(lang, Math.round(minutesAt(shown, cluster)))} ${minutes}`
  if (fresh === undefined) return all
  const own = shown.filter(({ airing }) => airing === fresh)
  const more = minutesAt(own, cluster)
  if (more === 0) return all
  return `${all} (+${more < 1 ? `${Math.round(more * 60)} ${seconds}` : numberText(lang, Math.round(more))})`
}

/** Wide enough to be seen: a half-minute jingle is a thread else. In milliseconds. */
const least = hour / 12

function Line({ view, fresh, items }: Props & { items: readonly Shown[] }) {
  const { begin, quiet } = view
  const x = (at: number) => Math.max(0, Math.min(day, at - begin)) / 60_000
  return (
    <svg class="air__line" viewBox="0 0 1440 24" preserveAspectRatio="none" aria-hidden="true">
      <rect width="1440" height="24" fill="#f5f2ec" />
      {quiet.map(({ from, to }) => (
        <rect key={from} x={x(from)} width={x(to) - x(from)} height="24" fill="#d9d4ca" />
      ))}
      {marks.slice(1, -1).map((mark) => (
        <rect key={mark} x={mark * 60} width="1" height="24" fill="#c9c2b4" />
      ))}
      {items.map(({ id, from, to, priority, title, airing }) => (
        <rect
          key={id}
          x={x(from)}
          width={Math.max(x(to) - x(from), least / 60_000)}
          y="3"
          height="18"
          fill={airing !== null && airing === fresh ? freshFill : fills[priority]}
        >
          <title>{`${clockOf(from)}–${clockOf(to)} ${title}`}</title>
        </rect>
      ))}
    </svg>
  )
}

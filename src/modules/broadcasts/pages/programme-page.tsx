import type { Hamlet } from '#modules/units/index.ts'
import { hamletLabel } from '#modules/units/index.ts'
import { Empty } from '#ui/empty.tsx'
import { Select } from '#ui/field.tsx'
import { Button, ButtonLink } from '#ui/form.tsx'
import { longDateText, numberText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Stat, Stats } from '#ui/stat.tsx'
import { useView } from '#ui/view.ts'

import { minutesAt, type DayView } from '../day-view.ts'
import { clashTexts } from '../words.ts'
import { Items } from './items.tsx'
import { Parts } from './parts.tsx'
import { Timeline } from './timeline.tsx'

const home = '/can-bo/lich-phat'

type Props = {
  view: DayView
  places: readonly Hamlet[]
  hamlet: string | undefined
  today: Temporal.PlainDate
  now: Temporal.Instant
  maySchedule: boolean
  mayAlarm: boolean
}

/** Chương trình của một ngày, before anything is published and after. */
export function ProgrammePage({
  view: whole,
  places,
  hamlet,
  today,
  maySchedule,
  mayAlarm,
}: Props) {
  const { t, lang } = useView()
  const view = narrowed(whole, hamlet)
  const { date } = view
  return (
    <Page
      frame="staff"
      wide
      title={t('Chương trình phát', 'Programme')}
      lead={longDateText(lang, date)}
      actions={
        maySchedule && (
          <ButtonLink href={`${home}/xep`}>
            {t('Xếp lịch một bản tin', 'Schedule a bulletin')}
          </ButtonLink>
        )
      }
    >
      <Parts {...{ mayAlarm }} />
      <Choose {...{ date, today, places, hamlet }} />
      {view.clusters.length === 0 ? (
        <Empty
          title={t('Chưa có cụm loa nào.', 'No cluster yet.')}
          action={<a href="/can-bo/cum-loa">{t('Khai cụm loa', 'Add clusters')}</a>}
        />
      ) : (
        <Day {...{ view }} />
      )}
    </Page>
  )
}

/** The clusters of one hamlet: what its head wants to know. */
function narrowed(view: DayView, hamlet: string | undefined): DayView {
  if (!hamlet) return view
  const clusters = view.clusters.filter(({ hamletId }) => hamletId === hamlet)
  const ids = new Set<string>(clusters.map(({ id }) => id))
  const shown = view.shown.filter((one) => one.clusters.some((id) => ids.has(id)))
  return { ...view, clusters, shown }
}

type ChooseProps = Pick<Props, 'today' | 'places' | 'hamlet'> & { date: Temporal.PlainDate }

function Choose({ date, today, places, hamlet }: ChooseProps) {
  const { t } = useView()
  const to = (day: Temporal.PlainDate) =>
    `${home}?day=${day.toString()}${hamlet ? `&hamlet=${hamlet}` : ''}`
  return (
    <form class="air-choose" method="get" action={home}>
      <p class="air-choose__days">
        <a href={to(date.subtract({ days: 1 }))}>{t('← Ngày trước', '← Day before')}</a>
        {!date.equals(today) && <a href={to(today)}>{t('Hôm nay', 'Today')}</a>}
        <a href={to(date.add({ days: 1 }))}>{t('Ngày sau →', 'Day after →')}</a>
      </p>
      <input type="hidden" name="day" value={date.toString()} />
      <Select
        name="hamlet"
        label={t('Ấp, thôn, khu phố', 'Hamlet')}
        blank={t('Toàn xã', 'The whole commune')}
        options={places.map((place) => ({ value: place.id, text: hamletLabel(place) }))}
        value={hamlet ?? ''}
      />
      <Button kind="secondary">{t('Xem', 'Show')}</Button>
      {hamlet && (
        <p class="air-choose__days">
          <a href={`/nghe-lai?hamlet=${hamlet}`}>
            {t('Trang gửi trưởng ấp, người dân', 'The page for the head and the people')}
          </a>
        </p>
      )}
    </form>
  )
}

function Day({ view }: { view: DayView }) {
  const { t } = useView()
  const { shown, left, clusters, isTold } = view
  const most = Math.max(...clusters.map(({ id }) => minutesAt(shown, id)))
  return (
    <>
      {!isTold && (
        <Notice title={t('Dự kiến', 'Expected')}>
          {t(
            'Ngày này còn xa: thiết bị nhận chương trình trước 7 ngày.',
            'This day is far off: devices get the programme seven days ahead.',
          )}
        </Notice>
      )}
      {left.length > 0 && (
        <Notice kind="warn" title={t('Không xếp được', 'Without a place')}>
          <ul>
            {clashTexts(left).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Stats>
        <Stat label={t('Bản tin trong ngày', 'Items')} value={shown.length} />
        <Stat
          label={t('Nhiều nhất ở một cụm', 'Most at one cluster')}
          value={t(`${numberText('vi', Math.round(most))} phút`, `${Math.round(most)} min`)}
        />
      </Stats>
      <Timeline {...{ view }} />
      <Panel title={t('Thứ tự phát', 'In order')}>
        <Items {...{ view, shown }} />
      </Panel>
    </>
  )
}

import { hamletLabel, type Hamlet, type Unit } from '#modules/units/index.ts'
import { Empty } from '#ui/empty.tsx'
import { Select } from '#ui/field.tsx'
import { Button } from '#ui/form.tsx'
import { clockText, localTime, longDateText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import { comingOf, type Heard } from '../listening.ts'
import { lengthText, priorityWords } from '../words.ts'

type Props = {
  heard: readonly Heard[]
  places: readonly Hamlet[]
  unit: Unit
  date: Temporal.PlainDate
  hamlet: string | undefined
  today: Temporal.PlainDate
  now: Temporal.Instant
}

/** Nghe lại: for whoever was in the field when it sounded, and for whoever cannot hear. */
export function ListenPage({ heard, places, unit, date, hamlet, today, now }: Props) {
  const { t, lang } = useView()
  const to = (day: Temporal.PlainDate) =>
    `/nghe-lai?day=${day.toString()}${hamlet ? `&hamlet=${hamlet}` : ''}`
  return (
    <Page
      title={t('Loa truyền thanh', 'Loudspeakers')}
      lead={t(
        `Loa của ${unit.name} nói gì: đọc lại và nghe lại.`,
        `What the loudspeakers of ${unit.name} say: to read and to hear again.`,
      )}
    >
      <form class="air-choose" method="get" action="/nghe-lai">
        <input type="hidden" name="day" value={date.toString()} />
        <Select
          name="hamlet"
          label={t('Nơi bạn ở', 'Where you live')}
          blank={t('Toàn xã', 'The whole commune')}
          options={places.map((place) => ({ value: place.id, text: hamletLabel(place) }))}
          value={hamlet ?? ''}
        />
        <Button kind="secondary">{t('Xem', 'Show')}</Button>
      </form>
      <h2>{longDateText(lang, date)}</h2>
      <p class="air-choose__days">
        <a href={to(date.subtract({ days: 1 }))}>{t('← Ngày trước', '← Day before')}</a>
        {!date.equals(today) && <a href={to(today)}>{t('Hôm nay', 'Today')}</a>}
        {Temporal.PlainDate.compare(date, today) <= 0 && (
          <a href={to(date.add({ days: 1 }))}>{t('Ngày sau →', 'Day after →')}</a>
        )}
      </p>
      {date.equals(today) && heard.length > 0 && <Coming {...{ heard, places, hamlet, now }} />}
      {heard.length === 0 ? (
        <Empty
          title={t(
            'Ngày này loa không phát bản tin nào.',
            'The loudspeakers say nothing on this day.',
          )}
        />
      ) : (
        heard.map((one) => <Bulletin key={one.bulletin} {...{ one, now }} />)
      )}
    </Page>
  )
}

type ComingProps = Pick<Props, 'heard' | 'places' | 'hamlet' | 'now'>

/** What the head of a hamlet wants to know before the evening. */
function Coming({ heard, places, hamlet, now }: ComingProps) {
  const { t } = useView()
  const coming = comingOf(heard, now)
  const place = places.find(({ id }) => id === hamlet)
  const isEvening = coming.every(({ at }) => localTime(at).hour >= 17)
  const when = isEvening ? t('Tối nay', 'Tonight') : t('Sắp phát hôm nay', 'Still to come today')
  const title = place
    ? t(`${when} ở ${hamletLabel(place)}`, `${when}, ${hamletLabel(place)}`)
    : when
  const nothing = t(
    'Từ giờ đến hết ngày loa không phát gì nữa.',
    'Nothing more sounds until the end of the day.',
  )
  if (coming.length === 0) return <p class="muted">{nothing}</p>
  return (
    <Panel {...{ title }} id="toi-nay">
      <Table
        caption={title}
        hideCaption
        rows={coming}
        rowKey={({ at, bulletin }) => `${at.toString()} ${bulletin}`}
        columns={[
          {
            key: 'at',
            head: t('Giờ', 'Time'),
            tight: true,
            cell: ({ at }) => clockText(localTime(at)),
          },
          { key: 'title', head: t('Bản tin', 'Bulletin'), long: true, cell: (one) => one.title },
          {
            key: 'length',
            head: t('Dài', 'Length'),
            tight: true,
            cell: ({ seconds }) => t(...lengthText(seconds)),
          },
        ]}
      />
    </Panel>
  )
}

function Bulletin({ one, now }: { one: Heard; now: Temporal.Instant }) {
  const { t } = useView()
  const { title, priority, times, text, sha256, languages, isWithdrawn } = one
  const said = times.map((at) => clockText(localTime(at))).join(', ')
  const hasBegun = times.some((at) => Temporal.Instant.compare(at, now) <= 0)
  return (
    <article class="panel">
      <h3>{title}</h3>
      <p class="tags">
        {priority !== 'normal' && (
          <Tag tone={priority === 'emergency' ? 'red' : 'yellow'}>
            {t(...priorityWords[priority])}
          </Tag>
        )}
        {isWithdrawn && <Tag tone="orange">{t('Đã thu hồi', 'Withdrawn')}</Tag>}
      </p>
      <p>
        {t('Phát lúc', 'At')} {said} · {t(...languages)}
      </p>
      {text && <p class="as-typed">{text}</p>}
      {sha256 !== null && hasBegun && (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- the words stand above it, for those who cannot hear
        <audio
          controls
          preload="none"
          src={`/nghe-lai/am-thanh/${sha256}`}
          aria-label={t(`Nghe lại: ${title}`, `Listen: ${title}`)}
        />
      )}
      {sha256 !== null && !hasBegun && (
        <p class="muted">
          {t('Nghe lại được sau khi đã phát.', 'To be heard here once it has sounded.')}
        </p>
      )}
      {isWithdrawn && (
        <p class="muted">
          {t(
            'Bản tin này đã được thu hồi sau khi phát, không đọc lại và nghe lại được nữa.',
            'This bulletin was withdrawn after it had sounded; it can be neither read nor heard again.',
          )}
        </p>
      )}
      {sha256 === null && !isWithdrawn && (
        <p class="muted">
          {t(
            'Tiếp sóng hoặc nói trực tiếp, không có bản thu.',
            'A relay or live voice: not recorded.',
          )}
        </p>
      )}
    </article>
  )
}

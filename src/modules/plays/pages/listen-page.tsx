import { hamletLabel, type Hamlet, type Unit } from '#modules/units/index.ts'
import { Empty } from '#ui/empty.tsx'
import { Select } from '#ui/field.tsx'
import { Button } from '#ui/form.tsx'
import { longDateText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Heard } from '../listening.ts'
import { priorityWords } from '../words.ts'
import { Coming } from './coming.tsx'

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
          hint={t('Trình duyệt này nhớ lựa chọn của bạn.', 'This browser remembers your choice.')}
          value={hamlet ?? ''}
        />
        <Button kind="secondary">{t('Xem', 'Show')}</Button>
      </form>
      <p class="actions">
        <a href={`/nghe-lai/chuong-trinh${hamlet ? `?hamlet=${hamlet}` : ''}`}>
          {t(
            'Bản in chương trình hôm nay và ngày mai, để dán bảng tin',
            'Programme of today and tomorrow to print, for the notice board',
          )}
        </a>
      </p>
      <h2 id="ngay">
        <time datetime={date.toString()}>{longDateText(lang, date)}</time>
      </h2>
      <nav class="air-choose__days" aria-label={t('Chọn ngày', 'Choose a day')}>
        <a href={to(date.subtract({ days: 1 }))}>{t('← Ngày trước', '← Day before')}</a>
        {!date.equals(today) && <a href={to(today)}>{t('Hôm nay', 'Today')}</a>}
        {Temporal.PlainDate.compare(date, today) <= 0 && (
          <a href={to(date.add({ days: 1 }))}>{t('Ngày sau →', 'Day after →')}</a>
        )}
      </nav>
      {date.equals(today) && heard.length > 0 && <Coming {...{ heard, places, hamlet, now }} />}
      {heard.length === 0 ? (
        <Empty
          title={t(
            'Ngày này loa không phát bản tin nào.',
            'The loudspeakers say nothing on this day.',
          )}
        />
      ) : (
        <section aria-labelledby="ban-tin">
          <h2 id="ban-tin">{t('Bản tin trong ngày', 'Bulletins of the day')}</h2>
          {heard.map((one) => (
            <Bulletin key={one.bulletin} {...{ one, now }} />
          ))}
        </section>
      )}
    </Page>
  )
}

function Bulletin({ one, now }: { one: Heard; now: Temporal.Instant }) {
  const { t } = useView()
  const { title, priority, times, text, sha256, languages, isWithdrawn } = one
  const hasBegun = times.some((at) => Temporal.Instant.compare(at, now) <= 0)
  return (
    <article class="panel">
      <h3>{title}</h3>
      {(priority !== 'normal' || isWithdrawn) && (
        <p class="tags">
          {priority !== 'normal' && (
            <Tag tone={priority === 'emergency' ? 'red' : 'yellow'}>
              {t(...priorityWords[priority])}
            </Tag>
          )}
          {isWithdrawn && <Tag tone="orange">{t('Đã thu hồi', 'Withdrawn')}</Tag>}
        </p>
      )}
      <p>
        {t('Phát lúc', 'At')}{' '}
        {times.map((at, n) => (
          <>
            {n > 0 && ', '}
            <When {...{ at }} only="clock" />
          </>
        ))}{' '}
        · {t(...languages)}
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

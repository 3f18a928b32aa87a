import { hamletLabel, type Hamlet, type Unit } from '#modules/units/index.ts'
import { longDateText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { comingOf, type Heard } from '../listening.ts'
import { ComingTable } from './coming.tsx'

type Props = {
  days: readonly { date: Temporal.PlainDate; heard: readonly Heard[] }[]
  places: readonly Hamlet[]
  unit: Unit
  hamlet: string | undefined
  now: Temporal.Instant
}

/** Chương trình loa, one page for the notice board of a hamlet: what is still to come today, and tomorrow. */
export function ProgrammePage({ days, places, unit, hamlet, now }: Props) {
  const { t, lang } = useView()
  const place = places.find(({ id }) => id === hamlet)
  return (
    <Page
      frame="plain"
      title={t('Chương trình loa truyền thanh', 'Programme of the loudspeakers')}
      over={unit.name}
      lead={place ? hamletLabel(place) : t('Toàn xã', 'The whole commune')}
    >
      <p class="actions">
        <a href={`/nghe-lai${hamlet ? `?hamlet=${hamlet}` : ''}`}>{t('← Trở lại', '← Back')}</a>{' '}
        <span class="muted">
          {t(
            'Để in, dùng lệnh In của trình duyệt (Ctrl + P).',
            'To print, use Print of the browser (Ctrl + P).',
          )}
        </span>
      </p>
      {days.map(({ date, heard }) => {
        const coming = comingOf(heard, now)
        const title = longDateText(lang, date)
        return (
          <section key={date.toString()}>
            <h2>
              <time datetime={date.toString()}>{title}</time>
            </h2>
            {coming.length > 0 ? (
              <ComingTable {...{ title, coming }} />
            ) : (
              <p>{t('Không còn bản tin nào.', 'Nothing more is to sound.')}</p>
            )}
          </section>
        )
      })}
      <p class="muted">
        {t('Theo chương trình lúc', 'As planned at')} <When at={now} />.{' '}
        {t(
          'Chương trình có thể đổi; bản tin khẩn cấp phát ngoài giờ này.',
          'It may change; an emergency sounds at any time.',
        )}
      </p>
    </Page>
  )
}

import { dateText, longDateText, numberText } from '#ui/format.ts'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import type { DayView } from '../day-view.ts'
import type { Ahead } from '../look-ahead.ts'
import { clashTexts } from '../words.ts'
import { Timeline } from './timeline.tsx'

/** A day with an airing that is not saved yet. */
export type Preview = { view: DayView; airing: string }

/** 24 hours of every cluster as they would be. */
export function DayAhead({ view, airing }: Preview) {
  const { t, lang } = useView()
  return (
    <Panel
      title={t(
        `Nếu lưu: ${longDateText(lang, view.date)}`,
        `If saved: ${longDateText(lang, view.date)}`,
      )}
    >
      <p class="muted">
        {t(
          'Màu tím là bản tin đang xếp, trong ngoặc là số phút thêm; phần xám là giờ yên tĩnh.',
          'Violet is what is being scheduled, in brackets the minutes that it adds; grey are quiet hours.',
        )}
      </p>
      <Timeline {...{ view }} fresh={airing} />
    </Panel>
  )
}

/** What an airing would bring, before it is saved. */
export function Seen({ ahead }: { ahead: Ahead }) {
  const { t, lang } = useView()
  const { placed, clusters, clashes, through } = ahead
  const upTo = dateText(lang, through)
  return (
    <Notice
      kind={clashes.length > 0 ? 'warn' : 'ok'}
      title={t(
        `${numberText('vi', placed)} lượt phát ở ${clusters} cụm loa, tính đến ${upTo}`,
        `${placed} times at ${clusters} clusters, until ${upTo}`,
      )}
    >
      {clashes.length === 0 ? (
        t('Không vướng bản tin nào khác.', 'Nothing stands in its way.')
      ) : (
        <>
          <p>{t('Không xếp được:', 'Without a place:')}</p>
          <ul>
            {clashTexts(clashes).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}

import { LineTable, type Line } from '#modules/dossiers/index.ts'
import { numberText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Pager } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import { addressOf, type Wanted } from '../asked.ts'
import { isOfNow, type MeasureCode, measureOf } from '../measures.ts'
import { periodText } from '../words.ts'
import { home } from './frame.tsx'

type Props = {
  code: MeasureCode
  side: 'tu' | 'mau'
  wanted: Wanted
  count: number
  items: Line[]
  next: string | null
  names: ReadonlyMap<string, string>
  narrowed: readonly string[]
  now: Temporal.Instant
}

/** The dossiers behind a number: as many as it says. */
export function BehindPage({
  code,
  side,
  wanted,
  count,
  items,
  next,
  names,
  narrowed,
  now,
}: Props) {
  const view = useView()
  const { t, lang } = view
  const { name, formula } = measureOf(code)
  const when = isOfNow(code) ? t('Lúc này', 'At this moment') : periodText(view, wanted.period)
  const whole = side === 'mau'
  return (
    <Page
      frame="staff"
      wide
      title={whole ? t(`Mẫu số: ${name[0]}`, `Denominator: ${name[1]}`) : t(...name)}
      over={[when, ...narrowed].join(' · ')}
      lead={t(`${numberText(lang, count)} hồ sơ`, `${numberText(lang, count)} dossiers`)}
      crumbs={[{ href: `${home}${addressOf(wanted)}`, text: t('Số liệu', 'Figures') }]}
    >
      <Notice title={t('Cách tính', 'How it is computed')}>{t(...formula)}</Notice>
      <LineTable
        {...{ items, now, names }}
        caption={t(...name)}
        empty={<p>{t('Không có hồ sơ nào.', 'No dossiers.')}</p>}
      />
      <Pager {...{ next }} />
    </Page>
  )
}

import { numberText } from '#ui/format.ts'
import { useView } from '#ui/view.ts'

import { addressOf, type Wanted } from '../asked.ts'
import type { MeasureCode } from '../measures.ts'
import type { Figure } from '../summary.ts'
import { shareText } from '../words.ts'
import { home } from './frame.tsx'

/** Address of the dossiers behind a number. */
export const listHref = (wanted: Wanted, code: MeasureCode, side: 'tu' | 'mau' = 'tu') =>
  `${home}/ho-so${addressOf(wanted, { so: code, phan: side === 'mau' ? 'mau' : undefined })}`

type NumberProps = { figure: Figure; wanted: Wanted; side?: 'tu' | 'mau' }

/** A number that opens the dossiers it counts. */
export function OpenNumber({ figure, wanted, side = 'tu' }: NumberProps) {
  const { lang, t } = useView()
  const value = side === 'tu' ? figure.part : figure.whole
  if (value === null) return null
  const text = numberText(lang, value)
  if (value === 0) return <>{text}</>
  return (
    <a
      href={listHref(wanted, figure.code, side)}
      aria-label={t(
        `${text} hồ sơ: ${figure.measure.name[0]}`,
        `${text}: ${figure.measure.name[1]}`,
      )}
    >
      {text}
    </a>
  )
}

/** 95,3 %, or that there is nothing to take a share of. */
export function Share({ ratio }: { ratio: number | null }) {
  const view = useView()
  if (ratio === null) return <span class="muted">–</span>
  return <>{shareText(view, ratio)}</>
}

/** "41 trên 43 hồ sơ", both of them links. */
export function PartOfWhole({ figure, wanted }: { figure: Figure; wanted: Wanted }) {
  const { t } = useView()
  return (
    <>
      <OpenNumber {...{ figure, wanted }} /> {t('trên', 'of')}{' '}
      <OpenNumber {...{ figure, wanted }} side="mau" /> {t('hồ sơ', 'dossiers')}
    </>
  )
}

import type { ComponentChildren } from 'preact'

import { numberText } from './format.ts'
import { useView } from './view.ts'

type Props = {
  label: string
  /** Missing is not zero: null says that there is no figure. */
  value: number | string | null
  /** What the figure is counted from: "41 trên 43 hồ sơ". */
  of?: ComponentChildren
  /** Period and source. */
  note?: ComponentChildren
  /** Opens the records behind the figure. */
  href?: string | undefined
  tone?: 'plain' | 'good' | 'watch' | 'late'
}

/** One figure of a dashboard. */
export function Stat({ label, value, of, note, href, tone = 'plain' }: Props) {
  const { t, lang } = useView()
  const text = typeof value === 'number' ? numberText(lang, value) : value
  return (
    <div class={`stat stat--${tone}`}>
      <p class="stat__label">{href === undefined ? label : <a {...{ href }}>{label}</a>}</p>
      <p class="stat__value">
        {text ?? <span class="stat__none">{t('Chưa có số liệu', 'No data yet')}</span>}
      </p>
      {of && <p class="stat__of">{of}</p>}
      {note && <p class="stat__note">{note}</p>}
    </div>
  )
}

export function Stats({ children }: { children: ComponentChildren }) {
  return <div class="stats">{children}</div>
}

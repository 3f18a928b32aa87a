import { numberText } from '#ui/format.ts'
import { useView } from '#ui/view.ts'

import { faultWords } from '../watch/beat.ts'
import type { AlarmRow } from '../watch/store.ts'
import { faultTexts } from '../words.ts'

/** What the alarm knows more: the faults' own words, how much room is left. */
export function AlarmDetail({ alarm: { kind, detail } }: { alarm: AlarmRow }) {
  const { t, lang } = useView()
  if (detail === '') return null
  if (kind === 'voltage')
    return <span class="muted">{t('(mất điện lưới, chạy ắc quy)', '(no mains, on battery)')}</span>
  if (kind === 'storage') {
    const left = `${numberText(lang, Math.round(Number(detail) / 1e6))} MB`
    return <span class="muted">{t(`(còn ${left})`, `(${left} left)`)}</span>
  }
  const words = faultWords.filter((word) => detail.split(' ').includes(word))
  if (words.length === 0) return null
  return <span class="muted">{`(${words.map((word) => t(...faultTexts[word])).join(', ')})`}</span>
}

import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import type { ActsProps } from './act-fields.tsx'

const typedText = [
  'note',
  'reason',
  'missing',
  'answer',
  'title',
  'documentNumber',
  'ground',
  'what',
  'amount',
  'agency',
  'question',
  'result',
  'place',
] as const

/** The dossier has moved on and the act is no longer offered here: what was typed for it is shown, to be copied. */
export function KeptText({ acts, refused }: Pick<ActsProps, 'acts' | 'refused'>) {
  const { t } = useView()
  if (!refused || acts.includes(refused.act)) return null
  const typed = typedText.flatMap((name) => refused.filled[name] || [])
  if (typed.length === 0) return null
  return (
    <Notice title={t('Nội dung bạn đã gõ', 'What you typed')}>
      {typed.map((text) => (
        <p key={text} class="as-typed">
          {text}
        </p>
      ))}
    </Notice>
  )
}

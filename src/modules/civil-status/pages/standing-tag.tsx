import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import { kindWords, standingOf } from '../annotations.ts'

/** How an entry stands after its annotations, in a word or two. */
export function StandingTag({ kinds }: { kinds: readonly string[] }) {
  const { t } = useView()
  const last = kinds.at(-1)
  if (last === undefined) return null
  const standing = standingOf(kinds.map((kind) => ({ kind })))
  if (standing === 'revoked') return <Tag tone="red">{t('Đã hủy', 'Revoked')}</Tag>
  if (standing === 'ended') return <Tag tone="orange">{t('Đã chấm dứt', 'Ended')}</Tag>
  return <Tag tone="yellow">{t(...kindWords(last))}</Tag>
}

import { Tag, type Tone } from '#ui/tag.tsx'
import { useView, type View } from '#ui/view.ts'

import { kindWords, standingOf } from '../annotations.ts'

/** How an entry stands after its annotations, in a word or two; nothing is said of one without any. */
export function standingWords(
  kinds: readonly string[],
  t: View['t'],
): { tone: Tone; words: string } | undefined {
  const last = kinds.at(-1)
  if (last === undefined) return undefined
  const standing = standingOf(kinds.map((kind) => ({ kind })))
  if (standing === 'revoked') return { tone: 'red', words: t('Đã hủy', 'Revoked') }
  if (standing === 'ended') return { tone: 'orange', words: t('Đã chấm dứt', 'Ended') }
  return { tone: 'yellow', words: t(...kindWords(last)) }
}

export function StandingTag({ kinds }: { kinds: readonly string[] }) {
  const { t } = useView()
  const said = standingWords(kinds, t)
  return said ? <Tag tone={said.tone}>{said.words}</Tag> : null
}

import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import type { Cluster } from '../domain.ts'
import { stateTones, stateWords } from '../words.ts'

export function StateTag({ cluster: { state, closedOn } }: { cluster: Cluster }) {
  const { t } = useView()
  if (closedOn !== null) return <Tag>{t('Đã ngừng dùng', 'Closed')}</Tag>
  return <Tag tone={stateTones[state]}>{t(...stateWords[state])}</Tag>
}

/** Nobody may take a made-up device for a real one. */
export function StandInTag({ cluster: { isStandIn } }: { cluster: Cluster }) {
  const { t } = useView()
  return isStandIn ? <Tag tone="purple">{t('Thiết bị giả lập', 'Stand-in')}</Tag> : null
}

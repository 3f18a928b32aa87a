import { stateWords as dossierWords, states } from '#modules/dossiers/index.ts'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import type { TransferRecord } from '../store.ts'
import { stateWords } from '../words.ts'

/** Where it is; while it is being settled, how it stands there. */
export function TransferTag({ transfer }: { transfer: TransferRecord }) {
  const { t } = useView()
  const { text, tone } = stateWords[transfer.state]
  const there = states.find((state) => state === transfer.dossierState)
  const shown = transfer.state === 'received' && there ? dossierWords[there] : { text, tone }
  return <Tag tone={shown.tone}>{t(...shown.text)}</Tag>
}

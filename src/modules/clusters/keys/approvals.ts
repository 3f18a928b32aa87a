import { isSignedBy, type PlanKey } from './envelope.ts'

/** What of an item its approval speaks of (docs/protocols/speaker.md). */
export type Approved = {
  bulletin: string
  priority: string
  source: { kind: 'file'; sha256: string } | { kind: 'relay'; url: string } | { kind: 'live' }
  approval: { by: string; at: string; signature: string }
}

const heard = ({ source }: Approved): string => {
  if (source.kind === 'file') return source.sha256
  return source.kind === 'relay' ? source.url : 'live'
}

const textOf = (item: Approved): string =>
  ['xaso-item-1', item.bulletin, heard(item), item.priority, item.approval.at].join('\n')

/**
 * Lời duyệt còn giá trị: what a leader approved under an earlier key of the commune is vouched for by the present one, so that a
 * device that was enrolled after the change plays it too. What no key of the commune has signed stays as it is, and no device plays it.
 */
export function vouched<Item extends Approved>(key: PlanKey, item: Item): Item {
  if (key.earlier.length === 0) return item
  const text = textOf(item)
  const { signature } = item.approval
  if (isSignedBy(key.publicKey, text, signature)) return item
  if (!key.earlier.some((one) => isSignedBy(one, text, signature))) return item
  return { ...item, approval: { ...item.approval, signature: key.sign(text) } }
}

/** What an open page can be told has changed. */
export type Topic = 'dossiers' | 'notices' | 'clusters'

export type Concern = { topic: 'dossiers' | 'clusters' } | { topic: 'notices'; staff: string }

/** Looking and printing change no list. */
const looking = new Set(['dossier.opened', 'dossier.receipt-printed'])

/** Whether a word from the database concerns pages of this unit: "1 dossier.accepted", "1 notice <officer>". */
export function concernOf(word: string, unit: number): Concern | undefined {
  const [of, name = '', whom] = word.split(' ')
  if (of !== String(unit)) return undefined
  if (name === 'notice' && whom) return { topic: 'notices', staff: whom }
  if (name.startsWith('cluster.')) return { topic: 'clusters' }
  return name.startsWith('dossier.') && !looking.has(name) ? { topic: 'dossiers' } : undefined
}

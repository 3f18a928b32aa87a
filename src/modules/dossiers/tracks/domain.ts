import { no, yes, type Outcome } from '#platform/outcome.ts'

import type { Dossier, Why } from '../domain.ts'

/** Nhánh liên thông: one of the procedures that a linked submission asks for, at its own agency. */
export type Track = {
  number: number
  procedureCode: string
  name: string
  agency: string
  state: TrackState
  changedAt: Temporal.Instant
  result: string | null
  note: string | null
}

export const trackStates = ['waiting', 'sent', 'done', 'refused'] as const
export type TrackState = (typeof trackStates)[number]

export const isSettled = ({ state }: Pick<Track, 'state'>): boolean =>
  state === 'done' || state === 'refused'

const ended: readonly Dossier['state'][] = ['rejected', 'withdrawn', 'done', 'returned']

/** Cập nhật nhánh: what its agency has done. A settled track does not change again; the dossier ends when all are settled. */
export function moveTrack(
  dossier: Dossier,
  track: Track | undefined,
  state: TrackState,
): Outcome<Dossier, Why> {
  if (ended.includes(dossier.state) || dossier.state === 'new') return no('not-in-process')
  if (!track || isSettled(track)) return no('track-settled')
  const settles = isSettled({ state })
  return yes({ ...dossier, openTracks: Math.max(0, dossier.openTracks - (settles ? 1 : 0)) })
}

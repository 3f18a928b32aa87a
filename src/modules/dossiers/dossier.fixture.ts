import { newId } from '#platform/id.ts'

import type { Dossier, State } from './domain.ts'

/** An instant of the wall clock here. */
export const at = (text: string) => Temporal.Instant.from(`${text}:00+07:00`)

/** A dossier with the specialist, the second of three steps, due on Friday. */
export const atWork: Dossier = {
  id: newId(),
  code: 'H79.28.075-261123-0001',
  state: 'processing',
  receivedAt: at('2026-11-23T09:00'),
  dueAt: at('2026-11-27T17:00'),
  pausedAt: null,
  step: 1,
  stepCount: 3,
  assignee: 'an officer',
  verdict: null,
  timesSupplemented: 0,
  hasResult: false,
  decidedAt: null,
  payment: 'none',
  openTracks: 0,
  version: 4,
}

export const inState = (state: State, over: Partial<Dossier> = {}): Dossier => ({
  ...atWork,
  state,
  ...over,
})

import { permissionOf, type StepRole } from '#modules/workflows/index.ts'
import type { Who } from '#platform/who.ts'

import type { DossierRecord } from './rows.ts'

/** What an officer could do with a dossier now; the page offers exactly this. */
export type Act =
  | 'accept'
  | 'reject'
  | 'forward'
  | 'send-back'
  | 'assign'
  | 'ask-supplement'
  | 'supply'
  | 'attach-result'
  | 'finish'
  | 'hand-over'
  | 'withdraw'

type Facts = Pick<
  DossierRecord,
  'state' | 'step' | 'stepCount' | 'stepRole' | 'timesSupplemented' | 'hasResult'
>

export function possibleActs(
  dossier: Facts,
  { can }: Pick<Who, 'can'>,
  onward?: number | 'end',
): Act[] {
  const { state, step, stepCount, stepRole, timesSupplemented, hasResult } = dossier
  const mine = stepRole !== null && can.has(permissionOf(stepRole as StepRole))
  const active = state === 'accepted' || state === 'processing'
  const last = step !== null && (onward === undefined ? step + 1 >= stepCount : onward === 'end')
  const offers: Record<Act, boolean> = {
    accept: state === 'new' && can.has('dossier.receive'),
    reject: state === 'new' && can.has('dossier.receive'),
    forward: active && mine && !last,
    finish: active && mine && last && hasResult,
    'attach-result': active && mine,
    'send-back': active && mine && step !== null && step > 0,
    'ask-supplement': active && mine && timesSupplemented === 0,
    supply: state === 'awaiting-supplement' && can.has('dossier.receive'),
    assign: active && can.has('dossier.assign'),
    'hand-over': state === 'done' && can.has('dossier.hand-over'),
    withdraw:
      ['new', 'accepted', 'processing', 'awaiting-supplement'].includes(state) &&
      can.has('dossier.receive'),
  }
  return (Object.keys(offers) as Act[]).filter((act) => offers[act])
}

import { permissionOf, type StepRole } from '#modules/workflows/index.ts'
import type { Who } from '#platform/who.ts'

import { inProcess, openStates, type State } from './domain.ts'
import { mayAct, type Hold } from './hold.ts'
import { keepsNumbers, mayCorrect } from './results/domain.ts'
import type { DossierRecord } from './rows.ts'
import type { StepAsks } from './steps/domain.ts'

/** What an officer could do with a dossier now; the page offers exactly this. */
export const acts = [
  'accept',
  'reject',
  'sign-extension',
  'forward',
  'finish',
  'number-result',
  'correct-number',
  'annotate-number',
  'attach-result',
  'waive-payment',
  'supply',
  'resume',
  'send-back',
  'ask-supplement',
  'assign',
  'take',
  'hand-over',
  'answer-verification',
  'update-track',
  'ask-payment',
  'ask-verification',
  'draft-extension',
  'plan-visit',
  'stop',
  'close-stopped',
  'withdraw',
] as const

export type Act = (typeof acts)[number]

/** Acts that leave the ordinary way from desk to result. */
const offTheWay = [
  'stop',
  'resume',
  'close-stopped',
  'ask-payment',
  'waive-payment',
  'draft-extension',
  'sign-extension',
  'ask-verification',
  'answer-verification',
  'update-track',
  'plan-visit',
] as const satisfies readonly Act[]

export type PathAct = (typeof offTheWay)[number]
export const isPathAct = (act: Act): act is PathAct => offTheWay.some((one) => one === act)

export type Facts = Pick<
  DossierRecord,
  | 'state'
  | 'step'
  | 'stepCount'
  | 'stepRole'
  | 'timesSupplemented'
  | 'hasResult'
  | 'dueAt'
  | 'decidedAt'
  | 'payment'
  | 'openTracks'
  | 'verdict'
>

/** What hangs on it. Without it the page offers what an ordinary procedure allows. */
export type Around = {
  mostSupplements: number
  extension: 'none' | 'drafted' | 'signed'
  openVerifications: number
  /** Where the workflow leads from the present step; the next one unless said. */
  onward?: number | 'end' | undefined
  /** What the present step asks before the dossier leaves it. */
  asks?: StepAsks | undefined
  results?: readonly { documentNumber: string | null; sealed: boolean }[] | undefined
  /** Whose the present step is; the officer's own unless said. */
  hold?: Hold | undefined
}

const plain: Around = { mostSupplements: 1, extension: 'none', openVerifications: 0 }

const stoppable: readonly State[] = [
  'accepted',
  'processing',
  'awaiting-supplement',
  'awaiting-payment',
]
const unstarted: readonly State[] = ['new', 'rejected', 'withdrawn', 'done', 'returned']

/** What a dossier at its last step still lacks before it can be finished. */
export type Missing = 'result' | 'number' | 'tracks'

export function missingFor(
  dossier: Pick<Facts, 'hasResult' | 'openTracks' | 'verdict'>,
  around: Around,
): Missing[] {
  const missing: [Missing, boolean][] = [
    ['result', !dossier.hasResult],
    ['number', dossier.hasResult && lacksNumber(dossier, around)],
    ['tracks', dossier.openTracks > 0],
  ]
  return missing.flatMap(([one, is]) => (is ? [one] : []))
}

/** Its step gives the number of what was granted, and nobody has given it yet. */
const lacksNumber = ({ verdict }: Pick<Facts, 'verdict'>, { asks, results = [] }: Around) =>
  asks?.number === true &&
  verdict === 'grant' &&
  !results.some((one) => one.documentNumber !== null)

const hasUnnumbered = ({ results = [] }: Around) =>
  results.some(({ documentNumber }) => documentNumber === null)

/** Which results have a number that may be corrected, and which may only be annotated. */
export function numbersOf<R extends { documentNumber: string | null; sealed: boolean }>(
  dossier: Pick<Facts, 'state'>,
  results: readonly R[],
): { correctable: R[]; annotatable: R[] } {
  const given = results.filter(({ documentNumber }) => documentNumber !== null)
  return {
    correctable: given.filter((result) => mayCorrect(dossier, result)),
    annotatable: given.filter((result) => !mayCorrect(dossier, result)),
  }
}

/** The fee may be reckoned: asked for at one's own step, and reckoned again while the dossier waits for the money. */
export function mayReckonFee(
  { state, stepRole, payment }: Pick<Facts, 'state' | 'stepRole' | 'payment'>,
  { can }: Pick<Who, 'can'>,
  hold: Hold,
): boolean {
  const able = stepRole !== null && can.has(permissionOf(stepRole as StepRole))
  const waits = payment === 'due' && openStates.includes(state)
  return can.has('dossier.process') && able && mayAct(hold) && (inProcess({ state }) || waits)
}

export function possibleActs(dossier: Facts, who: Pick<Who, 'can'>, around: Around = plain): Act[] {
  const { state, step, stepCount, stepRole, decidedAt, payment, openTracks } = dossier
  const { can } = who
  const { hold = 'own' } = around
  const able = stepRole !== null && can.has(permissionOf(stepRole as StepRole))
  const mine = able && mayAct(hold)
  const working = inProcess(dossier) && mine
  const undecided = decidedAt === null
  const { onward } = around
  const last = step !== null && (onward === undefined ? step + 1 >= stepCount : onward === 'end')
  const desk = can.has('dossier.receive')
  const { correctable, annotatable } = numbersOf(dossier, around.results ?? [])
  const bookkeeper = working || (step === null && keepsNumbers(who))
  const offers: Record<Act, boolean> = {
    accept: state === 'new' && desk,
    reject: state === 'new' && desk,
    forward: working && !last && !lacksNumber(dossier, around),
    finish: working && last && missingFor(dossier, around).length === 0,
    'number-result': working && !around.asks?.undecided && hasUnnumbered(around),
    'correct-number': bookkeeper && correctable.length > 0,
    'annotate-number': bookkeeper && annotatable.length > 0,
    'attach-result': working,
    'send-back': working && step !== null && step > 0,
    'ask-supplement': working && undecided && dossier.timesSupplemented < around.mostSupplements,
    supply: state === 'awaiting-supplement' && desk,
    assign: inProcess(dossier) && can.has('dossier.assign'),
    take: inProcess(dossier) && able && (hold === 'open' || hold === 'colleague'),
    'hand-over': state === 'done' && can.has('dossier.hand-over'),
    'ask-payment': working && payment !== 'due',
    'waive-payment': payment === 'due' && openStates.includes(state) && desk,
    stop: stoppable.includes(state) && mine && undecided,
    resume: state === 'stopped' && (mine || desk),
    'close-stopped': state === 'stopped' && mine,
    'draft-extension': working && around.extension === 'none' && dossier.dueAt !== null,
    'sign-extension':
      inProcess(dossier) && around.extension === 'drafted' && can.has('step.leader'),
    'ask-verification': working && undecided,
    'answer-verification': around.openVerifications > 0 && can.has('dossier.process'),
    'update-track': openTracks > 0 && !unstarted.includes(state) && can.has('dossier.process'),
    'plan-visit': openStates.includes(state) && (mine || desk),
    withdraw: (state === 'new' || stoppable.includes(state)) && undecided && desk,
  }
  return acts.filter((act) => offers[act])
}

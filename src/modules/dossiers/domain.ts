import type { Id } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'

export type DossierId = Id<'dossier'>

/** Trạng thái hồ sơ: the ten states of the national portal, with its numbers (GOV 1.4). */
export const stateNumbers = {
  new: 1,
  accepted: 2,
  rejected: 3,
  processing: 4,
  'awaiting-supplement': 5,
  'awaiting-payment': 6,
  withdrawn: 7,
  stopped: 8,
  done: 9,
  returned: 10,
} as const

export type State = keyof typeof stateNumbers
export const states = Object.keys(stateNumbers) as [State, ...State[]]

/** States in which the office still owes something. */
export const openStates: readonly State[] = [
  'new',
  'accepted',
  'processing',
  'awaiting-supplement',
  'awaiting-payment',
  'stopped',
]

/** States in which the legal clock stands still (GOV 1.4). */
export const pausedStates: readonly State[] = ['awaiting-supplement', 'awaiting-payment', 'stopped']

/** Kênh nộp: how the dossier reached the desk. */
export const channels = ['counter', 'online', 'post'] as const
export type Channel = (typeof channels)[number]

/** What the specialist proposes and the leader decides. */
export const verdicts = ['grant', 'refuse'] as const
export type Verdict = (typeof verdicts)[number]

/** Nghĩa vụ tài chính: an axis of its own beside the state. */
export const payments = ['none', 'due', 'paid', 'waived'] as const
export type Payment = (typeof payments)[number]

/** Hồ sơ: one application to settle one procedure, followed from receipt to result. */
export type Dossier = {
  id: DossierId
  code: string
  state: State
  receivedAt: Temporal.Instant
  dueAt: Temporal.Instant | null
  pausedAt: Temporal.Instant | null
  /** Position of the step it stands at, 0-based; null before the desk took it and after the last step. */
  step: number | null
  stepCount: number
  assignee: string | null
  verdict: Verdict | null
  timesSupplemented: number
  hasResult: boolean
  /** When the leader approved: from then on a decision exists. */
  decidedAt: Temporal.Instant | null
  payment: Payment
  /** Linked procedures that are not settled yet. */
  openTracks: number
  /** Grows with every change; a form that was opened on an older one is refused. */
  version: number
}

/** Why the office may not do what was asked. */
export type Why =
  | 'changed-meanwhile'
  | 'not-new'
  | 'not-in-process'
  | 'not-their-step'
  | 'no-step-before'
  | 'last-step'
  | 'coordination-open'
  | 'not-last-step'
  | 'already-asked'
  | 'not-awaiting-supplement'
  | 'stored-unusable'
  | 'result-missing'
  | 'number-missing'
  | 'number-given'
  | 'number-taken'
  | 'number-relied-on'
  | 'number-not-handed-over'
  | 'no-such-number'
  | 'not-decided'
  | 'verdict-missing'
  | 'opinion-missing'
  | 'not-done'
  | 'not-electronic'
  | 'already-decided'
  | 'payment-due'
  | 'no-payment-due'
  | 'not-stoppable'
  | 'not-stopped'
  | 'not-expired'
  | 'silence-means-nothing'
  | 'no-due-date'
  | 'already-extended'
  | 'no-extension-draft'
  | 'extension-too-long'
  | 'due-passed'
  | 'verification-settled'
  | 'track-settled'
  | 'tracks-open'
  | 'not-theirs'
  | 'held-by-colleague'
  | 'held-elsewhere'

export type Decided = Outcome<Dossier, Why>

/** On which the office is at work: its clock runs. */
export const inProcess = ({ state }: Pick<Dossier, 'state'>) =>
  state === 'accepted' || state === 'processing'

/** Someone else changed the dossier after this officer opened it: the later one is told and loses no text. */
export const unchanged = (dossier: Dossier, seen: number | undefined): Decided =>
  seen === undefined || seen === dossier.version ? yes(dossier) : no('changed-meanwhile')

/** Tiếp nhận: the desk takes an online dossier in; the legal clock starts. */
export function accept(
  dossier: Dossier,
  now: Temporal.Instant,
  dueAt: Temporal.Instant | null,
  atDesk: boolean,
): Decided {
  if (dossier.state !== 'new') return no('not-new')
  return yes({
    ...dossier,
    state: atDesk ? 'accepted' : 'processing',
    step: 0,
    receivedAt: now,
    dueAt,
  })
}

/** Từ chối tiếp nhận: the desk refuses a dossier that came online (form 03). */
export const reject = (dossier: Dossier): Decided =>
  dossier.state === 'new' ? yes({ ...dossier, state: 'rejected', dueAt: null }) : no('not-new')

/**
 * Yêu cầu bổ sung (form 02): sectoral law often allows one written request only, and the clock stops while we wait.
 */
export function askForSupplement(dossier: Dossier, now: Temporal.Instant, mostTimes = 1): Decided {
  if (!inProcess(dossier)) return no('not-in-process')
  if (dossier.decidedAt) return no('already-decided')
  if (dossier.timesSupplemented >= mostTimes) return no('already-asked')
  return yes({
    ...dossier,
    state: 'awaiting-supplement',
    timesSupplemented: dossier.timesSupplemented + 1,
    pausedAt: now,
  })
}

/** The citizen has supplied what was asked: the clock goes on, moved by the length of the pause. */
export function supply(dossier: Dossier, dueAt: Temporal.Instant | null): Decided {
  if (dossier.state !== 'awaiting-supplement') return no('not-awaiting-supplement')
  return yes({ ...dossier, state: 'processing', pausedAt: null, dueAt })
}

/** Trả kết quả: the applicant has the result. */
export const handOver = (dossier: Dossier): Decided =>
  dossier.state === 'done' ? yes({ ...dossier, state: 'returned' }) : no('not-done')

/** Rút hồ sơ: only before a decision exists (NĐ 118 Đ21, GOV 1.4). */
export function withdraw(dossier: Dossier): Decided {
  const may: readonly State[] = [
    'new',
    'accepted',
    'processing',
    'awaiting-supplement',
    'awaiting-payment',
  ]
  if (!may.includes(dossier.state) || dossier.decidedAt) return no('already-decided')
  return yes({
    ...dossier,
    state: 'withdrawn',
    step: null,
    assignee: null,
    pausedAt: null,
    payment: withoutDuty(dossier),
  })
}

/** What is not paid when a dossier ends is no longer owed. */
export const withoutDuty = ({ payment }: Dossier): Payment => (payment === 'due' ? 'none' : payment)

/** Mã hồ sơ: agency, day in Việt Nam as YYMMDD, number of the day with at least four digits (GOV 1.2). */
export function dossierCode(agency: string, day: Temporal.PlainDate, number: number): string {
  const date = day.toString().replaceAll('-', '').slice(2)
  return `${agency}-${date}-${String(number).padStart(4, '0')}`
}

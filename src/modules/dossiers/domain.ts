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
  | 'verdict-missing'
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

export type Forward = {
  now: Temporal.Instant
  verdict?: Verdict | undefined
  assignee?: string | undefined
  /** Where the workflow leads from here; the step below unless said. */
  to?: number | 'end' | undefined
}

/** Chuyển bước tiếp theo; from the approving step on a verdict must stand. */
export function forward(
  dossier: Dossier,
  { now, verdict, assignee, to }: Forward,
  approving: boolean,
): Decided {
  if (!inProcess(dossier) || dossier.step === null) return no('not-in-process')
  const next = to ?? following(dossier)
  if (next === 'end') return no('last-step')
  const decided = verdict ?? dossier.verdict
  if (approving && decided === null) return no('verdict-missing')
  return yes({
    ...dossier,
    state: 'processing',
    step: next,
    assignee: assignee ?? null,
    verdict: decided,
    decidedAt: approving ? now : dossier.decidedAt,
  })
}

const following = ({ step, stepCount }: Dossier): number | 'end' =>
  step !== null && step + 1 < stepCount ? step + 1 : 'end'

/** Trả lại bước trước, with a reason; what was approved is open again. `to` is where it came from, when not the step above. */
export function sendBack(dossier: Dossier, to?: number): Decided {
  if (!inProcess(dossier) || dossier.step === null) return no('not-in-process')
  if (dossier.step === 0) return no('no-step-before')
  return yes({ ...dossier, step: to ?? dossier.step - 1, assignee: null, decidedAt: null })
}

/** Phân công: the work of the present step goes to one officer. */
export const assign = (dossier: Dossier, assignee: string): Decided =>
  inProcess(dossier) ? yes({ ...dossier, assignee }) : no('not-in-process')

/** Bàn giao: an officer who left has it no more; without a successor for its step it waits for whoever does that step. */
export const takeOver = (dossier: Dossier, successor: string | null): Decided =>
  dossier.assignee !== null && openStates.includes(dossier.state)
    ? yes({ ...dossier, assignee: successor })
    : no('not-in-process')

/** Giao lại: the work of an officer who leaves or may no longer do it goes to one who may; `mayDo` says of the step. */
export function reassign(
  dossier: Dossier,
  { from, to, mayDo }: { from: string; to: string; mayDo: boolean },
): Decided {
  if (dossier.assignee !== from) return no('not-theirs')
  return mayDo ? takeOver(dossier, to) : no('not-their-step')
}

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

/** Xử lý xong: the last step is done and the result exists. */
export function finish(
  dossier: Dossier,
  verdict?: Verdict,
  onward: number | 'end' = following(dossier),
): Decided {
  if (!inProcess(dossier) || dossier.step === null) return no('not-in-process')
  if (onward !== 'end') return no('not-last-step')
  const decided = verdict ?? dossier.verdict
  if (decided === null) return no('verdict-missing')
  if (!dossier.hasResult) return no('result-missing')
  if (dossier.openTracks > 0) return no('tracks-open')
  return yes({ ...dossier, state: 'done', step: null, assignee: null, verdict: decided })
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

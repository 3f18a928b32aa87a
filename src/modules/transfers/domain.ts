import type { Id } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import type { UnitId } from '#platform/who.ts'

export type TransferId = Id<'transfer'>

/**
 * Where a dossier taken in for another commune is: on its way, with the commune that settles it, its result on the way back,
 * with the applicant. `refused` lies with the first commune again; `recalled` and `closed` are the end without a result.
 */
export const transferStates = [
  'sent',
  'refused',
  'recalled',
  'closed',
  'received',
  'settled',
  'result-sent',
  'result-arrived',
  'handed-over',
] as const
export type TransferState = (typeof transferStates)[number]

/** Chuyển hồ sơ phi địa giới: what two communes of a province share of one dossier. */
export type Transfer = {
  id: TransferId
  /** Who took it in. */
  unitId: UnitId
  /** Who settles it. */
  toUnit: UnitId
  state: TransferState
  version: number
  /** How the dossier stands where it is settled. */
  dossierState?: string | null
  /** Papers brought later for it; those without an arrival are on their way. */
  supplied?: readonly { arrivedAt: Temporal.Instant | null }[]
}

export type WhyNotTransfer =
  | 'changed-meanwhile'
  | 'not-waiting'
  | 'not-refused'
  | 'not-settled'
  | 'result-not-sent'
  | 'result-not-here'
  | 'nothing-asked'
  | 'no-papers-on-the-way'
  | 'not-ours'

/** What is done with a transfer, by which side, from which state, to which. */
export const moves = {
  recall: { by: 'first', from: ['sent'], to: 'recalled', why: 'not-waiting' },
  receive: { by: 'settling', from: ['sent'], to: 'received', why: 'not-waiting' },
  refuse: { by: 'settling', from: ['sent'], to: 'refused', why: 'not-waiting' },
  resend: { by: 'first', from: ['refused'], to: 'sent', why: 'not-refused' },
  close: { by: 'first', from: ['refused'], to: 'closed', why: 'not-refused' },
  'send-result': { by: 'settling', from: ['settled'], to: 'result-sent', why: 'not-settled' },
  'take-result': {
    by: 'first',
    from: ['result-sent'],
    to: 'result-arrived',
    why: 'result-not-sent',
  },
  'bring-papers': { by: 'first', from: ['received'], to: 'same', why: 'nothing-asked' },
  'take-papers': {
    by: 'settling',
    from: ['received', 'settled', 'result-sent', 'result-arrived', 'handed-over', 'closed'],
    to: 'same',
    why: 'no-papers-on-the-way',
  },
  'hand-over': { by: 'first', from: ['result-arrived'], to: 'handed-over', why: 'result-not-here' },
} as const satisfies Record<
  string,
  {
    by: 'first' | 'settling'
    from: readonly TransferState[]
    to: TransferState | 'same'
    why: WhyNotTransfer
  }
>

export type Move = keyof typeof moves

const sideOf = ({ unitId }: Pick<Transfer, 'unitId'>, unit: UnitId) =>
  unit === unitId ? 'first' : 'settling'

/**
 * One move of a transfer, by one of its two communes. Of two at once the later is told that it changed; `seen` is the version that
 * the officer looked at.
 */
export function move<One extends Transfer>(
  transfer: One,
  name: Move,
  { unit, seen }: { unit: UnitId; seen: number | undefined },
): Outcome<One, WhyNotTransfer> {
  const { by, from, to, why } = moves[name]
  if (sideOf(transfer, unit) !== by) return no('not-ours')
  if (!(from as readonly TransferState[]).includes(transfer.state)) return no(why)
  if (!isTime(transfer, name)) return no(why)
  if (seen !== undefined && seen !== transfer.version) return no('changed-meanwhile')
  return yes({ ...transfer, state: to === 'same' ? transfer.state : to })
}

/** Papers are brought once for each request, and taken while they are on their way. */
function isTime({ dossierState, supplied = [] }: Transfer, name: Move): boolean {
  const onTheWay = supplied.some(({ arrivedAt }) => arrivedAt === null)
  if (name === 'bring-papers') return dossierState === 'awaiting-supplement' && !onTheWay
  return name === 'take-papers' ? onTheWay : true
}

/** What a commune could do with it now; the page offers exactly this. */
export const possibleMoves = (transfer: Transfer, unit: UnitId): Move[] =>
  (Object.keys(moves) as Move[]).filter(
    (name) => move(transfer, name, { unit, seen: undefined }).ok,
  )

/**
 * Where it stands after the settling commune's own dossier has moved. A dossier that ended without a result ends the transfer; one that
 * was handed over there needs no way back.
 */
export function following(state: TransferState, dossierState: string): TransferState {
  if (state !== 'received' && state !== 'settled' && state !== 'result-sent') return state
  if (dossierState === 'returned') return 'handed-over'
  if (state !== 'received') return state
  if (dossierState === 'done') return 'settled'
  return dossierState === 'withdrawn' ? 'closed' : state
}

/** Từ khi nào tính thời hạn: from the first receipt, or from arrival at the commune that settles it. */
export const clocks = ['first-receipt', 'arrival'] as const
export type ClockStart = (typeof clocks)[number]

type Moments = { firstReceipt: Temporal.Instant; arrival: Temporal.Instant }

export const clockFrom = (clock: ClockStart, { firstReceipt, arrival }: Moments) =>
  clock === 'arrival' ? arrival : firstReceipt

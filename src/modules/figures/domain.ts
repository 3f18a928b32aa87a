/** Nơi nộp as it is counted; the terms of `dossiers.standing`. */
export const channels = ['counter', 'online', 'post'] as const
export type Channel = (typeof channels)[number]

/** How a dossier stands: open, closed without a result, or finished against its due date. */
export const standings = [
  'waiting',
  'refused',
  'withdrawn',
  'running',
  'paused',
  'no-limit',
  'early',
  'on-time',
  'late',
] as const
export type Standing = (typeof standings)[number]

/** By which day a dossier is counted: received, finished, or (open ones) as they stand now. */
export type Axis = 'received' | 'finished' | 'open'

/** Mức độ dịch vụ: wholly online, partly, or not at all (GOV 1.8). */
export const levels = ['full', 'partial', 'none'] as const
export type Level = (typeof levels)[number]

/** Which dossiers a number counts. One statement of it makes the sum, the list and the sentence. */
export type Condition = {
  axis: Axis
  standing?: readonly Standing[]
  channel?: Channel
  assisted?: boolean
  digitised?: true
  reused?: true
  eResult?: true
  /** Open dossiers whose due day has passed. */
  overdue?: true
  /** Only procedures that can be done online: in any way, wholly, or partly. */
  online?: 'any' | 'full' | 'partial'
}

/** Cách nộp of a fee that was paid. */
export type Way = 'transfer' | 'cash'

/** All that a condition may ask of a dossier; fees paid are summed up beside them, on an axis of their own. */
export type Kind = {
  axis: Axis | 'paid'
  standing: Standing | 'received' | Way
  level: Level
  channel: Channel
  assisted: boolean
  digitised: boolean
  reused: boolean
  eResult: boolean
  overdue: boolean
}

/** So many dossiers of one kind. `key` is what the sums are kept apart by: a procedure, an officer, a day; else empty. */
export type Cell = { kind: Kind; key: string; count: number }

export const isOnline = (level: Level, how: 'any' | 'full' | 'partial') =>
  how === 'any' ? level !== 'none' : level === how

export function meets(kind: Kind, condition: Condition): boolean {
  const { axis, standing, channel, assisted, online } = condition
  return (
    kind.axis === axis &&
    (standing === undefined || standing.some((one) => one === kind.standing)) &&
    (channel === undefined || kind.channel === channel) &&
    (assisted === undefined || kind.assisted === assisted) &&
    (!condition.digitised || kind.digitised) &&
    (!condition.reused || kind.reused) &&
    (!condition.eResult || kind.eResult) &&
    (!condition.overdue || kind.overdue) &&
    (online === undefined || isOnline(kind.level, online))
  )
}

/** How many dossiers there are of each kind. Cells are many, kinds are few. */
export type Sums = ReadonlyMap<Kind, number>

export function sumsOf(cells: readonly Cell[]): Sums {
  const sums = new Map<Kind, number>()
  for (const { kind, count } of cells) sums.set(kind, (sums.get(kind) ?? 0) + count)
  return sums
}

/** How many dossiers a condition counts. */
export function sumOf(sums: Sums, condition: Condition): number {
  let sum = 0
  for (const [kind, count] of sums) if (meets(kind, condition)) sum += count
  return sum
}

/** The officer of a dossier that nobody has had yet. */
export const nobody = '00000000-0000-0000-0000-000000000000'

/** A part of a whole as a share; nothing of nothing is missing, not zero (product rule 8). */
export const ratioOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole

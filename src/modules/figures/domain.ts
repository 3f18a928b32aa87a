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

/** So many dossiers that are alike in all that is counted. */
export type Cell = {
  axis: Axis
  standing: Standing | 'received'
  procedureCode: string
  channel: Channel
  assisted: boolean
  digitised: boolean
  reused: boolean
  eResult: boolean
  overdue: boolean
  officer: string
  /** First day of the bucket, when the sums were asked for by time. */
  since: Temporal.PlainDate | null
  count: number
}

export type LevelOf = (procedure: string) => Level

export const isOnline = (level: Level, how: 'any' | 'full' | 'partial') =>
  how === 'any' ? level !== 'none' : level === how

export function meets(cell: Cell, condition: Condition, levelOf: LevelOf): boolean {
  const { axis, standing, channel, assisted, online } = condition
  return (
    cell.axis === axis &&
    (standing === undefined || standing.some((one) => one === cell.standing)) &&
    (channel === undefined || cell.channel === channel) &&
    (assisted === undefined || cell.assisted === assisted) &&
    (!condition.digitised || cell.digitised) &&
    (!condition.reused || cell.reused) &&
    (!condition.eResult || cell.eResult) &&
    (!condition.overdue || cell.overdue) &&
    (online === undefined || isOnline(levelOf(cell.procedureCode), online))
  )
}

/** How many dossiers a condition counts. */
export const sumOf = (cells: readonly Cell[], condition: Condition, levelOf: LevelOf): number =>
  cells.reduce((sum, cell) => (meets(cell, condition, levelOf) ? sum + cell.count : sum), 0)

/** The officer of a dossier that nobody has had yet. */
export const nobody = '00000000-0000-0000-0000-000000000000'

/** A part of a whole as a share; nothing of nothing is missing, not zero (product rule 8). */
export const ratioOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole

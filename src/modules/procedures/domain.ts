import { createHash } from 'node:crypto'

import type { Rule } from '#platform/clock/rule.ts'
import type { Id } from '#platform/id.ts'

export type { Rule }
export type ProcedureVersionId = Id<'procedure-version'>

export const channels = ['counter', 'online', 'post'] as const
/** Cách nộp: the way by which an application arrives. */
export type Channel = (typeof channels)[number]

/** Phí, lệ phí: what a procedure costs, in đồng. `by-council`: the provincial People's Council sets it. */
export type Fee =
  | { kind: 'free' }
  | { kind: 'fixed'; amount: number }
  | { kind: 'per-case'; amount: number; per: string }
  | {
      kind: 'per-page'
      first: number
      firstPages: number
      further: number
      cap?: number | undefined
    }
  | { kind: 'by-council'; amount?: number | undefined }
  | { kind: 'unknown' }

/** Why a time limit that the source shows cannot be used as it stands. */
export type Undecided = 'no-unit' | 'not-stated' | 'several' | 'unreadable'

export type TimeReading =
  | { kind: 'rule'; rule: Rule }
  | { kind: 'undecided'; why: Undecided; options?: Rule[] }

/** How sure a fact of the law is: read in the instrument (V), one secondary source (S), known but not looked up (M), unverified (?). */
export type Certainty = 'V' | 'S' | 'M' | '?'

/** Where a time or fee comes from: the national portal's text, our reading of the law, or this commune's own confirmation. */
export type Basis = 'portal' | 'law' | 'unit'

/** Trường hợp: one way in which a procedure may run, with a time and a fee of its own. The common case has the code ''. */
export type Case = {
  caseCode: string
  channel: Channel
  label: string
  labelEn: string
  rule: Rule | undefined
  timeBasis: Basis
  fee: Fee
  feeBasis: Basis
  citation: string
  certainty: Certainty
}

/** Nơi nộp: whether applications are filed here, or on the national portal to which we link. */
export type Filed = 'here' | 'national-portal'

/**
 * What this commune has confirmed or corrected, with its legal ground. The newest in force on a day holds; one without
 * a value takes the earlier ones back.
 */
export type Confirmation = {
  what: 'time' | 'fee'
  caseCode: string
  channel: Channel | undefined
  rule: Rule | undefined
  fee: Fee | undefined
  citation: string
  effectiveFrom: Temporal.PlainDate
  confirmedBy: string
  confirmedAt: Temporal.Instant
}

/** Thủ tục hành chính: one version of a procedure as the catalogue has it, with what the commune adds to it. */
export type Procedure = {
  versionId: ProcedureVersionId
  version: number
  effectiveFrom: Temporal.PlainDate | undefined
  effectiveTo: Temporal.PlainDate | undefined
  importedAt: Temporal.Instant
  seenOn: Temporal.PlainDate
  code: string
  name: string
  nameEn: string
  field: string
  levels: string[]
  decision: string
  resultCodes: string[]
  result: string
  resultEn: string
  note: string
  noteEn: string
  exempt: string[]
  source: 'portal' | 'law'
  sourceUrl: string
  raw: Raw
  flags: Flag[]
  cases: Case[]
  /** The special cases are all there are: the common one only serves who did not say which. */
  casesComplete: boolean
  channels: Channel[]
  filed: Filed
  hidden: boolean
  counter: string
  localNote: string
  localNoteEn: string
  localName: string
  confirmations: Confirmation[]
}

/** The portal's own words, kept as they were. */
export type Raw = {
  timeCounter: string
  timeOnline: string
  timePost: string
  feeCounter: string
  feeOnline: string
}

export const flags = [
  'unit-missing',
  'time-missing',
  'several-times',
  'channels-differ',
  'time-note-differs',
  'fee-set-by-council',
  'fee-missing',
  'fee-note-contradicts',
  'fee-amount-doubtful',
  'duplicate-name',
  'name-wrong-at-source',
  'decision-doubtful',
  'other-province',
  'not-in-portal',
] as const
/** Cờ chất lượng: a known or suspected defect of the source that a person has to look at. */
export type Flag = (typeof flags)[number]

export const flagsAboutTime: ReadonlySet<Flag> = new Set<Flag>([
  'unit-missing',
  'time-missing',
  'several-times',
  'channels-differ',
  'time-note-differs',
])
export const flagsAboutFee: ReadonlySet<Flag> = new Set<Flag>([
  'fee-set-by-council',
  'fee-missing',
  'fee-note-contradicts',
  'fee-amount-doubtful',
])
export const flagsAboutName: ReadonlySet<Flag> = new Set<Flag>([
  'duplicate-name',
  'name-wrong-at-source',
])

/** The cases besides the common one, each once. */
export const specialCases = ({ cases }: Procedure) =>
  cases.filter(
    ({ caseCode }, i) =>
      caseCode !== '' && cases.findIndex((one) => one.caseCode === caseCode) === i,
  )

/** A stable id for the audit trail: the digits of the code in a custom (version 8) UUID. */
export const subjectOf = (code: string) => ({
  kind: 'procedure',
  id: `00000000-0000-8000-8000-${code.replace(/\D/g, '').padStart(12, '0')}`,
})

/** The same for an occasion in life, from a hash of its slug. */
export function subjectOfLifeEvent(slug: string) {
  const hex = createHash('sha256').update(`life-event:${slug}`).digest('hex')
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  return { kind: 'life-event', id }
}

/** What an administrator saw when they began to edit: another's change in between must not be lost. */
export const seenMark = ({ versionId, confirmations, ...one }: Procedure): string =>
  JSON.stringify([
    versionId,
    confirmations.length,
    [
      one.filed,
      one.channels,
      one.hidden,
      one.counter,
      one.localName,
      one.localNote,
      one.localNoteEn,
    ],
  ])

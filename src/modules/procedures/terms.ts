import {
  flagsAboutFee,
  flagsAboutTime,
  type Basis,
  type Case,
  type Certainty,
  type Channel,
  type Confirmation,
  type Fee,
  type Flag,
  type Procedure,
  type Rule,
} from './domain.ts'

export type Asked = {
  channel?: Channel | undefined
  caseCode?: string | undefined
  on: Temporal.PlainDate
}

/** A decided time or fee with its ground; `sure` is false while nobody has confirmed it. */
export type Grounded<Value> = { value: Value; basis: Basis; citation: string; sure: boolean }

/** The time limit of a case by a channel on a day, with its ground; undefined while it is undecided. */
export function timeOf(procedure: Procedure, asked: Asked): Grounded<Rule> | undefined {
  const confirmed = confirmedFor(procedure, 'time', asked)
  if (confirmed?.rule) return byUnit(confirmed.rule, confirmed)
  const found = caseFor(procedure, asked)
  if (!found?.rule) return undefined
  const { rule, timeBasis, citation, certainty } = found
  const sure = isSure(timeBasis, certainty, procedure, flagsAboutTime)
  return { value: rule, basis: timeBasis, citation, sure }
}

/** The rule that the clock uses for a dossier received on `on`; undefined while the time limit is undecided. */
export const ruleFor = (procedure: Procedure, asked: Asked): Rule | undefined =>
  timeOf(procedure, asked)?.value

/** What a case costs by a channel on a day, with its ground. */
export function feeOf(procedure: Procedure, asked: Asked): Grounded<Fee> {
  const confirmed = confirmedFor(procedure, 'fee', asked)
  if (confirmed?.fee) return byUnit(confirmed.fee, confirmed)
  const found = caseFor(procedure, asked)
  if (!found) return { value: { kind: 'unknown' }, basis: 'portal', citation: '', sure: false }
  const { fee, feeBasis, citation, certainty } = found
  const sure = isSure(feeBasis, certainty, procedure, flagsAboutFee)
  return { value: fee, basis: feeBasis, citation, sure }
}

/** What a case costs by a channel on a day. */
export const feeFor = (procedure: Procedure, asked: Asked): Fee => feeOf(procedure, asked).value

const byUnit = <Value>(value: Value, { citation }: Confirmation): Grounded<Value> => ({
  value,
  basis: 'unit',
  citation,
  sure: true,
})

/** The portal's word is taken where nothing speaks against it; ours where the instrument itself was read. */
const isSure = (
  basis: Basis,
  certainty: Certainty,
  { flags }: Procedure,
  doubts: ReadonlySet<Flag>,
) => (basis === 'portal' ? !flags.some((flag) => doubts.has(flag)) : certainty === 'V')

/** The channel asked for, or the counter when the portal does not offer it: the law gives both the same time. */
export function caseFor(procedure: Procedure, asked: Asked): Case | undefined {
  const { channel = 'counter', caseCode = '' } = asked
  const ofCode = procedure.cases.filter((one) => one.caseCode === caseCode)
  const among = ofCode.length > 0 ? ofCode : procedure.cases.filter((one) => one.caseCode === '')
  return (
    among.find((one) => one.channel === channel) ??
    among.find((one) => one.channel === 'counter') ??
    among[0]
  )
}

function confirmedFor(procedure: Procedure, what: 'time' | 'fee', asked: Asked) {
  const { channel = 'counter', on } = asked
  const caseCode = caseFor(procedure, asked)?.caseCode ?? ''
  return procedure.confirmations
    .filter(
      (one) =>
        one.what === what &&
        one.caseCode === caseCode &&
        (one.channel === undefined || one.channel === channel) &&
        Temporal.PlainDate.compare(one.effectiveFrom, on) <= 0,
    )
    .toSorted(newestFirst)[0]
}

const newestFirst = (a: Confirmation, b: Confirmation) =>
  Temporal.PlainDate.compare(b.effectiveFrom, a.effectiveFrom) ||
  Temporal.Instant.compare(b.confirmedAt, a.confirmedAt)

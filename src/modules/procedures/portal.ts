import { parse } from 'csv-parse/sync'
import { z } from 'zod'

import { fold } from '#platform/fold.ts'

import {
  channels,
  type Case,
  type Channel,
  type Fee,
  type Filed,
  type Flag,
  type Raw,
  type TimeReading,
} from './domain.ts'
import { parseFee, type FeeReading } from './parse-fee.ts'
import { parseTime } from './parse-time.ts'

/** One procedure as an import brings it, before it gets a version. */
export type Imported = {
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
  seenOn: string
  raw: Raw
  flags: Flag[]
  filed: Filed
  cases: Case[]
  /** The special cases are all there are. */
  casesComplete: boolean
}

const list = (text: string, separator: string | RegExp) =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')

const Row = z.object({
  code: z.string().regex(/^\d\.\d{6}$/),
  name: z.string().min(1),
  field: z.string().min(1),
  levels: z.string().transform((text) => list(text, ',')),
  decision: z.string(),
  time_direct_raw: z.string(),
  time_online_raw: z.string(),
  time_post_raw: z.string(),
  fee_direct_raw: z.string(),
  fee_online_raw: z.string(),
  result_codes: z.string().transform((text) => list(text, ';')),
  source_url: z.url(),
  qa_flags: z.string().transform((text) => list(text, ';')),
})
type PortalRow = z.output<typeof Row>

/** Reads the catalogue file: every row or none, with the line and column of what is wrong. */
export function readPortal(csv: string, seenOn: string): Imported[] {
  const records: unknown[] = parse(csv, { columns: true, bom: true, skip_empty_lines: true })
  return records.map((record, i) => {
    const row = Row.safeParse(record)
    if (row.success) return fromPortal(row.data, seenOn)
    const said = row.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Error(`Catalogue row ${i + 2}: ${said.join('; ')}`)
  })
}

function fromPortal(row: PortalRow, seenOn: string): Imported {
  const raw = rawOf(row)
  const times = timesOf(raw)
  const fees = feesOf(raw)
  return {
    code: row.code,
    name: tidy(row.name),
    nameEn: '',
    field: tidy(row.field),
    levels: row.levels,
    decision: row.decision,
    resultCodes: row.result_codes,
    result: '',
    resultEn: '',
    note: '',
    noteEn: '',
    exempt: [...new Set([...fees.counter.exempt, ...fees.online.exempt])],
    source: 'portal',
    sourceUrl: row.source_url,
    seenOn,
    raw,
    flags: flagsOf(row, times, fees),
    filed: filedWhere(row),
    cases: casesOf(times, fees),
    casesComplete: false,
  }
}

const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()

const rawOf = (row: PortalRow): Raw => ({
  timeCounter: row.time_direct_raw,
  timeOnline: row.time_online_raw,
  timePost: row.time_post_raw,
  feeCounter: row.fee_direct_raw,
  feeOnline: row.fee_online_raw,
})

type Times = Partial<Record<Channel, TimeReading>>
type Fees = { counter: FeeReading; online: FeeReading }

function timesOf(raw: Raw): Times {
  const read = {
    counter: parseTime(raw.timeCounter),
    online: parseTime(raw.timeOnline),
    post: parseTime(raw.timePost),
  }
  return Object.fromEntries(Object.entries(read).filter(([, reading]) => reading !== undefined))
}

const feesOf = (raw: Raw): Fees => ({
  counter: parseFee(raw.feeCounter || raw.feeOnline),
  online: parseFee(raw.feeOnline || raw.feeCounter),
})

const casesOf = (times: Times, fees: Fees): Case[] =>
  channels.flatMap((channel) => {
    const time = times[channel]
    if (!time) return []
    return {
      caseCode: '',
      channel,
      label: '',
      labelEn: '',
      rule: time.kind === 'rule' ? time.rule : undefined,
      timeBasis: 'portal',
      fee: (channel === 'online' ? fees.online : fees.counter).fee,
      feeBasis: 'portal',
      citation: '',
      certainty: 'V',
    }
  })

/** The flags that came with the file. */
const known: Record<string, Flag> = {
  unit_missing: 'unit-missing',
  time_missing: 'time-missing',
  fee_set_by_HDND_not_free: 'fee-set-by-council',
  duplicate_name: 'duplicate-name',
  name_wrong_at_source: 'name-wrong-at-source',
}

/** The flags of the file together with those that reading finds. */
function flagsOf(row: PortalRow, times: Times, fees: Fees): Flag[] {
  const readings = Object.values(times)
  const undecided = (why: string) =>
    readings.some((reading) => reading.kind === 'undecided' && reading.why === why)
  const doubts = [fees.counter.doubt, fees.online.doubt]
  const found: [Flag, boolean][] = [
    ['unit-missing', undecided('no-unit')],
    ['time-missing', readings.length === 0 || undecided('not-stated') || undecided('unreadable')],
    ['several-times', undecided('several')],
    ['channels-differ', new Set(readings.map((reading) => JSON.stringify(reading))).size > 1],
    ['time-note-differs', noteDiffers(readings, fees)],
    ['fee-set-by-council', doubts.includes('set-by-council')],
    ['fee-missing', isUnknown(fees.counter.fee)],
    ['fee-note-contradicts', doubts.includes('note-contradicts')],
    ['fee-amount-doubtful', doubts.includes('amount-doubtful') || amountsDiffer(fees)],
    ['decision-doubtful', !/^\d+\/QĐ-/.test(row.decision)],
    // Codes that one province made for itself and the crawl took for everybody's.
    ['other-province', row.decision.endsWith('/QĐ-UBND')],
  ]
  const own = row.qa_flags.map((flag) => known[flag]).filter((flag) => flag !== undefined)
  return [...new Set([...own, ...found.filter(([, yes]) => yes).map(([flag]) => flag)])]
}

const isUnknown = ({ kind }: Fee) => kind === 'unknown'

const councilAmount = (fee: Fee) => (fee.kind === 'by-council' ? fee.amount : undefined)

/** A fee set by one council cannot be two amounts by two channels; others may lawfully be cheaper online. */
const amountsDiffer = ({ counter, online }: Fees) =>
  councilAmount(counter.fee) !== councilAmount(online.fee)

function noteDiffers(readings: TimeReading[], { counter, online }: Fees): boolean {
  const said = [...counter.times, ...online.times]
  const rules = readings.flatMap((reading) => (reading.kind === 'rule' ? [reading.rule] : []))
  if (said.length === 0 || rules.length === 0) return false
  return !rules.some((rule) =>
    said.some(({ amount, unit }) => amount === rule.amount && unit === rule.unit),
  )
}

const policeFields = new Set([
  'cap, quan ly can cuoc',
  'dang ky, quan ly cu tru',
  'dinh danh va xac thuc dien tu',
  'quan ly vu khi, vat lieu no, cong cu ho tro va phao',
])
// Of the residence field, these two are confirmed by the commune People's Committee itself.
const ofCommittee = new Set(['1.013313', '1.013314'])

/** The police keep a system of their own: what they settle is only linked to. */
const filedWhere = ({ code, field }: PortalRow): Filed =>
  policeFields.has(fold(field)) && !ofCommittee.has(code) ? 'national-portal' : 'here'

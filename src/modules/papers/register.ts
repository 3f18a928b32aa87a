import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'

import { Agency, sheetView, type Frame, type Issued } from './sheet.ts'
import { dateWords, shortWords } from './words.ts'

const Line = z.object({
  code: z.string(),
  matter: z.string(),
  applicant: z.string(),
  /** Address and telephone. */
  contact: z.string(),
  receivedAt: instant,
  dueAt: instant.nullish(),
  returnedAt: instant.nullish(),
  how: z.enum(['counter', 'post', 'electronic']).nullish(),
})
export type RegisterLine = z.output<typeof Line>

/** Mẫu 07: one volume of the register of a period, made from the records. */
export const Register = z.object({
  agency: Agency,
  lead: z.string(),
  from: plainDate,
  to: plainDate,
  volume: z.number(),
  /** Number of the first line of this volume in the whole register. */
  first: z.number(),
  lines: z.array(Line),
})

/** Lines of one volume: a press on a busy machine prints as many in half of the time and memory it may use. */
export const linesPerVolume = 250

export function registerView(issued: Issued<z.output<typeof Register>>, frame: Frame) {
  const { agency, lead, from, to, volume, first, lines } = issued.data
  const subject = `từ ${shortDate(from)} đến ${shortDate(to)}, quyển ${volume}`
  return {
    ...sheetView(issued, frame, { agency, subject }),
    period: `Từ ${dateWords(from)} đến ${dateWords(to)}`,
    volume: `Quyển số ${volume}`,
    rows: lines.map((line, n) => rowOf(line, first + n, lead)),
  }
}

const howWords = { counter: 'Trực tiếp', post: 'Bưu chính', electronic: 'Trực tuyến' } as const

const rowOf = (line: RegisterLine, number: number, lead: string) => [
  String(number),
  line.code,
  line.matter,
  line.applicant,
  line.contact,
  lead,
  shortWords(line.receivedAt),
  line.dueAt ? shortWords(line.dueAt) : '–',
  line.returnedAt ? shortWords(line.returnedAt) : '',
  line.how ? howWords[line.how] : '',
  '',
]

const shortDate = ({ day, month, year }: Temporal.PlainDate) =>
  `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`

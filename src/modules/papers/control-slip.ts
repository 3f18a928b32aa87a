import { z } from 'zod'

import { instant } from '#platform/columns.ts'

import { dossierSheet, filled, Head, type Frame, type Issued } from './sheet.ts'
import { compareDays, instantWords, shortWords } from './words.ts'

const Stay = z.object({
  /** The step, or the agency where it lay. */
  place: z.string(),
  /** Who handed it over to this place. */
  giver: z.string().nullish(),
  enteredAt: instant,
  dueAt: instant.nullish(),
  leftAt: instant.nullish(),
  /** Who worked there and handed it on. */
  leaver: z.string().nullish(),
  direction: z.enum(['forward', 'back', 'finished', 'stopped']).nullish(),
  note: z.string().nullish(),
})

/** Mẫu 06: giao – nhận of a dossier, made from what was recorded, never typed. */
export const ControlSlip = Head.extend({
  lead: z.string(),
  coordinating: z.array(z.string()),
  receivedAt: instant,
  dueAt: instant.nullish(),
  stays: z.array(Stay),
})

export function controlSlipView(issued: Issued<z.output<typeof ControlSlip>>, frame: Frame) {
  const { lead, coordinating, receivedAt, dueAt, stays } = issued.data
  return {
    ...dossierSheet(issued, frame),
    lead,
    coordinating: coordinating.length > 0 ? coordinating.join('; ') : 'không có',
    received: instantWords(receivedAt),
    due: dueAt ? instantWords(dueAt) : 'pháp luật không quy định thời hạn giải quyết',
    rows: stays.map(rowOf),
  }
}

const rowOf = (stay: z.output<typeof Stay>) => ({
  place: stay.place,
  in: [shortWords(stay.enteredAt), stay.giver && `Người giao: ${stay.giver}`].filter(isText),
  out: stay.leftAt
    ? [shortWords(stay.leftAt), stay.leaver && `Người xử lý: ${stay.leaver}`].filter(isText)
    : [],
  due: stay.dueAt ? `Hạn: ${shortWords(stay.dueAt)}` : null,
  result: resultOf(stay),
  note: noteOf(stay),
})

const isText = (text: string | null | undefined): text is string => Boolean(text)

/** Trước hạn, đúng hạn, quá hạn: dates are compared, not hours (GOV 1.5 rule 15). */
export function resultOf({ leftAt, dueAt }: Pick<z.output<typeof Stay>, 'leftAt' | 'dueAt'>) {
  if (!leftAt) return 'Đang giải quyết'
  if (!dueAt) return 'Không có hạn'
  const days = compareDays(leftAt, dueAt)
  return days < 0 ? 'Trước hạn' : days === 0 ? 'Đúng hạn' : 'Quá hạn'
}

const directionWords = {
  forward: null,
  back: 'Trả lại bước trước',
  finished: 'Hoàn thành',
  stopped: 'Kết thúc, không có kết quả',
} as const

const noteOf = ({ direction, note }: z.output<typeof Stay>) =>
  [direction ? directionWords[direction] : null, filled(note)].filter(isText).join(': ')

import { z } from 'zod'

import { instant } from '#platform/columns.ts'

import {
  Agency,
  byHand,
  dossierSheet,
  filled,
  Head,
  officerName,
  sheetView,
  type Frame,
  type Issued,
} from './sheet.ts'
import { countWords, instantWords, shortWords } from './words.ts'

const maybe = z.string().nullish()
const Side = z.object({ place: z.string(), name: maybe })

/** Giấy bàn giao hồ sơ: dossiers that go from one desk to another, with their papers. */
export const HandOverSlip = z.object({
  agency: Agency,
  handedAt: instant,
  giver: Side,
  receiver: Side,
  rows: z.array(
    z.object({
      code: z.string(),
      matter: z.string(),
      applicant: z.string(),
      papers: z.number(),
      dueAt: instant.nullish(),
      note: maybe,
    }),
  ),
})

export function handOverSlipView(issued: Issued<z.output<typeof HandOverSlip>>, frame: Frame) {
  const { agency, handedAt, giver, receiver, rows } = issued.data
  const [only] = rows
  const subject =
    rows.length === 1 && only ? `Mã hồ sơ ${only.code}` : `${countWords(rows.length)} hồ sơ`
  return {
    ...sheetView(issued, frame, { agency, subject }),
    handed: instantWords(handedAt),
    giver: { place: giver.place, name: filled(giver.name) },
    receiver: { place: receiver.place, name: filled(receiver.name) },
    rows: rows.map((row) => ({
      code: row.code,
      matter: row.matter,
      applicant: row.applicant,
      papers: countWords(row.papers),
      due: row.dueAt ? shortWords(row.dueAt) : '–',
      note: filled(row.note) ?? '',
    })),
    signatures: [
      byHand('Bên giao', officerName(giver.name)),
      byHand('Bên nhận', officerName(receiver.name)),
    ],
  }
}

/** Giấy biên nhận trả kết quả: who took which result, when and how. */
export const ResultReceipt = Head.extend({
  to: z.string(),
  how: z.enum(['counter', 'post', 'electronic']),
  handedAt: instant,
  giver: z.string(),
  results: z.array(z.object({ title: z.string(), documentNumber: maybe })),
})

const howWords = {
  counter: 'nhận trực tiếp',
  post: 'gửi qua dịch vụ bưu chính',
  electronic: 'nhận bản điện tử',
} as const

export function resultReceiptView(issued: Issued<z.output<typeof ResultReceipt>>, frame: Frame) {
  const { to, how, handedAt, giver, results } = issued.data
  return {
    ...dossierSheet(issued, frame),
    to,
    how: howWords[how],
    handed: instantWords(handedAt),
    results: results.map(({ title, documentNumber }) => ({
      title,
      documentNumber: filled(documentNumber) ?? '',
    })),
    signatures: [byHand('Người nhận kết quả', to), byHand('Người trả kết quả', officerName(giver))],
  }
}

import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { renderPdf } from '#platform/pdf/render.ts'

import { paperById, type PaperId } from './papers.ts'
import { applicantView, filled, Head, officerName, qrOf, signatureName } from './sheet.ts'
import { countWords, instantWords, placeAndDate } from './words.ts'

const maybe = z.string().nullish()

/** Giấy tờ nộp: what the applicant handed in, in the form it was handed in. */
const Component = z.object({
  name: z.string(),
  quantity: z.number(),
  kind: z.enum(['original', 'certified', 'copy', 'electronic']),
})
export type ReceiptComponent = z.output<typeof Component>

/** What stands on a Giấy tiếp nhận hồ sơ và hẹn trả kết quả. What is missing is left as dots. */
export const Receipt = Head.extend({
  /** Who hands in for the applicant. */
  proxy: z.object({ name: z.string(), idNumber: maybe }).nullish(),
  components: z.array(Component).readonly(),
  sets: z.number(),
  /** The statutory time in words, as "03 ngày làm việc". */
  processing: maybe,
  receivedAt: instant,
  /** Missing when the law sets no time limit. */
  dueAt: instant.nullish(),
  collectAt: maybe,
  book: z.object({ volume: maybe, number: maybe }).optional(),
  receiver: z.string(),
  /** An electronic receipt asks for no signature by hand: its submitter filed online. */
  medium: z.enum(['paper', 'electronic']),
})
export type ReceiptFacts = z.output<typeof Receipt>

export type ReceiptData = ReceiptFacts & {
  paper: PaperId
  /** Absolute address of the tracking page of this dossier. */
  trackingUrl: string
  demo: boolean
}

/** The receipt as a tagged PDF. A reprint has the same bytes: its date is the day of receipt. */
export const receiptPdf = (data: ReceiptData): Promise<Uint8Array> =>
  renderPdf(paperById(data.paper).template, receiptView(data), data.receivedAt)

/** The receipt in the words that are printed. */
export function receiptView(data: ReceiptData) {
  const { name, basis } = paperById(data.paper)
  const { applicant, agency, code } = data
  return {
    name,
    title: `${name} – ${code}`,
    foot: `${basis} – Mã hồ sơ ${code}`,
    code,
    demo: data.demo,
    agency: agency.name,
    letterhead: {
      parent: agency.parent,
      agency: agency.name,
      'place-date': placeAndDate(agency.place, data.receivedAt),
    },
    ...applicantView(applicant),
    proxy: data.proxy ? proxyWords(data.proxy) : null,
    matter: data.matter,
    components: data.components.map(componentWords),
    sets: `${countWords(data.sets)} (bộ)`,
    processing: filled(data.processing),
    received: instantWords(data.receivedAt),
    due: data.dueAt ? instantWords(data.dueAt) : 'pháp luật không quy định thời hạn giải quyết',
    collectAt: filled(data.collectAt),
    book: { volume: filled(data.book?.volume), number: filled(data.book?.number) },
    signatures: signaturesOf(data),
    qr: qrOf(data.trackingUrl),
  }
}

const kindWords: Record<ReceiptComponent['kind'], string> = {
  original: 'Bản chính',
  certified: 'Bản sao chứng thực',
  copy: 'Bản sao',
  electronic: 'Bản điện tử',
}

const componentWords = ({ name, kind, quantity }: ReceiptComponent) => ({
  name,
  kind: kindWords[kind],
  quantity: countWords(quantity),
})

const proxyWords = ({ name, idNumber }: NonNullable<ReceiptData['proxy']>) =>
  filled(idNumber) ? `${name} (số định danh cá nhân ${idNumber})` : name

function signaturesOf({ applicant, proxy, receiver, medium }: ReceiptData) {
  const byHand = '(Ký và ghi rõ họ tên)'
  const online = medium === 'electronic'
  return [
    {
      role: 'Người nộp hồ sơ',
      hint: online ? '(Nộp hồ sơ trực tuyến)' : byHand,
      name: signatureName(proxy?.name ?? applicant.name),
    },
    {
      role: 'Người tiếp nhận hồ sơ',
      // Nothing signs it yet; a paper must not say that it is signed.
      hint: online ? '(Bản điện tử, chưa ký số)' : byHand,
      name: signatureName(officerName(receiver)),
    },
  ]
}

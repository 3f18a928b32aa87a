import { renderPdf } from '#platform/pdf/render.ts'

import { paperById, type PaperId } from './papers.ts'
import { qrSvg } from './qr.ts'
import { countWords, instantWords, placeAndDate } from './words.ts'

type Maybe = string | null | undefined

/** Giấy tờ nộp: what the applicant handed in, in the form it was handed in. */
export type ReceiptComponent = {
  name: string
  quantity: number
  kind: 'original' | 'certified' | 'copy' | 'electronic'
}

/** What stands on a Giấy tiếp nhận hồ sơ và hẹn trả kết quả. What is missing is left as dots. */
export type ReceiptData = {
  paper: PaperId
  code: string
  agency: {
    /** Cơ quan chủ quản, as "Ủy ban nhân dân xã Tân Trụ". */
    parent: string
    /** The agency that receives, as in its decision of establishment. */
    name: string
    /** Địa danh before the date, as "Tân Trụ". */
    place: string
  }
  applicant: { name: string; idNumber?: Maybe; address?: Maybe; phone?: Maybe; email?: Maybe }
  /** Who hands in for the applicant. */
  proxy?: { name: string; idNumber?: Maybe } | null | undefined
  /** Name of the procedure, or what is asked in the applicant's words. */
  matter: string
  components: readonly ReceiptComponent[]
  sets: number
  /** The statutory time in words, as "03 ngày làm việc". */
  processing: Maybe
  receivedAt: Temporal.Instant
  /** Missing when the law sets no time limit. */
  dueAt: Temporal.Instant | null | undefined
  collectAt: Maybe
  book?: { volume?: Maybe; number?: Maybe } | undefined
  receiver: string
  /** An electronic receipt is signed digitally, and its submitter filed online. */
  medium: 'paper' | 'electronic'
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
    applicant: {
      name: applicant.name,
      idNumber: filled(applicant.idNumber),
      address: filled(applicant.address),
      phone: filled(applicant.phone),
      email: filled(applicant.email),
    },
    oneLine: (applicant.phone ?? '').length <= 20 && (applicant.email ?? '').length <= 26,
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

const filled = (text: Maybe) => text?.trim() || null

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

/** A name too long for the place to sign stands in full above; here its beginning tells who signs. */
const longestSignature = 80
const signatureName = (name: string) =>
  name.length > longestSignature ? `${name.slice(0, longestSignature)}…` : name

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
      hint: online ? '(Ký số)' : byHand,
      name: signatureName(receiver),
    },
  ]
}

const qrOf = (url: string) => ({
  url,
  address: url.replace(/^https?:\/\//, ''),
  alt: `Mã QR mở trang tra cứu hồ sơ: ${url}`,
  svg: qrSvg(url),
})

import { z } from 'zod'

import { paperById, slipNumber, type SlipKind } from './papers.ts'
import { qrSvg } from './qr.ts'
import { placeAndDate } from './words.ts'

/** A paper that was issued: which version, which number, when, and what is said. */
export type Issued<Data = unknown> = {
  kind: SlipKind
  paper: string
  number: number | null
  at: Temporal.Instant
  data: Data
}

/** What the installation adds when the paper is printed first: where dossiers are looked up, and whether all is a demonstration. */
export type Frame = { publicUrl: string; demo: boolean }

export type Maybe = string | null | undefined
const maybe = z.string().nullish()

export const Agency = z.object({
  /** Cơ quan chủ quản, as "Ủy ban nhân dân xã Tân Trụ". */
  parent: z.string(),
  /** The agency that receives, as in its decision of establishment. */
  name: z.string(),
  /** Địa danh before the date, as "Tân Trụ". */
  place: z.string(),
})

export const Applicant = z.object({
  name: z.string(),
  idNumber: maybe,
  address: maybe,
  phone: maybe,
  email: maybe,
})

/** Whose dossier it is, and about what. */
export const Head = z.object({
  code: z.string(),
  agency: Agency,
  applicant: Applicant,
  /** Name of the procedure, or what is asked in the applicant's words. */
  matter: z.string(),
})

export const filled = (text: Maybe) => text?.trim() || null

/** What every sheet carries: its name, its foot, its letterhead. */
export function sheetView(
  { kind, paper, number, at }: Omit<Issued, 'data'>,
  { demo }: Frame,
  { agency, subject }: { agency: z.output<typeof Agency>; subject: string },
) {
  const { name, basis } = paperById(paper)
  return {
    name,
    title: `${name} – ${subject}`,
    foot: `${basis} – ${subject}`,
    demo,
    agency: agency.name,
    letterhead: {
      parent: agency.parent,
      agency: agency.name,
      'place-date': placeAndDate(agency.place, at),
      number: number === null ? null : slipNumber(kind, number),
    },
  }
}

export function applicantView({ name, ...rest }: z.output<typeof Applicant>) {
  const { phone, email } = rest
  return {
    applicant: {
      name,
      idNumber: filled(rest.idNumber),
      address: filled(rest.address),
      phone: filled(phone),
      email: filled(email),
    },
    oneLine: (phone ?? '').length <= 20 && (email ?? '').length <= 26,
  }
}

/** A sheet about one dossier, with the code that opens its tracking page. */
export const dossierSheet = <Data extends z.output<typeof Head>>(
  issued: Issued<Data>,
  frame: Frame,
) => {
  const { code, agency, applicant, matter } = issued.data
  return {
    ...sheetView(issued, frame, { agency, subject: `Mã hồ sơ ${code}` }),
    ...applicantView(applicant),
    code,
    matter,
    qr: qrOf(`${frame.publicUrl}/tra-cuu/${code}`),
  }
}

export const qrOf = (url: string) => ({
  url,
  address: url.replace(/^https?:\/\//, ''),
  alt: `Mã QR mở trang tra cứu hồ sơ: ${url}`,
  svg: qrSvg(url),
})

/** A name too long for the place to sign stands in full above; here its beginning tells who signs. */
const longestSignature = 80
export const signatureName = (name: Maybe) =>
  (name ?? '').length > longestSignature
    ? `${(name ?? '').slice(0, longestSignature)}…`
    : (name ?? '')

/** "Trần Thị Lan" of "Trần Thị Lan, Chuyên viên": the position is not part of a signature. */
export const officerName = (name: Maybe) => (name ?? '').split(', ')[0] ?? ''

export const byHand = (role: string, name: Maybe) => ({
  role,
  hint: '(Ký và ghi rõ họ tên)',
  name: signatureName(name),
})

/** The head of the agency signs, with the seal. */
export const byHead = (name: Maybe) => ({
  role: 'Thủ trưởng cơ quan, đơn vị',
  hint: '(Ký, ghi rõ họ tên và đóng dấu)',
  name: signatureName(officerName(name)),
})

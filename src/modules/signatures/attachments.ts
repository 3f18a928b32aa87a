import { z } from 'zod'

import type { Db, Read, Tx } from '#platform/db.ts'
import type { Certificate } from '#platform/signing/cms/certificate.ts'
import { signPdf, validationOf } from '#platform/signing/pades/sign.ts'
import type { Signer, TrustServices } from '#platform/signing/signer.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { numberWords } from './domain.ts'
import { bytesOf } from './keeping.ts'
import { blockLook, testNote } from './looks/looks.ts'
import { topRight } from './places.ts'
import type { Office } from './provider.ts'
import type { SignedDocument } from './store.ts'

const Row = z.object({
  number: z.number(),
  title: z.string(),
  draftId: z.string(),
  sealedId: z.string().nullable(),
})
/** Phụ lục kèm theo: a file of its own that goes with a paper. */
export type Attachment = z.output<typeof Row>

export const mostAttachments = 10

export const attachmentsOf = (q: Read, unit: UnitId, document: string) => q.many(Row)`
  select number, title, draft_id, sealed_id from signatures.attachment
  where unit_id = ${unit} and document_id = ${document} order by number
`

export type NewAttachment = { title: string; fileId: string }

export function addAttachments(
  tx: Tx,
  unit: UnitId,
  document: string,
  attachments: readonly NewAttachment[],
) {
  for (const [at, { title, fileId }] of attachments.entries())
    tx.later(tx.run`
      insert into signatures.attachment (unit_id, document_id, number, title, draft_id)
      values (${unit}, ${document}, ${at + 1}, ${title}, ${fileId})
    `)
}

type Sealed = { number: number; sealedId: string; sha256: Buffer }

export const noteAttachment = (
  tx: Tx,
  unit: UnitId,
  document: string,
  { number, sealedId, sha256 }: Sealed,
) => tx.run`
  update signatures.attachment set sealed_id = ${sealedId}, sha256 = ${sha256}
  where unit_id = ${unit} and document_id = ${document} and number = ${number} and sealed_id is null
`

export type SealedAttachment = Attachment & { pdf: Buffer }

type Sealing = {
  document: SignedDocument
  signer: Signer
  /** The agency's certificate with those above it, and those of the time stamps. */
  chains: readonly (readonly Certificate[])[]
  services: TrustServices
  isTest: boolean
  agency: string
  at: Temporal.Instant
}

/** The agency signs each attachment: words at the upper right, no picture, the number of its paper, the time (GOV 5.4). */
export async function sealAttachments(
  office: Office,
  db: Db,
  who: Who,
  { document, signer, chains, services, isTest, agency, at }: Sealing,
): Promise<SealedAttachment[]> {
  const attachments = await db.read((q) => attachmentsOf(q, who.unit, document.id))
  if (attachments.length === 0) return []
  const validation = await validationOf(chains, services)
  const number =
    document.number === null ? document.title : numberWords(document.number, document.symbol)
  const words = [`Phụ lục kèm theo số ${number}`, ...(isTest ? [testNote] : [])]
  const sealed: SealedAttachment[] = []
  for (const one of attachments) {
    const draft = await bytesOf(db, office.files, who, one.draftId)
    const place = topRight(draft)
    const wanted = {
      field: 'dau_co_quan_phu_luc',
      label: `Chữ ký số của ${agency} trên phụ lục`,
      place,
      look: await blockLook(place, words, at),
      at,
      signer: agency,
      reason: isTest ? 'Ký phụ lục – CHỮ KÝ THỬ NGHIỆM' : 'Ký phụ lục',
      validation,
    }
    sealed.push({ ...one, pdf: await signPdf(draft, wanted, signer, services) })
  }
  return sealed
}

import { unitById } from '#modules/units/index.ts'
import type { Db } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { NewField } from '#platform/signing/pades/fields.ts'
import type { Wanted } from '#platform/signing/pades/prepare.ts'
import { SigningFault, signPdf } from '#platform/signing/pades/sign.ts'
import { PdfFault } from '#platform/signing/pdf/values.ts'
import { ProviderAway } from '#platform/signing/providers/away.ts'
import type { Who } from '#platform/who.ts'

import { NoKey } from './configured.ts'
import { fileNameFor, mayBeSigned, type Why } from './domain.ts'
import { aboutDocument } from './events.ts'
import { bytesOf, keepFor, stored } from './keeping.ts'
import { codeLook, signatureLook } from './looks/looks.ts'
import { providerOf, type Office, type Provider } from './provider.ts'
import {
  documentById,
  lockDocument,
  noteSigned,
  ownerName,
  ownerOf,
  type SignedDocument,
} from './store.ts'

export type Act = { id: string; now: Temporal.Instant }
export type Done = Outcome<undefined, Why>

/** Names of the fields in the file; the clerk's update finds them by these. */
export const fieldNames = {
  signature: 'chu_ky_lanh_dao',
  seal: 'dau_co_quan',
  number: 'so_ky_hieu',
  date: 'ngay_ban_hanh',
  code: 'ma_xac_minh',
} as const

/** Lãnh đạo ký: with the officer's own certificate. The provider is asked outside of any transaction. */
export async function signDocument(
  office: Office,
  db: Db,
  who: Who,
  { id, now }: Act,
): Promise<Done> {
  const document = found(await db.read((q) => documentById(q, who.unit, id)), 'văn bản này')
  const may = mayBeSigned(document, who.staff)
  if (!may.ok) return may
  const provider = await providerOf(office, now)
  if (!provider) return no('no-provider')
  const unit = found(await db.read((q) => unitById(q, who.unit)), 'đơn vị')
  const draft = await bytesOf(db, office.files, who, document.draftId)
  const made = await refusing(async () => {
    const signer = await provider.signerFor({
      kind: 'person',
      unit: who.unit,
      staff: document.signerId,
      name: document.signerName,
      organization: unit.name,
    })
    const wanted = await leaderWish(office, document, provider, now)
    const pdf = await signPdf(draft, wanted, signer, provider.services)
    return { pdf, fingerprint: signer.certificate.fingerprint }
  })
  if (!made.ok) return made
  return keepSigned(office, db, who, { id, now, provider, ...made.value })
}

type Made = Act & { provider: Provider; pdf: Buffer; fingerprint: string }

async function keepSigned(
  office: Office,
  db: Db,
  who: Who,
  { id, now, provider, pdf, fingerprint }: Made,
): Promise<Done> {
  const kept = await stored(office.files, pdf)
  return db.tx(async (tx) => {
    // Meanwhile somebody may have withdrawn it, or signed it in another window.
    const document = found(await lockDocument(tx, who.unit, id), 'văn bản này')
    const may = mayBeSigned(document, who.staff)
    if (!may.ok) return may
    const { title } = document
    const owner = ownerOf(document)
    const code = ownerName(owner)
    const fileId = await keepFor(tx, who, owner, kept, fileNameFor(title, 'da-ky'))
    await noteSigned(tx, who.unit, document.id, fileId, now)
    await record(tx, who, 'signature.made', aboutDocument(id), {
      code,
      title,
      provider: provider.code,
      fingerprint,
    })
    return yes(undefined)
  })
}

/** The leader's signature, with the fields that the clerk will fill and the code by which anybody can check. */
async function leaderWish(
  office: Office,
  { places, signerName, checkCode, ownerKind }: SignedDocument,
  { isTest }: Provider,
  at: Temporal.Instant,
): Promise<Wanted> {
  const address = `${office.publicUrl}/xac-minh/${checkCode}`
  const [look, code] = await Promise.all([
    signatureLook(places.signature, signerName, isTest, at),
    codeLook(places.code, { address, code: checkCode }, at),
  ])
  const field = (name: Exclude<keyof typeof fieldNames, 'signature'>, label: string): NewField => ({
    name: fieldNames[name],
    kind: name === 'seal' ? 'signature' : 'text',
    label,
    place: places[name],
  })
  return {
    field: fieldNames.signature,
    label: `Chữ ký của ${signerName}`,
    place: places.signature,
    look,
    at,
    signer: signerName,
    reason: isTest ? 'Ký duyệt – CHỮ KÝ THỬ NGHIỆM, không có giá trị pháp lý' : 'Ký duyệt',
    fields: [
      // What another module numbers is numbered after all signatures verify: its number stands in the book.
      ...(ownerKind === 'dossier'
        ? [field('number', 'Số, ký hiệu'), field('date', 'Ngày ban hành')]
        : []),
      field('seal', 'Dấu của cơ quan'),
      field('code', 'Mã xác minh'),
    ],
    fills: [{ name: fieldNames.code, value: checkCode, look: code }],
    certify: true,
  }
}

/** What a provider or the paper itself refuses is an outcome; any other fault stays one. */
export async function refusing<Value>(work: () => Promise<Value>): Promise<Outcome<Value, Why>> {
  try {
    return yes(await work())
  } catch (error) {
    if (error instanceof SigningFault) return no(error.why)
    if (error instanceof PdfFault) return no('not-signable')
    if (error instanceof ProviderAway) return no('provider-away')
    if (error instanceof NoKey) return no('no-provider')
    throw error
  }
}

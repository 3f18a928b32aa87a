import { unitById } from '#modules/units/index.ts'
import type { Db, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { NewField } from '#platform/signing/pades/fields.ts'
import type { Wanted } from '#platform/signing/pades/prepare.ts'
import { refuseUnlessGood, SigningFault, signPdf } from '#platform/signing/pades/sign.ts'
import { PdfFault } from '#platform/signing/pdf/values.ts'
import { ProviderAway } from '#platform/signing/providers/away.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { NoKey } from './configured.ts'
import { fileNameFor, mayBeSigned, type Why } from './domain.ts'
import { aboutDocument } from './events.ts'
import { bytesOf, keepFor, stored } from './keeping.ts'
import { codeLook, signatureLook } from './looks/looks.ts'
import { pictureFor } from './pictures/pictures.ts'
import { ByPlugIn, providerFor, type Office, type Party, type Provider } from './provider.ts'
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
  const party = await leaderOf(db, who, document)
  const provider = await providerFor(office, db, party, now)
  if (!provider) return no('no-provider')
  const draft = await bytesOf(db, office.files, who, document.draftId)
  const made = await refusing(async () => {
    const signer = await provider.signerFor(party)
    await refuseUnlessGood(signer, provider.services, now)
    const wanted = await leaderWish(office, db, document, { unit: who.unit, ...provider, at: now })
    const pdf = await signPdf(draft, wanted, signer, provider.services)
    return { pdf, fingerprint: signer.certificate.fingerprint }
  })
  if (!made.ok) return made
  return keepSigned(office, db, who, { id, now, provider: provider.code, ...made.value })
}

/** In whose name a paper waits to be signed. */
export async function leaderOf(db: Db, who: Who, document: SignedDocument): Promise<Party> {
  const { name } = found(await db.read((q) => unitById(q, who.unit)), 'đơn vị')
  const { signerId: staff, signerName } = document
  return { kind: 'person', unit: who.unit, staff, name: signerName, organization: name }
}

export type Signed = Act & {
  provider: Provider['code']
  pdf: Buffer
  fingerprint: string
  /** Uses up what the signature was asked by; a no undoes everything. */
  settle?: (tx: Tx) => Promise<boolean>
}

/** The signed file becomes that of its paper, if nothing has happened to it meanwhile. */
export async function keepSigned(
  office: Office,
  db: Db,
  who: Who,
  { id, now, provider, pdf, fingerprint, settle }: Signed,
): Promise<Done> {
  const kept = await stored(office.files, pdf)
  return db.tx(async (tx) => {
    // Meanwhile somebody may have withdrawn it, or signed it in another window.
    const document = found(await lockDocument(tx, who.unit, id), 'văn bản này')
    const may = mayBeSigned(document, who.staff)
    if (!may.ok) return may
    if (settle && !(await settle(tx))) return no('order-used')
    const { title } = document
    const owner = ownerOf(document)
    const code = ownerName(owner)
    const fileId = await keepFor(tx, who, owner, kept, fileNameFor(title, 'da-ky'))
    await noteSigned(tx, who.unit, document.id, fileId, now)
    await record(tx, who, 'signature.made', aboutDocument(id), {
      code,
      title,
      provider,
      fingerprint,
    })
    return yes(undefined)
  })
}

/** The leader's signature, with the fields that the clerk will fill and the code by which anybody can check. */
export async function leaderWish(
  office: Office,
  db: Db,
  { places, signerId, signerName, checkCode, ownerKind }: SignedDocument,
  { unit, isTest, at }: Pick<Provider, 'isTest'> & { unit: UnitId; at: Temporal.Instant },
): Promise<Wanted> {
  const address = `${office.publicUrl}/xac-minh/${checkCode}`
  const picture = await pictureFor(office, db, unit, signerId)
  const [look, code] = await Promise.all([
    signatureLook(places.signature, { name: signerName, picture, isTest }, at),
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
    if (error instanceof ByPlugIn) return no('by-plug-in')
    throw error
  }
}

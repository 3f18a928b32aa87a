import { attachResult } from '#modules/dossiers/index.ts'
import { unitById } from '#modules/units/index.ts'
import type { Db, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { Stored } from '#platform/files.ts'
import { zone } from '#platform/http.ts'
import { no, yes } from '#platform/outcome.ts'
import { found, Problem } from '#platform/problem.ts'
import type { Certificate } from '#platform/signing/cms/certificate.ts'
import { readSignedData } from '#platform/signing/cms/read-signed-data.ts'
import { signaturesIn } from '#platform/signing/pades/found.ts'
import type { Wanted } from '#platform/signing/pades/prepare.ts'
import { signPdf, validationOf } from '#platform/signing/pades/sign.ts'
import { PdfFile } from '#platform/signing/pdf/file.ts'
import type { Who } from '#platform/who.ts'

import { isAtStepOf } from './at-step.ts'
import { noteAttachment, sealAttachments, type SealedAttachment } from './attachments.ts'
import { dateWords, fileNameFor, mayBeSealed, numberWords } from './domain.ts'
import { aboutDocument } from './events.ts'
import { bytesOf, keepFor, stored } from './keeping.ts'
import { blockLook, lineLook, sealLook, testNote } from './looks/looks.ts'
import { agency } from './means/store.ts'
import { pictureFor } from './pictures/pictures.ts'
import { providerFor, type Office, type Party, type Provider } from './provider.ts'
import { fieldNames, refusing, type Act, type Done } from './signing.ts'
import {
  isOfDossier,
  lockDocument,
  noteSealed,
  ownerName,
  ownerOf,
  takeNumber,
  type SignedDocument,
} from './store.ts'

/** Văn thư cấp số, đóng dấu: only after the leader; the sealed paper becomes the result of its dossier. */
export async function sealDocument(
  office: Office,
  db: Db,
  who: Who,
  { id, now }: Act,
): Promise<Done> {
  const numbered = await numberDocument(db, who, { id, now })
  if (!numbered.ok) return numbered
  const document = numbered.value
  const party = await agencyOf(db, who)
  const provider = await providerFor(office, db, party, now)
  if (!provider) return no('no-provider')
  const signed = await bytesOf(db, office.files, who, document.signedId ?? '')
  const made = await refusing(async () => {
    const signer = await provider.signerFor(party)
    const own = [signer.certificate, ...signer.chain]
    const wanted = await clerkWish(office, db, document, { signed, own, provider, party, at: now })
    const { services, stampChain, isTest } = provider
    const pdf = await signPdf(signed, wanted, signer, services)
    const all = { chains: [own, stampChain], services, isTest, agency: party.name, at: now }
    const attached = await sealAttachments(office, db, who, { document, signer, ...all })
    return { pdf, attached }
  })
  if (!made.ok) return made
  return keepSealed(office, db, who, { id, now, ...made.value })
}

/** The agency itself, in whose name the clerk seals. */
export async function agencyOf(db: Db, who: Who): Promise<Party> {
  const { name } = found(await db.read((q) => unitById(q, who.unit)), 'đơn vị')
  return { kind: 'agency', unit: who.unit, name, organization: name }
}

/** The number is taken once; where sealing fails the paper keeps it for the next attempt, so no number is lost. */
export async function numberDocument(db: Db, who: Who, { id, now }: Act) {
  return db.tx(async (tx) => {
    const document = found(await lockDocument(tx, who.unit, id), 'văn bản này')
    const may = mayBeSealed(document)
    if (!may.ok) return may
    // Before a number is taken: it would stand on a paper whose dossier is still being decided (NĐ 30/2020).
    if (!(await isAtStepOf(tx, who, document))) return no('dossier-refuses')
    if (document.number !== null || document.ownerKind !== 'dossier') return yes(document)
    const year = now.toZonedDateTimeISO(zone).year
    const number = await takeNumber(tx, who.unit, document, year)
    const { title, symbol } = document
    const code = ownerName(ownerOf(document))
    const words = numberWords(number, symbol)
    await record(tx, who, 'signature.numbered', aboutDocument(id), { code, title, number: words })
    return yes({ ...document, number, year })
  })
}

/** The certificates of the leader's signature: their standing is kept with the paper as well. */
function chainOf(signed: Uint8Array): Certificate[] {
  const [first] = signaturesIn(new PdfFile(signed)).found
  if (!first) return []
  const { certificate, certificates } = readSignedData(first.contents)
  return [certificate, ...certificates.filter((one) => one !== certificate)]
}

type Sealing = {
  signed: Uint8Array
  /** The agency's certificate with those above it. */
  own: readonly Certificate[]
  provider: Pick<Provider, 'isTest' | 'services' | 'stampChain'>
  party: Party
  at: Temporal.Instant
}

/** Number, date, what a later check needs, and the seal that covers them all. */
export async function clerkWish(
  office: Office,
  db: Db,
  document: SignedDocument,
  { signed, own, provider, party: { name, unit }, at }: Sealing,
): Promise<Wanted> {
  const { isTest, services, stampChain } = provider
  const { places, number, mark } = document
  const [validation, picture] = await Promise.all([
    validationOf([chainOf(signed), own, stampChain], services),
    pictureFor(office, db, unit, agency),
  ])
  return {
    field: fieldNames.seal,
    label: `Dấu của ${name}`,
    place: places.seal,
    look: mark
      ? await blockLook(places.seal, [`${mark}; ${name}`, ...(isTest ? [testNote] : [])], at)
      : await sealLook(places.seal, { name, picture, isTest }, at),
    at,
    signer: name,
    reason: isTest ? 'Cấp số, đóng dấu – CHỮ KÝ THỬ NGHIỆM' : 'Cấp số, đóng dấu',
    fills: number === null ? [] : await numberFills(document, number, at),
    validation,
  }
}

async function numberFills(
  { places, symbol }: SignedDocument,
  number: number,
  at: Temporal.Instant,
) {
  const numbered = numberWords(number, symbol)
  const dated = dateWords(at.toZonedDateTimeISO(zone).toPlainDate())
  const [numberLook, dateLook] = await Promise.all([
    lineLook(places.number, numbered, {}, at),
    lineLook(places.date, dated, { slanted: true, covers: true }, at),
  ])
  return [
    { name: fieldNames.number, value: numbered, look: numberLook },
    { name: fieldNames.date, value: dated, look: dateLook },
  ]
}

type Made = Act & {
  pdf: Buffer
  attached?: readonly SealedAttachment[]
  settle?: (tx: Tx) => Promise<boolean>
}

class Refused extends Error {}

export async function keepSealed(
  office: Office,
  db: Db,
  who: Who,
  { id, now, pdf, attached = [], settle }: Made,
): Promise<Done> {
  const kept = await stored(office.files, pdf)
  const files = await Promise.all(attached.map((one) => stored(office.files, one.pdf)))
  const work = db.tx(async (tx): Promise<Done> => {
    const document = found(await lockDocument(tx, who.unit, id), 'văn bản này')
    const may = mayBeSealed(document)
    if (!may.ok) return may
    if (settle && !(await settle(tx))) return no('order-used')
    const { title, symbol } = document
    const owner = ownerOf(document)
    const code = ownerName(owner)
    const number = document.number === null ? '' : numberWords(document.number, symbol)
    const fileId = await keepFor(tx, who, owner, kept, fileNameFor(title, number || 'dien-tu'))
    if (isOfDossier(owner)) {
      const result = {
        ...{ code, now, title, documentNumber: number, fileId },
        year: document.year ?? undefined,
        sealed: true,
        sealing: true,
        elsewhere: document.numberedElsewhere,
      }
      const done = await attachResult(tx, who, result)
      // What was written so far must not stay: the paper is sealed and attached, or neither.
      if (!done.ok) throw new Refused()
    }
    for (const [at, one] of attached.entries()) {
      const file = files[at]
      if (file) await keepAttachment(tx, who, { document, owner, one, file, now })
    }
    await noteSealed(tx, who.unit, document.id, {
      sealedId: fileId,
      sha256: kept.sha256,
      at: now,
      by: who.actor,
    })
    const sha256 = kept.sha256.toString('hex')
    await record(tx, who, 'signature.sealed', aboutDocument(id), {
      code,
      title,
      number,
      sha256,
      owner: owner.kind,
    })
    return yes(undefined)
  })
  return work.catch((error: unknown) => {
    if (error instanceof Refused) return no('dossier-refuses')
    // The dossier stands at a step of others: said as such, not as a page that is forbidden.
    if (error instanceof Problem && error.status === 403) return no('dossier-refuses')
    throw error
  })
}

type Attached = {
  document: SignedDocument
  owner: ReturnType<typeof ownerOf>
  one: SealedAttachment
  file: Stored
  now: Temporal.Instant
}

/** A sealed attachment is a result of the dossier as well, without a number of its own. */
async function keepAttachment(
  tx: Tx,
  who: Who,
  { document, owner, one, file, now }: Attached,
): Promise<void> {
  const sealedId = await keepFor(tx, who, owner, file, fileNameFor(one.title, 'phu-luc'))
  const { sha256 } = file
  await noteAttachment(tx, who.unit, document.id, { number: one.number, sealedId, sha256 })
  if (!isOfDossier(owner)) return
  const title = `Phụ lục: ${one.title}`.slice(0, 200)
  const result = { code: owner.code, now, title, documentNumber: undefined, fileId: sealedId }
  const done = await attachResult(tx, who, { ...result, sealed: true, sealing: true })
  if (!done.ok) throw new Refused()
}

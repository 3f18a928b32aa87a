import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'

import { certificationTextsPdf } from '#modules/papers/index.ts'
import {
  bytesOf,
  checkSignatures,
  documentById,
  giveNumber,
  placesOn,
  putUp,
  topRight,
  type Office,
  type SignedDocument,
} from '#modules/signatures/index.ts'
import { keepPapers } from '#modules/vault/index.ts'
import type { Db, Tx } from '#platform/db.ts'
import { record, type Happening } from '#platform/events.ts'
import type { FileKeeper } from '#platform/file-doors.ts'
import { zone } from '#platform/http.ts'
import type { JobContext } from '#platform/module.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { countPages, joinPdfs } from '#platform/scans/read.ts'
import { fileById } from '#platform/stored-files.ts'
import { addFile } from '#platform/uploads.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { electronicReady, numberText } from './domain.ts'
import { aboutVisit } from './events.ts'
import { takeNumbers } from './store-books.ts'
import {
  lockWaiting,
  noteDocument,
  noteEntry,
  seesWaiting,
  visitById,
  type Visit,
  type Waiting,
} from './store-visits.ts'
import { addEntry } from './store.ts'
import { electronicTextOf } from './texts.ts'

/** What a signed paper and its files belong to: one copy that was asked for. */
const ownerKind = 'certification-copy'
const symbol = 'SCTĐT/BS'
const mostBytes = 300 * 1024 * 1024

export const visitPath = (visit: string) => `/can-bo/chung-thuc/luot/${visit}`

type Scanned = { visit: Visit; waiting: Waiting; scanId: string; now: Temporal.Instant }

export type WhyNotScan = 'other-pages' | 'asked-already'

/** Trình ký bản sao điện tử: the scan of the original with the certification behind it goes to who certifies. */
export async function askForCopy(
  office: Office,
  db: Db,
  who: Who,
  { visit, waiting, scanId, now }: Scanned,
): Promise<Outcome<string, WhyNotScan>> {
  const { files, demo } = office
  const scan = found(await db.read((q) => fileById(q, who.unit, scanId)), 'tệp này')
  const path = files.path(scan.sha256)
  // The fee was paid for so many pages.
  if ((await countPages(path)) !== waiting.pages) return no('other-pages')
  const day = now.toZonedDateTimeISO(zone).toPlainDate()
  const text = electronicTextOf({ name: waiting.name, visit, day })
  const title = 'Bản sao điện tử chứng thực'
  const behind = await certificationTextsPdf({ title, texts: [text], at: now, demo })
  const keep = (pdf: Uint8Array) => files.put(Readable.from([Buffer.from(pdf)]), mostBytes)
  const page = await keep(behind)
  const draft = await keep(await joinPdfs(path, files.path(page.sha256)))
  const whole = files.path(draft.sha256)
  // The agency's words stand at the upper right of the first page, not a picture of its seal (NĐ 30/2020, Phụ lục I).
  const seal = topRight(await readFile(whole))
  const places = { ...(await placesOn(whole, visit.signerName)), seal }
  return db.tx(async (tx) => {
    const locked = found(await lockWaiting(tx, who.unit, waiting.id), 'bản sao này')
    const before = locked.documentId && (await documentById(tx, who.unit, locked.documentId))
    if (before && before.state !== 'withdrawn') return no('asked-already')
    const { id: fileId } = await addFile(tx, who, draft, 'ban-sao.pdf', 'application/pdf')
    const id = await putUp(tx, who, {
      owner: {
        kind: ownerKind,
        id: waiting.id,
        path: visitPath(visit.id),
        words: 'Chứng thực bản sao',
      },
      title: `Bản sao điện tử: ${waiting.name}`.slice(0, 200),
      symbol,
      signer: { id: visit.signer, name: visit.signerName },
      fileId,
      places,
      mark: 'Bản sao điện tử chứng thực từ bản chính',
      now,
    })
    await noteDocument(tx, who.unit, waiting.id, id)
    const event = 'certification.electronic-asked'
    await record(tx, who, event, aboutVisit(visit.id), { name: waiting.name })
    return yes(id)
  })
}

/** A sealed copy is checked as anybody would check it; if all its signatures verify it gets its number, once. */
export async function numberSealed(
  context: JobContext,
  { unit, subject, data }: Happening<'signature.sealed'>,
): Promise<void> {
  if (data.owner !== ownerKind) return
  const db = context.db(unit)
  const who = context.who(unit)
  const document = found(await db.read((q) => documentById(q, unit, subject.id)), 'văn bản này')
  const pdf = await bytesOf(db, context.files, who, document.sealedId ?? '')
  const ready = electronicReady(await checkSignatures(context, pdf, { db, unit }))
  await db.tx(async (tx) => {
    const waiting = found(await lockWaiting(tx, unit, document.ownerId ?? ''), 'bản sao này')
    if (waiting.entryId !== null) return
    const about = aboutVisit(waiting.visitId)
    if (!ready.ok) {
      await record(tx, who, 'certification.electronic-refused', about, { why: ready.why })
      return
    }
    const visit = found(await visitById(tx, unit, waiting.visitId), 'lượt chứng thực này')
    const key = await enter(tx, who, { visit, waiting, document, now: context.now() })
    await giveNumber(tx, unit, document.id, key)
    await record(tx, who, 'certification.electronic-numbered', about, key)
  })
}

type Entering = { visit: Visit; waiting: Waiting; document: SignedDocument; now: Temporal.Instant }

/** The next line of the electronic book of this year. */
async function enter(tx: Tx, { unit }: Who, { visit, waiting, document, now }: Entering) {
  const day = now.toZonedDateTimeISO(zone).toPlainDate()
  const key = { kind: 'copy', series: 'electronic', year: day.year } as const
  // A book is locked when its year is over, so this year's is open.
  const taken = found(await takeNumbers(tx, unit, key, { count: 1, day }), 'sổ bản sao điện tử')
  const { name, pages, fee } = waiting
  const entry = await addEntry(tx, unit, {
    ...key,
    number: taken.last,
    volume: taken.volume,
    day: taken.day,
    visit: visit.id,
    requester: { id: visit.requesterId, name: visit.requesterName },
    item: { name, parties: '', pages, copies: 1 },
    fee,
  })
  await noteEntry(tx, unit, waiting.id, entry)
  if (document.sealedId)
    await keepInStore(tx, unit, {
      visit,
      waiting,
      number: taken.last,
      volume: taken.volume,
      day: taken.day,
      now,
      fileId: document.sealedId,
    })
  return { ...key, number: taken.last }
}

type Storing = {
  visit: Visit
  waiting: Waiting
  number: number
  volume: number
  day: Temporal.PlainDate
  now: Temporal.Instant
  fileId: string
}

/** Kho giấy tờ của người yêu cầu: there the copy is used again instead of being certified anew. Who gave only a name has none. */
async function keepInStore(tx: Tx, unit: UnitId, stored: Storing): Promise<void> {
  const { visit, waiting, number, volume, day, now, fileId } = stored
  if (visit.requesterId === null) return
  const documentNumber = numberText({
    kind: 'copy',
    series: 'electronic',
    year: day.year,
    volume,
    number,
  })
  await keepPapers(tx, unit, [
    {
      origin: 'certified',
      personId: visit.requesterId,
      dossierId: waiting.id,
      dossierCode: visit.dossierCode ?? visit.id,
      procedureName: 'Chứng thực bản sao điện tử từ bản chính',
      number: 1,
      name: waiting.name,
      form: 'certified',
      documentNumber,
      fileId,
      givenAt: now,
      issuedOn: null,
    },
  ])
}

/** Files of copies: for officers who see the books, and for the requester. */
export const filesOfCopies: FileKeeper = {
  mayOpen: async (q, who, id) =>
    (who.can.has('certification.view') || who.kind === 'citizen') && seesWaiting(q, who.unit, id),
}

import { Readable } from 'node:stream'

import { attachResult, dossierByCode, type DossierId } from '#modules/dossiers/index.ts'
import { askForSignature, documentsOfDossier, placesOn } from '#modules/signatures/index.ts'
import { constraintOf, type Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files.ts'
import { found } from '#platform/problem.ts'
import { addFile, claimFiles } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'

type Paper = {
  code: string
  title: string
  symbol: string
  numbered: { number: number; year: number }
  signer: { id: string; name: string }
  pdf: Uint8Array
  fileName: string
  now: Temporal.Instant
}

type Office = { db: Db; files: FileStore; who: Who }

const mostBytes = 20_000_000
const kept = (files: FileStore, pdf: Uint8Array) =>
  files.put(Readable.from([Buffer.from(pdf)]), mostBytes)

/** Trình ký: the paper goes to the leader's desk under the number it has in its register, once. */
export async function putUpForSigning({ db, files, who }: Office, paper: Paper): Promise<string> {
  const before = await openPaper(db, who, paper)
  if (before) return before
  const stored = await kept(files, paper.pdf)
  const places = await placesOn(files.path(stored.sha256), paper.signer.name)
  const { code, title, symbol, numbered, signer, now } = paper
  const asked = db.tx(async (tx) => {
    const { id: fileId } = await addFile(tx, who, stored, paper.fileName, 'application/pdf')
    const asking = { code, title, symbol, signer, fileId, places, numbered, now }
    return askForSignature(tx, who, asking)
  })
  // Of two who press at once the second is led to what the first has put up.
  return asked.catch(async (error: unknown) => {
    const first = constraintOf(error) && (await openPaper(db, who, paper))
    if (first) return first
    throw error
  })
}

/** The same paper where it is on its way already. */
const openPaper = (db: Db, who: Who, { code, title, numbered }: Paper) =>
  db.read(async (q) => {
    const dossier = found(await dossierByCode(q, who.unit, code), `hồ sơ ${code}`)
    const papers = await documentsOfDossier(q, who.unit, dossier.id)
    return papers.find(
      (one) =>
        one.state !== 'withdrawn' &&
        one.numberedElsewhere &&
        one.title === title &&
        one.number === numbered.number &&
        one.year === numbered.year,
    )?.id
  })

type Attaching = Pick<Paper, 'code' | 'title' | 'pdf' | 'fileName' | 'now'> & { number: string }

/** Ký giấy: the printed paper is signed by hand; its content becomes the dossier's result with its number. */
export async function attachAsResult(
  { db, files, who }: Office,
  { code, title, number, pdf, fileName, now }: Attaching,
) {
  const stored = await kept(files, pdf)
  return db.tx(async (tx) => {
    const dossier = found(await dossierByCode(tx, who.unit, code), `hồ sơ ${code}`)
    const { id: fileId } = await addFile(tx, who, stored, fileName, 'application/pdf')
    const result = { title, documentNumber: number, fileId, elsewhere: true }
    const done = await attachResult(tx, who, { code, now, ...result })
    if (done.ok) await claim(tx, who, fileId, dossier.id)
    return done
  })
}

const claim = (tx: Parameters<typeof addFile>[0], who: Who, fileId: string, id: DossierId) =>
  claimFiles(tx, who.unit, who.actor, [fileId], { kind: 'dossier', id })

import { randomBytes } from 'node:crypto'

import { dossierByCode } from '#modules/dossiers/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { claimFiles } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'

import { addAttachments, type NewAttachment } from './attachments.ts'
import { checkCodeOf, type Places, type Why } from './domain.ts'
import { aboutDocument } from './events.ts'
import {
  addDocument,
  lockDocument,
  noteWithdrawn,
  ownerName,
  ownerOf,
  type DocumentId,
  type Owner,
} from './store.ts'

export type Asking = {
  title: string
  symbol: string
  signer: { id: string; name: string }
  fileId: string
  places: Places
  /** Taken in a register of its own already; else the clerk takes one when sealing. */
  numbered?: { number: number; year: number } | undefined
  /** Words in place of the seal's picture: what an electronic copy is. */
  mark?: string | undefined
  attachments?: readonly NewAttachment[]
  now: Temporal.Instant
}

/** Trình ký: puts a paper of a dossier up for the leader's signature. */
export async function askForSignature(
  tx: Tx,
  who: Who,
  { code, ...paper }: Asking & { code: string },
): Promise<DocumentId> {
  const dossier = found(await dossierByCode(tx, who.unit, code), `hồ sơ ${code}`)
  return putUp(tx, who, {
    ...paper,
    owner: { kind: 'dossier', id: dossier.id, code: dossier.code },
  })
}

/** The same for a paper of anything else; its module hears `signature.sealed` and numbers it. */
export async function putUp(
  tx: Tx,
  who: Who,
  { owner, attachments = [], fileId, now, ...paper }: Asking & { owner: Owner },
): Promise<DocumentId> {
  const id = newId<'signed-document'>()
  const { kind } = owner
  const files = [fileId, ...attachments.map((one) => one.fileId)]
  await claimFiles(tx, who.unit, who.actor, files, { kind, id: owner.id })
  const { title, symbol, signer, places, numbered, mark } = paper
  await addDocument(tx, who, {
    ...{ id, owner, title, symbol, signer, places, numbered, mark },
    draftId: fileId,
    checkCode: checkCodeOf(randomBytes(10)),
    at: now,
  })
  addAttachments(tx, who.unit, id, attachments)
  const code = ownerName(owner)
  await record(tx, who, 'signature.asked', aboutDocument(id), { code, title, signer: signer.name })
  return id
}

/** Rút văn bản trình ký, before anybody signed it. */
export async function withdrawDocument(
  tx: Tx,
  who: Who,
  id: string,
): Promise<Outcome<undefined, Why>> {
  const document = found(await lockDocument(tx, who.unit, id), 'văn bản này')
  if (document.state !== 'waiting') return no('not-waiting')
  await noteWithdrawn(tx, who.unit, document.id)
  const { title } = document
  const code = ownerName(ownerOf(document))
  await record(tx, who, 'signature.withdrawn', aboutDocument(document.id), { code, title })
  return yes(undefined)
}

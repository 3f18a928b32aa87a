import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'

import { slipPdf, type Frame } from '#modules/papers/index.ts'
import type { Db } from '#platform/db.ts'
import type { FileStore } from '#platform/files.ts'
import { addFile, claimFiles } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'

import { fileNames } from './slip-kinds.ts'
import { keepBytes, slipById, type Slip } from './slip-store.ts'

export type Press = { db: Db; files: FileStore; who: Who; frame: Frame }

/**
 * The bytes of an issued paper. What was pressed once is read from the store; should the store have lost it, it is
 * pressed again from its kept data and must come out the same.
 */
export async function bytesOf(press: Press, slip: Slip): Promise<Readable> {
  const { files } = press
  if (slip.sha256 && existsSync(files.path(slip.sha256))) return files.read(slip.sha256)
  const pdf = await pressed(slip, press.frame)
  if (slip.sha256 === null) return files.read(await keep(press, slip, pdf))
  if (!hashOf(pdf).equals(slip.sha256))
    throw new Error(`Slip ${slip.id} no longer comes out as it was issued`)
  await files.put(Readable.from([pdf]), pdf.length)
  return files.read(slip.sha256)
}

const pressed = async (slip: Slip, frame: Frame) =>
  Buffer.from(await slipPdf({ ...slip, at: slip.issuedAt }, slip.frame ?? frame))

const hashOf = (pdf: Buffer) => createHash('sha256').update(pdf).digest()

/** Keeps the bytes for ever; of two who press at once the first one's are kept, and both hand out these. */
async function keep({ db, files, who, frame }: Press, slip: Slip, pdf: Buffer): Promise<Buffer> {
  const stored = await files.put(Readable.from([pdf]), pdf.length)
  const name = `${fileNames[slip.kind]}.pdf`
  return db.tx(async (tx) => {
    const file = await addFile(tx, who, stored, name, 'application/pdf')
    await claimFiles(tx, who.unit, who.actor, [file.id], { kind: 'slip', id: slip.id })
    await keepBytes(tx, who.unit, slip.id, {
      frame: slip.frame ?? frame,
      sha256: stored.sha256,
      fileId: file.id,
    })
    const kept = await slipById(tx, who.unit, slip.id)
    return kept?.sha256 ?? stored.sha256
  })
}

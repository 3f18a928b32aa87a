import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'

import type { Db, Tx } from '#platform/db.ts'
import type { FileStore, Stored } from '#platform/files.ts'
import { found } from '#platform/problem.ts'
import { fileById } from '#platform/stored-files.ts'
import { addFile, claimFiles } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'

const mostBytes = 500 * 1024 * 1024

/** The bytes of a stored file. */
export async function bytesOf(db: Db, files: FileStore, who: Who, id: string): Promise<Buffer> {
  const file = found(await db.read((q) => fileById(q, who.unit, id)), 'tệp này')
  return readFile(files.path(file.sha256))
}

/** Durable on disk before the transaction that names it. */
export const stored = (files: FileStore, pdf: Uint8Array): Promise<Stored> =>
  files.put(Readable.from([Buffer.from(pdf)]), mostBytes)

type Owner = { kind: string; id: string }

/** Makes stored bytes a file of what the paper belongs to. */
export async function keepFor(
  tx: Tx,
  who: Who,
  { kind, id: owner }: Owner,
  kept: Stored,
  name: string,
) {
  const { id } = await addFile(tx, who, kept, name, 'application/pdf')
  await claimFiles(tx, who.unit, who.actor, [id], { kind, id: owner })
  return id
}

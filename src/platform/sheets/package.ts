import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'

import { fromFdPromise, type Entry, type ZipFile } from 'yauzl'

import { BrokenSheet } from './broken.ts'

/** A part may say that it unpacks to so much; more than it says is refused while it is read. */
const mostUnpacked = 3 * 1024 ** 3
/** What is kept in memory while the rows are read: names of sheets, styles. */
const mostSmall = 32 * 1024 ** 2
const mostParts = 2_000

/** The parts of a workbook by their names; they are read one after the other, never kept. */
export type Package = {
  has(name: string): boolean
  /** How many bytes a part is in the file, and how many when unpacked. */
  size(name: string): { packed: number; unpacked: number }
  stream(name: string): Promise<Readable>
  /** The same of a part that must be small. */
  small(name: string): Promise<Readable>
  close(): Promise<void>
}

/** Opens a workbook. An old .xls and one with a password are a file of another kind. */
export async function openPackage(path: string): Promise<Package> {
  const handle = await open(path)
  try {
    const head = Buffer.alloc(8)
    await handle.read(head, 0, 8, 0)
    if (head.toString('hex') === 'd0cf11e0a1b11ae1') throw new BrokenSheet('locked-or-old')
    const zip = await fromFdPromise(handle.fd, { autoClose: false, validateEntrySizes: true })
    const parts = await partsOf(zip)
    const part = (name: string): Entry => {
      const found = parts.get(name)
      if (!found) throw new BrokenSheet('not-a-workbook')
      return found
    }
    return {
      has: (name) => parts.has(name),
      size: (name) => ({
        packed: parts.get(name)?.compressedSize ?? 0,
        unpacked: parts.get(name)?.uncompressedSize ?? 0,
      }),
      stream: (name) => streamOf(zip, part(name), mostUnpacked),
      small: (name) => streamOf(zip, part(name), mostSmall),
      close: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error instanceof BrokenSheet ? error : new BrokenSheet('broken')
  }
}

async function partsOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    parts.set(entry.fileName, entry)
    if (parts.size > mostParts) throw new BrokenSheet('not-a-workbook')
  }
  return parts
}

function streamOf(zip: ZipFile, entry: Entry, most: number): Promise<Readable> {
  if (entry.isEncrypted()) throw new BrokenSheet('locked-or-old')
  if (entry.uncompressedSize > most) throw new BrokenSheet('too-large')
  return zip.openReadStreamPromise(entry)
}

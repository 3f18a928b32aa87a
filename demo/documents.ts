import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

import type { Tx } from '#platform/db.ts'
import type { FileStore } from '#platform/files.ts'
import { renderPdf } from '#platform/pdf/render.ts'
import { addFile, claimFiles } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'

const template = fileURLToPath(new URL('./document.typ', import.meta.url))

/** A page that says plainly that it is made up. */
export type Sheet = { agency: string; title: string; number?: string; lines: readonly string[] }

export type Printed = { name: string; sha256: Buffer; size: number; head: Buffer }

/** Prints sheets into the file store; the same sheet is printed once. */
export type Press = (sheet: Sheet, madeAt: Temporal.Instant) => Promise<Printed>

export function pressFor(files: FileStore): Press {
  const printed = new Map<string, Promise<Printed>>()
  return (sheet, madeAt) => {
    const key = JSON.stringify([sheet, madeAt])
    const made = printed.get(key) ?? print(files, sheet, madeAt)
    printed.set(key, made)
    return made
  }
}

async function print(files: FileStore, sheet: Sheet, madeAt: Temporal.Instant): Promise<Printed> {
  const pdf = await renderPdf(template, { number: '', ...sheet }, madeAt)
  const stored = await files.put(Readable.from([Buffer.from(pdf)]), mostBytes)
  return { ...stored, name: `${sheet.title}.pdf` }
}

const mostBytes = 5 * 1024 * 1024

/** Hands a printed sheet in as an upload, as a browser would. */
export const upload = (tx: Tx, who: Who, { name, ...stored }: Printed): Promise<string> =>
  addFile(tx, who, stored, name, 'application/pdf').then(({ id }) => id)

export const claim = (tx: Tx, who: Who, fileIds: readonly string[], dossier: string) =>
  claimFiles(tx, who.unit, who.actor, fileIds, { kind: 'dossier', id: dossier })

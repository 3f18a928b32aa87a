import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

import type { Tx } from '#platform/db.ts'
import { renderPdf } from '#platform/pdf/render.ts'
import { addFile, claimFiles } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'

import type { Stage } from './stage.ts'

const template = fileURLToPath(new URL('./document.typ', import.meta.url))

/** A page that says plainly that it is made up. */
export type Sheet = { agency: string; title: string; number?: string; lines: readonly string[] }

export type Printed = { name: string; sha256: Buffer; size: number; head: Buffer }

const kept = new Map<string, Promise<Printed>>()

/** Prints a sheet into the file store; the same sheet is printed once. */
export function print({ files }: Pick<Stage, 'files'>, sheet: Sheet, madeAt: Temporal.Instant) {
  const key = JSON.stringify([sheet, madeAt])
  const known = kept.get(key)
  if (known) return known
  const made = printNow(files, sheet, madeAt)
  kept.set(key, made)
  return made
}

async function printNow(files: Stage['files'], sheet: Sheet, madeAt: Temporal.Instant) {
  const pdf = await renderPdf(template, { number: '', ...sheet }, madeAt)
  const stored = await files.put(Readable.from([Buffer.from(pdf)]), 5_000_000)
  return { ...stored, name: `${sheet.title}.pdf` }
}

/** Hands a printed sheet in as an upload, as a browser would. */
export const upload = (tx: Tx, who: Who, { name, ...stored }: Printed): Promise<string> =>
  addFile(tx, who, stored, name, 'application/pdf').then(({ id }) => id)

export const claim = (tx: Tx, who: Who, fileIds: readonly string[], dossier: string) =>
  claimFiles(tx, who.unit, who.actor, fileIds, { kind: 'dossier', id: dossier })

import { Readable } from 'node:stream'

import { z } from 'zod'

import { digitisePapers, scanTargets, type Scan } from '#modules/dossiers/index.ts'
import { record } from '#platform/events.ts'
import type { Stored } from '#platform/files.ts'
import type { JobContext } from '#platform/module.ts'
import { found } from '#platform/problem.ts'
import { cutPages, lookThrough, ScanError, type PageLook } from '#platform/scans/read.ts'
import { fileById } from '#platform/stored-files.ts'
import { addFile } from '#platform/uploads.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { chosenFor } from './actions.ts'
import { pagesIn, partsOf } from './domain.ts'
import { aboutBatch } from './events.ts'
import {
  batchById,
  blankPart,
  endParts,
  lockBatch,
  noteRead,
  partsOfBatch,
  saveBatch,
  savePart,
  type Batch,
  type Part,
} from './store.ts'

const Work = z.object({ unit: z.number(), id: z.uuid() })

/** Looks through a bundle and says what lies in it; a file that cannot be read says why, once and for all. */
export async function readBatch(context: JobContext, payload: unknown): Promise<void> {
  const { unit, id } = Work.parse(payload)
  const batch = await context.db(unit).read((q) => batchById(q, unit, id))
  if (batch?.state !== 'reading') return
  try {
    const pages = await pagesOf(context, unit, batch)
    await keepParts(context, unit, batch, pages)
  } catch (error) {
    if (!(error instanceof ScanError) || error.why === 'busy') throw error
    await fail(context, unit, batch, error.why)
  }
}

const pathOf = async ({ db, files }: JobContext, unit: UnitId, { fileId }: Batch) => {
  const file = found(await db(unit).read((q) => fileById(q, unit, fileId)), 'tệp quét')
  return files.path(file.sha256)
}

/** An open page hears of every tenth page. */
const every = 10

async function pagesOf(context: JobContext, unit: UnitId, batch: Batch): Promise<PageLook[]> {
  const pages: PageLook[] = []
  let told = Promise.resolve(0)
  await lookThrough(await pathOf(context, unit, batch), (look) => {
    pages.push(look)
    if (look.page % every === 0 || look.page === look.of)
      told = told.then(() =>
        context.db(unit).tx((tx) => noteRead(tx, unit, batch.id, look.page, look.of)),
      )
  })
  await told
  return pages
}

const keepParts = (context: JobContext, unit: UnitId, { id }: Batch, pages: readonly PageLook[]) =>
  context.db(unit).tx(async (tx) => {
    const batch = await lockBatch(tx, unit, id)
    if (batch?.state !== 'reading') return
    const parts = partsOf(pages).map(blankPart)
    const codes = [...new Set(parts.flatMap(({ dossierCode }) => dossierCode ?? []))]
    const targets = await scanTargets(tx, unit, codes)
    for (const part of parts) await savePart(tx, unit, id, chosenFor(part, targets))
    const read = { state: 'ready', pages: pages.length, readPages: pages.length } as const
    await saveBatch(tx, unit, batch, read)
    const told = { pages: pages.length, parts: parts.length }
    await record(tx, context.who(unit), 'scan.read', aboutBatch(id), told)
  })

const fail = (context: JobContext, unit: UnitId, { id }: Batch, why: ScanError['why']) =>
  context.db(unit).tx(async (tx) => {
    const batch = await lockBatch(tx, unit, id)
    if (batch?.state !== 'reading') return
    await saveBatch(tx, unit, batch, { state: 'failed', fault: why, endedAt: context.now() })
    await record(tx, context.who(unit), 'scan.failed', aboutBatch(id), { why })
  })

/** Files a confirmed bundle, one transaction for each dossier; begun again, it goes on with what is left. */
export async function fileBatch(context: JobContext, payload: unknown): Promise<void> {
  const { unit, id } = Work.parse(payload)
  const batch = await context.db(unit).read((q) => batchById(q, unit, id))
  if (batch?.state !== 'filing') return
  const parts = await context.db(unit).read((q) => partsOfBatch(q, unit, id))
  const path = await pathOf(context, unit, batch)
  for (const code of new Set(parts.filter(isLeft).flatMap(({ dossierCode }) => dossierCode ?? [])))
    await fileDossier(context, { unit, batch, code, path, parts })
  await end(context, unit, batch)
}

const isLeft = (part: Part) =>
  part.choice === 'file' && part.filedAt === null && part.refused === null && pagesIn(part) > 0

type Filing = { unit: UnitId; batch: Batch; code: string; path: string; parts: readonly Part[] }

/** First the pages are cut, then all of the dossier's scans are filed at once, under the name of who confirmed. */
async function fileDossier(context: JobContext, { unit, batch, code, path, parts }: Filing) {
  const own = parts.filter((part) => isLeft(part) && part.dossierCode === code)
  const ranges = own.map(({ firstPage, lastPage }) => ({ from: firstPage, to: lastPage }))
  const pdfs = await cutPages(path, ranges)
  const cut: { part: Part; stored: Stored }[] = []
  for (const [at, part] of own.entries()) {
    const source = Readable.from([Buffer.from(pdfs[at] ?? [])])
    cut.push({ part, stored: await context.files.put(source, mostBytes) })
  }
  await context.db(unit).tx(async (tx) => {
    await lockBatch(tx, unit, batch.id)
    const now = await partsOfBatch(tx, unit, batch.id)
    const left = new Set(now.filter(isLeft).map(({ startPage }) => startPage))
    const who: Who = { ...context.who(unit), actor: batch.uploadedBy }
    const scans: Scan[] = []
    for (const { part, stored } of cut.filter(({ part }) => left.has(part.startPage))) {
      const name = `${part.paperName ?? 'Giấy tờ'}.pdf`
      const { id: fileId } = await addFile(tx, who, stored, name, 'application/pdf')
      scans.push({ position: part.position ?? 0, fileId, pages: pagesIn(part) })
    }
    if (scans.length === 0) return
    const done = await digitisePapers(tx, who, { code, scans })
    const pages = [...left].filter((page) => own.some(({ startPage }) => startPage === page))
    const filedAt = done.ok ? context.now() : null
    await endParts(tx, unit, batch.id, { pages, filedAt, refused: done.ok ? null : done.why })
    if (done.ok)
      await record(tx, who, 'scan.filed', aboutBatch(batch.id), { code, parts: scans.length })
    else await record(tx, who, 'scan.refused', aboutBatch(batch.id), { code, why: done.why })
  })
}

const mostBytes = 200 * 1024 * 1024

const end = (context: JobContext, unit: UnitId, { id }: Batch) =>
  context.db(unit).tx(async (tx) => {
    const batch = await lockBatch(tx, unit, id)
    if (batch?.state !== 'filing') return
    const parts = await partsOfBatch(tx, unit, id)
    await saveBatch(tx, unit, batch, { state: 'filed', endedAt: context.now() })
    await record(tx, context.who(unit), 'scan.ended', aboutBatch(id), {
      filed: parts.filter(({ filedAt }) => filedAt !== null).length,
      refused: parts.filter(({ refused }) => refused !== null).length,
    })
  })

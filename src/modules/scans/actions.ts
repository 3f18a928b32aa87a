import { scanTargets, type ScanTarget } from '#modules/dossiers/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { plan } from '#platform/jobs.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { claimFiles } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'

import { pagesIn, type BatchId } from './domain.ts'
import { aboutBatch } from './events.ts'
import {
  addBatch,
  lockBatch,
  partsOfBatch,
  removePart,
  saveBatch,
  savePart,
  type Batch,
  type Part,
  type PartToSave,
} from './store.ts'

type Upload = { id: string; name: string; size: number }

/** Takes a bundle in to be read; nothing of it is filed yet. */
export async function startBatch(
  tx: Tx,
  who: Who,
  { file, now }: { file: Upload; now: Temporal.Instant },
): Promise<BatchId> {
  const id = newId<'scan-batch'>()
  await claimFiles(tx, who.unit, who.actor, [file.id], { kind: 'scan', id })
  await addBatch(tx, who, { id, fileId: file.id, fileName: file.name, at: now })
  await record(tx, who, 'scan.uploaded', aboutBatch(id), { name: file.name, size: file.size })
  await plan(tx, 'scans.read', { unit: who.unit, id }, { attempts: 3 })
  return id
}

export type Why =
  | 'not-ready'
  | 'no-such-dossier'
  | 'no-such-paper'
  | 'nothing-before'
  | 'no-such-page'
  | 'still-open'
  | 'nothing-to-file'

type Done = Outcome<undefined, Why>

/** The uploader's own bundle, waiting for what the uploader says. */
async function ready(tx: Tx, who: Who, id: string): Promise<Batch | undefined> {
  const batch = await lockBatch(tx, who.unit, id)
  const mine = found(batch?.uploadedBy === who.actor ? batch : undefined, 'tập quét này')
  return mine.state === 'ready' ? mine : undefined
}

type At = { id: string; page: number }

/** One part of a bundle, with those before it. */
async function partAt(tx: Tx, who: Who, { id, page }: At) {
  const batch = await ready(tx, who, id)
  if (!batch) return undefined
  const parts = await partsOfBatch(tx, who.unit, batch.id)
  const at = parts.findIndex(({ startPage }) => startPage === page)
  return { batch, part: found(parts[at], 'phần này'), before: parts[at - 1] }
}

/** Which paper of which dossier a part is. */
export async function assignPart(
  tx: Tx,
  who: Who,
  { code, position, ...at }: At & { code: string; position: number },
): Promise<Done> {
  const opened = await partAt(tx, who, at)
  if (!opened) return no('not-ready')
  const [target] = await scanTargets(tx, who.unit, [code])
  if (!target) return no('no-such-dossier')
  const paper = target.papers.find((one) => one.position === position)
  if (!paper) return no('no-such-paper')
  const { batch, part } = opened
  await savePart(tx, who.unit, batch.id, {
    ...part,
    choice: 'file',
    doubt: null,
    dossierCode: code,
    position,
    paperName: paper.name,
  })
  return noted(tx, who, batch, at.page, 'assigned')
}

/** Not to be filed anywhere. */
export async function skipPart(tx: Tx, who: Who, at: At): Promise<Done> {
  const opened = await partAt(tx, who, at)
  if (!opened) return no('not-ready')
  await savePart(tx, who.unit, opened.batch.id, { ...opened.part, choice: 'skip' })
  return noted(tx, who, opened.batch, at.page, 'skipped')
}

/** It was no separator: the pages, its own among them, belong to the part before. */
export async function joinPart(tx: Tx, who: Who, at: At): Promise<Done> {
  const opened = await partAt(tx, who, at)
  if (!opened) return no('not-ready')
  const { batch, part, before } = opened
  if (!before) return no('nothing-before')
  await removePart(tx, who.unit, batch.id, part.startPage)
  const lastPage = Math.max(part.lastPage, part.startPage)
  await savePart(tx, who.unit, batch.id, { ...before, lastPage })
  return noted(tx, who, batch, at.page, 'joined')
}

/** A separator was missed or forgotten: from this page on it is another paper. */
export async function splitPart(
  tx: Tx,
  who: Who,
  { from, ...at }: At & { from: number },
): Promise<Done> {
  const opened = await partAt(tx, who, at)
  if (!opened) return no('not-ready')
  const { batch, part } = opened
  if (from <= part.firstPage || from > part.lastPage) return no('no-such-page')
  await savePart(tx, who.unit, batch.id, { ...part, lastPage: from - 1 })
  await savePart(tx, who.unit, batch.id, {
    startPage: from,
    separator: 'by-hand',
    firstPage: from,
    lastPage: part.lastPage,
    choice: 'open',
    doubt: 'no-separator',
    dossierCode: null,
    position: null,
    paperName: null,
  })
  return noted(tx, who, batch, from, 'split')
}

type What = 'assigned' | 'skipped' | 'joined' | 'split'

async function noted(tx: Tx, who: Who, batch: Batch, page: number, what: What) {
  await record(tx, who, 'scan.changed', aboutBatch(batch.id), { page, what })
  return yes(undefined)
}

const isToFile = (part: Part) => part.choice === 'file' && pagesIn(part) > 0

/** One confirmation files all parts, dossier by dossier, in the background. */
export async function confirmBatch(tx: Tx, who: Who, id: string): Promise<Done> {
  const batch = await ready(tx, who, id)
  if (!batch) return no('not-ready')
  const parts = await partsOfBatch(tx, who.unit, batch.id)
  if (parts.some((part) => part.choice === 'open' && pagesIn(part) > 0)) return no('still-open')
  const filed = parts.filter(isToFile)
  if (filed.length === 0) return no('nothing-to-file')
  await saveBatch(tx, who.unit, batch, { state: 'filing' })
  await record(tx, who, 'scan.confirmed', aboutBatch(batch.id), {
    parts: filed.length,
    dossiers: new Set(filed.map(({ dossierCode }) => dossierCode)).size,
  })
  await plan(tx, 'scans.file', { unit: who.unit, id: batch.id })
  return yes(undefined)
}

/** Gives a bundle up before anything of it was filed. */
export async function cancelBatch(
  tx: Tx,
  who: Who,
  { id, now }: { id: string; now: Temporal.Instant },
): Promise<Done> {
  const batch = await lockBatch(tx, who.unit, id)
  const mine = found(batch?.uploadedBy === who.actor ? batch : undefined, 'tập quét này')
  if (mine.state !== 'ready' && mine.state !== 'reading') return no('not-ready')
  await saveBatch(tx, who.unit, mine, { state: 'cancelled', endedAt: now })
  await record(tx, who, 'scan.cancelled', aboutBatch(mine.id), { name: mine.fileName })
  return yes(undefined)
}

/** What a found part is to become, when its separator says a paper that is there. */
export function chosenFor(part: PartToSave, targets: readonly ScanTarget[]): PartToSave {
  if (part.dossierCode === null) return part
  const target = targets.find(({ code }) => code === part.dossierCode)
  const paper = target?.papers.find(({ position }) => position === part.position)
  if (!target) return { ...part, doubt: 'no-dossier' }
  if (!paper) return { ...part, doubt: 'no-paper' }
  return { ...part, choice: 'file', paperName: paper.name }
}

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'

import { z } from 'zod'

import { certificationBookPdf, type CertificationTable } from '#modules/papers/index.ts'
import { unitById } from '#modules/units/index.ts'
import type { Db, Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { FileStore } from '#platform/files.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { addFile, claimFiles } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'
import { monthIsOver } from '#platform/year-book.ts'

import { type BookKey, type WhyNotMonth } from './domain.ts'
import { aboutVisit } from './events.ts'
import { monthTable } from './month-table.ts'
import { lockBook } from './store-books.ts'
import { addPrint, keepBytes, notesOfMonth, printsOf, type Print } from './store-months.ts'
import { linesOfMonth } from './store.ts'

/** Lines of one file: a tagged table of many lines costs much time and memory. */
export const linesPerPart = 400

type Printing = BookKey & {
  month: number
  now: Temporal.Instant
  today: Temporal.PlainDate
  demo: boolean
}

/** In sổ của một tháng: the lines are kept as they are now, in files of some hundred lines. */
export async function printMonth(
  tx: Tx,
  who: Who,
  { month, now, today, demo, ...key }: Printing,
): Promise<Outcome<number, WhyNotMonth>> {
  found(await lockBook(tx, who.unit, key), 'sổ này')
  if (!monthIsOver({ year: key.year, month }, today)) return no('not-over')
  if ((await printsOf(tx, who.unit, key, month)).length > 0) return no('printed')
  const span = Temporal.PlainYearMonth.from({ year: key.year, month })
  const lines = await linesOfMonth(tx, who.unit, key, span)
  const notes = await notesOfMonth(tx, who.unit, key, span)
  if (lines.length === 0 && notes.length === 0) return no('empty')
  const unit = await unitById(tx, who.unit)
  const parts = Math.max(1, Math.ceil(lines.length / linesPerPart))
  for (let part = 1; part <= parts; part += 1) {
    const data = monthTable({
      key,
      month,
      unit,
      part,
      parts,
      lines: lines.slice((part - 1) * linesPerPart, part * linesPerPart),
      notes: part === parts ? notes : [],
      demo,
    })
    tx.later(
      addPrint(tx, who.unit, { ...key, month, part, id: newId(), at: now, by: who.actor, data }),
    )
  }
  const { kind, series, year } = key
  const data = { kind, series, year, month, lines: lines.length, parts }
  await record(tx, who, 'certification.month-printed', aboutVisit(newId()), data)
  return yes(parts)
}

export type Press = { db: Db; files: FileStore; who: Who }

/** The bytes of a printed part: those that were pressed first; if the store lost them, they are pressed again and must be the same. */
export async function bytesOf({ db, files, who }: Press, print: Print): Promise<Readable> {
  if (print.sha256 && existsSync(files.path(print.sha256))) return files.read(print.sha256)
  const pdf = Buffer.from(await pressed(print))
  const hash = createHash('sha256').update(pdf).digest()
  if (print.sha256 !== null && !hash.equals(print.sha256))
    throw new Error(`Month print ${print.id} no longer comes out as it was printed`)
  const stored = await files.put(Readable.from([pdf]), pdf.length)
  if (print.sha256 !== null) return files.read(print.sha256)
  const kept = await db.tx(async (tx) => {
    const file = await addFile(tx, who, stored, 'so-chung-thuc.pdf', 'application/pdf')
    await claimFiles(tx, who.unit, who.actor, [file.id], { kind: 'certification', id: print.id })
    return keepBytes(tx, who.unit, { id: print.id, sha256: stored.sha256, file: file.id })
  })
  return files.read(kept)
}

const pressed = ({ data, at }: Print) =>
  certificationBookPdf({ ...(data as Omit<CertificationTable, 'at'>), at })

const Sums = z.object({ month: z.number(), lines: z.number() })

/** Months of a year that have lines. */
export const monthsOf = (q: Read, unit: number, key: BookKey) => q.many(Sums)`
  select extract(month from day)::int as month, count(*)::int as lines from certification.entry
  where unit_id = ${unit} and kind = ${key.kind} and series = ${key.series} and year = ${key.year}
  group by 1 order by 1
`

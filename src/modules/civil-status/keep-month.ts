import { Readable } from 'node:stream'

import { z } from 'zod'

import { certificationBookPdf } from '#modules/papers/index.ts'
import { unitById } from '#modules/units/index.ts'
import { instant } from '#platform/columns.ts'
import type { Db, Read } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { FileStore, Stored } from '#platform/files.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { addFile, claimFiles } from '#platform/uploads.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { BookKey } from './domain.ts'
import { aboutBook } from './events.ts'
import type { Month } from './export.ts'
import { monthPrint } from './month-print.ts'
import { lockBook } from './store-books.ts'

const Row = z.object({
  month: z.number(),
  part: z.number(),
  lines: z.number(),
  sha256: z.instanceof(Buffer),
  at: instant,
  byName: z.string(),
})
/** Bản in đã lưu: a part of a month as it was printed. */
export type Print = z.output<typeof Row>

export const printsOf = (q: Read, unit: UnitId, { register, year }: BookKey) => q.many(Row)`
  select month, part, lines, sha256, at, by_name from civil_status.month_print
  where unit_id = ${unit} and register = ${register} and year = ${year} order by month, part
`

export const printOf = async (q: Read, unit: UnitId, of: Month, part: number) =>
  (await printsOf(q, unit, of)).find((one) => one.month === of.month && one.part === part)

export type WhyNotPrint = 'not-over' | 'printed'
type Office = { db: Db; files: FileStore; who: Who; demo: boolean }
type Pressed = { stored: Stored; lines: number }

/** In sổ tháng: once, when the month is over; the bytes stay as they were bound. */
export async function keepMonth(
  office: Office,
  { now, today, ...of }: Month & { now: Temporal.Instant; today: Temporal.PlainDate },
): Promise<Outcome<number, WhyNotPrint>> {
  const { register, year, month } = of
  const { db, who } = office
  const next = Temporal.PlainYearMonth.from({ year, month }).add({ months: 1 })
  if (Temporal.PlainDate.compare(today, next.toPlainDate({ day: 1 })) < 0) return no('not-over')
  if (await db.read((q) => printOf(q, who.unit, of, 1))) return no('printed')
  const parts = await pressMonth(office, of, now)
  return db.tx(async (tx) => {
    await lockBook(tx, who.unit, of)
    // Somebody else printed it meanwhile: theirs is the one that is bound.
    if (await printOf(tx, who.unit, of, 1)) return no('printed')
    for (const [at, { stored, lines }] of parts.entries()) {
      const id = newId()
      const file = await addFile(tx, who, stored, 'so-ho-tich.pdf', 'application/pdf')
      await claimFiles(tx, who.unit, who.actor, [file.id], { kind: 'civil-month', id })
      await tx.run`
        insert into civil_status.month_print (unit_id, register, year, month, part, id, lines, file_id, sha256, at, by, by_name)
        values (${who.unit}, ${register}, ${year}, ${month}, ${at + 1}, ${id}, ${lines}, ${file.id}, ${stored.sha256},
          ${now.toString()}::timestamptz, ${who.actor}, ${who.name})
      `
    }
    const data = {
      register,
      month: `${year}-${String(month).padStart(2, '0')}`,
      parts: parts.length,
    }
    await record(tx, who, 'civil-status.month-printed', aboutBook(newId()), data)
    return yes(parts.length)
  })
}

const mostBytes = 200 * 1024 * 1024

async function pressMonth({ db, files, who, demo }: Office, of: Month, at: Temporal.Instant) {
  const unit = await db.read((q) => unitById(q, who.unit))
  const parts: Pressed[] = []
  let after: number | undefined = 0
  while (after !== undefined) {
    const { table, lines, next } = await monthPrint(db, { ...of, id: who.unit, unit, demo, after })
    const pdf = Buffer.from(await certificationBookPdf({ ...table, at }))
    parts.push({ stored: await files.put(Readable.from([pdf]), mostBytes), lines })
    after = next
  }
  return parts
}

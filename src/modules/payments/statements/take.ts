import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { plan } from '#platform/jobs.ts'
import type { JobContext } from '#platform/module.ts'
import { found } from '#platform/problem.ts'
import { BrokenSheet } from '#platform/sheets/broken.ts'
import { linesOf, Unreadable } from '#platform/sheets/lines.ts'
import { fileById } from '#platform/stored-files.ts'
import { claimFiles, type Upload } from '#platform/uploads.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { AccountId } from '../bills/store.ts'
import { about } from '../events.ts'
import { headingKey, isHeading, type Columns } from './domain.ts'
import { addStatement, keepLayout, setColumns, type Statement } from './store.ts'

/** Nhận sao kê: the file is kept; what it says is taken in once its columns are known. */
export async function addUploaded(
  tx: Tx,
  who: Who,
  { file, account, now }: { file: Upload; account: AccountId; now: Temporal.Instant },
) {
  const id = newId<'payment-statement'>()
  await addStatement(tx, who, { id, account, file: file.id, name: file.name, now })
  await claimFiles(tx, who.unit, who.actor, [file.id], { kind: 'payment-statement', id })
  await record(tx, who, 'payment.statement-uploaded', about('payment-statement', id), {
    name: file.name,
  })
  return id
}

/** What reading a stored file needs of the world; a page and a job have it. */
export type Reader = Pick<JobContext, 'db' | 'files'>

export async function* linesOfStatement({ db, files }: Reader, unit: UnitId, fileId: string) {
  const file = found(await db(unit).read((q) => fileById(q, unit, fileId)), 'tệp sao kê')
  yield* linesOf({ path: files.path(file.sha256), scratch: await files.scratch() }, () => {})
}

const mostAbove = 40

/** The heading of a file, and a few lines below it for the eye. */
export async function headOf(reader: Reader, unit: UnitId, { fileId }: Statement) {
  const below: string[][] = []
  let heading: string[] | undefined
  let seen = 0
  for await (const { cells } of linesOfStatement(reader, unit, fileId)) {
    seen += 1
    if (heading) below.push(cells)
    else if (isHeading(cells)) heading = cells
    if (below.length === 3 || (!heading && seen > mostAbove)) break
  }
  return heading && { heading, below }
}

export const settleJobName = 'payments.settle-statement'

type Starting = { heading: readonly string[]; columns: Columns; now: Temporal.Instant }

/** Đối soát: which column is which is remembered for this heading, and the file is settled in the background. */
export async function startStatement(
  tx: Tx,
  who: Who,
  { id }: Statement,
  { heading, columns, now }: Starting,
) {
  // Of two who say it at once the first is right.
  if ((await setColumns(tx, who.unit, id, columns)) === 0) return
  await keepLayout(tx, who, { heading: headingKey(heading), columns, now })
  await plan(tx, settleJobName, { unit: who.unit, id }, { key: `${settleJobName}:${id}` })
}

/** Why a file could not be read for what it is; anything else is a fault of ours. */
export function unreadableOf(
  error: unknown,
): { why: string; line: number | undefined } | undefined {
  if (error instanceof Unreadable || error instanceof BrokenSheet)
    return { why: error.why, line: error.line }
  return undefined
}

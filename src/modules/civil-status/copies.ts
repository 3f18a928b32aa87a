import { dossierByCode } from '#modules/dossiers/index.ts'
import { unitById } from '#modules/units/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { zone } from '#platform/http.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { standingOf } from './annotations.ts'
import { copyPapersOf } from './certificates.ts'
import { numberText, type EntryKey } from './domain.ts'
import type { Signer } from './enter.ts'
import { aboutEntry } from './events.ts'
import { copyData } from './paper.ts'
import { holdBook, takeNumber } from './store-books.ts'
import { addCopy } from './store-copies.ts'
import { entryByKey, notesOf } from './store.ts'

/** Phí bản sao trích lục: 8,000 đồng a copy (GOV 2.1); the officer may write another with its reason. */
export const usualFee = 8_000

export type Copying = EntryKey & {
  paper: string
  copies: number
  recipient: { name: string; idNumber: string | null; relation: string }
  fee: number
  feeNote: string
  dossierCode: string | null
  signer: Signer
  now: Temporal.Instant
}

export type WhyNotCopy = 'revoked' | 'no-such-paper' | 'book-locked'

/** Cấp bản sao trích lục: numbered in the book of copies, with whom it was given to and what it said. */
export async function giveCopies(
  tx: Tx,
  who: Who,
  { paper, copies, recipient, fee, feeNote, dossierCode, signer, now, ...key }: Copying,
): Promise<Outcome<{ year: number; number: number }, WhyNotCopy>> {
  const entry = found(await entryByKey(tx, who.unit, key), 'việc hộ tịch này')
  const form = copyPapersOf(entry.register).find(({ code }) => code === paper)
  if (!form) return no('no-such-paper')
  const notes = await notesOf(tx, who.unit, entry.id)
  if (standingOf(notes) === 'revoked') return no('revoked')
  const dossier = dossierCode
    ? found(await dossierByCode(tx, who.unit, dossierCode), `hồ sơ ${dossierCode.slice(0, 60)}`)
    : undefined
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const book = { register: 'copy', year: today.year } as const
  if ((await holdBook(tx, who.unit, book, today)).lockedAt) return no('book-locked')
  const { last: number, day } = await takeNumber(tx, who.unit, book, today)
  await addCopy(tx, who.unit, {
    entry: entry.id,
    year: book.year,
    number,
    day,
    paper,
    copies,
    recipientName: recipient.name,
    recipientIdNumber: recipient.idNumber,
    relation: recipient.relation,
    fee,
    feeNote,
    dossier,
    signerId: signer.id,
    signerName: signer.name,
    signerTitle: signer.title,
    data: copyData(form, entry, notes, await unitById(tx, who.unit)),
    at: now,
    by: who.actor,
    byName: who.name,
  })
  const { register } = entry
  const data = { register, year: book.year, number, copies, of: numberText(entry) }
  await record(tx, who, 'civil-status.copied', aboutEntry(entry.id), data)
  return yes({ year: book.year, number })
}

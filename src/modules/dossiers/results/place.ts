import type { Read, Tx } from '#platform/db.ts'
import { zone } from '#platform/http.ts'
import { no } from '#platform/outcome.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { DossierRecord } from '../rows.ts'
import { dossierByCode } from '../store.ts'
import { placeOf } from './numbers.ts'
import { claimNumber, numberHolder } from './store.ts'

type Written = { documentNumber: string; now: Temporal.Instant; year?: number | undefined }

/** Where a number of this dossier stands: in the book of this year, unless it says another or belongs to another. */
export const placed = (
  { procedureCode }: DossierRecord,
  { documentNumber, now, year = now.toZonedDateTimeISO(zone).year }: Written,
) => placeOf(documentNumber, { procedure: procedureCode, year })

type Claimed = { dossier: string; procedure: string; written: string; year: number }

/** Takes a number for a paper that waits for its seal; false where another dossier has it. */
export async function claimWritten(tx: Tx, unit: UnitId, claimed: Claimed): Promise<boolean> {
  const { dossier: id, written, ...given } = claimed
  return (await claimNumber(tx, unit, { id, place: placeOf(written, given) })) === undefined
}

/** Takes the number in its book and year; says no where another dossier has it. */
export async function taking(tx: Tx, { unit }: Who, dossier: DossierRecord, written: Written) {
  const taken = await claimNumber(tx, unit, { id: dossier.id, place: placed(dossier, written) })
  return taken && no('number-taken')
}

/** The code of the dossier that has a number which was refused to this one. */
export async function holderOf(q: Read, { unit }: Who, code: string, written: Written) {
  const dossier = await dossierByCode(q, unit, code)
  return dossier && numberHolder(q, unit, { id: dossier.id, place: placed(dossier, written) })
}

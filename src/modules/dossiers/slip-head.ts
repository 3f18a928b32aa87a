import { actorNames } from '#modules/accounts/index.ts'
import { personById, type Person } from '#modules/people/index.ts'
import {
  addressLine,
  hamletById,
  hamletLabel,
  placeName,
  unitById,
  type Unit,
} from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'

import type { DossierRecord } from './rows.ts'
import type { SlipEvent } from './slip-store.ts'

/** What the words of a paper are made from: the dossier and the event that it says. */
export type Told = { dossier: DossierRecord; event: SlipEvent }

/** Whose dossier it is, and at which agency. */
export async function headOf(q: Read, dossier: DossierRecord) {
  const unit = await unitById(q, dossier.unitId)
  const person = await personById(q, dossier.applicantId)
  const { idNumber, phone, email } = person ?? {}
  const head = {
    code: dossier.code,
    agency: agencyOf(unit),
    applicant: {
      name: dossier.applicantName,
      idNumber,
      address: person && (await addressOf(q, person)),
      phone,
      email,
    },
    matter: dossier.procedureName,
  }
  return { head, unit }
}

/** The centre that receives, as papers name it. */
export function agencyOf({ name }: Pick<Unit, 'name'>) {
  return {
    parent: name.replace(/^UBND/u, 'Ủy ban nhân dân'),
    name: `Trung tâm Phục vụ hành chính công${name.replace(/^UBND/u, '')}`,
    place: name.replace(/^UBND (xã|phường|đặc khu) /u, ''),
  }
}

/** The address in one line; what the house and street already name is not said twice. */
async function addressOf(q: Read, { addressDetail, hamletId, residenceCode }: Person) {
  const hamlet = hamletId ? await hamletById(q, hamletId) : undefined
  const place = residenceCode ? await placeName(q, residenceCode) : undefined
  return addressLine(addressDetail, [hamlet && hamletLabel(hamlet), ...placesIn(place)]) || null
}

/** "xã Tân Trụ", "tỉnh Tây Ninh", as they stand within a line. */
const placesIn = (place: string | undefined) =>
  (place?.split(', ') ?? []).map((part) =>
    part.replace(/^(Xã|Phường|Đặc khu|Tỉnh) /u, (kind) => kind.toLocaleLowerCase('vi')),
  )

export const nameOf = async (q: Read, actor: string) =>
  (await actorNames(q, [actor])).get(actor) ?? ''

export const textIn = (value: unknown) =>
  typeof value === 'string' && value !== '' ? value : undefined

/** An instant that an event carries as text; anything else is no instant. */
export function instantIn(value: unknown): Temporal.Instant | null {
  try {
    return typeof value === 'string' ? Temporal.Instant.from(value) : null
  } catch {
    return null
  }
}

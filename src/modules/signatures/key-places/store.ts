import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { isSelfIssued, readCertificate } from '#platform/signing/cms/certificate.ts'
import type { UnitId, Who } from '#platform/who.ts'

export const keyKinds = ['pkcs11', 'csc'] as const
export type KeyKind = (typeof keyKinds)[number]

const Row = z.object({
  id: z.string(),
  kind: z.enum(keyKinds),
  driver: z.string().nullable(),
  address: z.string().nullable(),
  timeStamps: z.string().nullable(),
  certificates: z
    .array(z.string())
    .transform((all) => all.map((one) => readCertificate(Buffer.from(one, 'base64')))),
  since: instant,
  byName: z.string(),
  until: instant.nullable(),
})
/** Nơi giữ khóa: how this unit reaches its tokens, or its remote service. */
export type KeyPlace = z.output<typeof Row>

/** What holds now: at most one of each kind. */
export const keyPlaces = (q: Read, unit: UnitId) => q.many(Row)`
  select id, kind, driver, address, time_stamps, certificates, since, by_name, until
  from signatures.key_place where unit_id = ${unit} and until is null order by kind
`

/** What held before as well, the newest first. */
export const keyPlaceHistory = (q: Read, unit: UnitId, kind: KeyKind) => q.many(Row)`
  select id, kind, driver, address, time_stamps, certificates, since, by_name, until
  from signatures.key_place where unit_id = ${unit} and kind = ${kind} order by id desc limit 20
`

/** Roots that an administrator of this unit has set up. */
export const rootsOfPlaces = async (q: Read, unit: UnitId): Promise<Uint8Array[]> =>
  (await keyPlaces(q, unit)).flatMap(({ certificates }) =>
    certificates.filter(isSelfIssued).map(({ raw }) => raw),
  )

export type NewKeyPlace = Pick<KeyPlace, 'kind' | 'driver' | 'address' | 'timeStamps'> & {
  certificates: readonly Uint8Array[]
}

/** Ends what held and begins the new; of two who change at once the later one follows the first. */
export async function replaceKeyPlace(tx: Tx, who: Who, place: NewKeyPlace, at: Temporal.Instant) {
  const { unit, actor, name } = who
  const { kind, driver, address, timeStamps } = place
  const certificates = place.certificates.map((raw) => Buffer.from(raw).toString('base64'))
  await tx.run`select pg_advisory_xact_lock(hashtextextended(${`key place ${unit} ${kind}`}, 0))`
  await tx.run`
    update signatures.key_place set until = ${at.toString()}::timestamptz
    where unit_id = ${unit} and kind = ${kind} and until is null
  `
  const id = newId<'key-place'>()
  await tx.run`
    insert into signatures.key_place (unit_id, id, kind, driver, address, time_stamps, certificates, since, by, by_name)
    values (${unit}, ${id}, ${kind}, ${driver}, ${address}, ${timeStamps}, ${JSON.stringify(certificates)}::jsonb,
      ${at.toString()}::timestamptz, ${actor}, ${name})
  `
  return id
}

export const endKeyPlace = (tx: Tx, { unit }: Who, id: string, at: Temporal.Instant) => tx.run`
  update signatures.key_place set until = ${at.toString()}::timestamptz
  where unit_id = ${unit} and id = ${id}::uuid and until is null
`

import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import type { UnitId, Who } from '#platform/who.ts'

export const providerCodes = ['test', 'pkcs11', 'csc', 'plug-in'] as const
export type ProviderCode = (typeof providerCodes)[number]

/** In whose name is signed: the agency, or an officer by her id. */
export const agency = 'agency'

const Settings = z.object({
  token: z.string().optional(),
  keyId: z.string().optional(),
  credential: z.string().optional(),
})

const Row = z.object({
  id: z.string(),
  party: z.string(),
  provider: z.enum(providerCodes),
  certificate: z.instanceof(Buffer).nullable(),
  settings: Settings,
  secret: z.instanceof(Buffer).nullable(),
  since: instant,
  byName: z.string(),
  until: instant.nullable(),
  testedAt: instant.nullable(),
  test: z.string().nullable(),
})
/** Phương tiện ký số: by what somebody signs, and who said so. */
export type Means = z.output<typeof Row>

const most = 400

/** What holds now, of everybody. */
export const allMeans = (q: Read, unit: UnitId) => q.many(Row)`
  select id, party, provider, certificate, settings, secret, since, by_name, until, tested_at, test
  from signatures.means where unit_id = ${unit} and until is null limit ${most}
`

export const meansOf = (q: Read, unit: UnitId, party: string) => q.maybe(Row)`
  select id, party, provider, certificate, settings, secret, since, by_name, until, tested_at, test
  from signatures.means where unit_id = ${unit} and party = ${party} and until is null
`

/** What held before, the newest first. */
export const historyOf = (q: Read, unit: UnitId, party: string) => q.many(Row)`
  select id, party, provider, certificate, settings, secret, since, by_name, until, tested_at, test
  from signatures.means where unit_id = ${unit} and party = ${party} order by id desc limit 20
`

export type NewMeans = Pick<Means, 'party' | 'provider' | 'certificate' | 'settings' | 'secret'>

/** Ends what held and begins the new; of two who change at once the later one follows the first. */
export async function replaceMeans(tx: Tx, who: Who, means: NewMeans, at: Temporal.Instant) {
  const { unit, actor, name } = who
  const { party, provider, certificate, settings, secret } = means
  await tx.run`select pg_advisory_xact_lock(hashtextextended(${`means ${unit} ${party}`}, 0))`
  await tx.run`
    update signatures.means set until = ${at.toString()}::timestamptz
    where unit_id = ${unit} and party = ${party} and until is null
  `
  const id = newId<'signing-means'>()
  await tx.run`
    insert into signatures.means (unit_id, id, party, provider, certificate, settings, secret, since, by, by_name)
    values (${unit}, ${id}, ${party}, ${provider}, ${certificate}, ${JSON.stringify(settings)}::jsonb, ${secret},
      ${at.toString()}::timestamptz, ${actor}, ${name})
  `
  return id
}

type Tested = { id: string; at: Temporal.Instant; test: string; certificate: Uint8Array | null }

/** What a test signature said, and with which certificate. */
export const noteTest = (tx: Tx, unit: UnitId, { id, at, test, certificate }: Tested) => tx.run`
  update signatures.means set tested_at = ${at.toString()}::timestamptz, test = ${test},
    certificate = coalesce(${certificate === null ? null : Buffer.from(certificate)}, certificate)
  where unit_id = ${unit} and id = ${id} and until is null
`

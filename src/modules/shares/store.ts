import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

export const ShareRow = z.object({
  id: z.string(),
  dossierId: z.string(),
  code: z.string(),
  procedureName: z.string(),
  resultNumber: z.number(),
  title: z.string(),
  documentNumber: z.string().nullable(),
  attachedAt: instant,
  fileId: z.string(),
  codeHash: z.instanceof(Buffer).nullable(),
  note: z.string(),
  namesProcedure: z.boolean(),
  createdAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
  lockedAt: instant.nullable(),
  openings: z.number(),
  lastOpenedAt: instant.nullable(),
})

/** Đường dẫn chia sẻ, with what it shows. The token is not in it: nobody has it but who holds the link. */
export type Share = z.output<typeof ShareRow>

const columns = sql`
  s.id, s.dossier_id, d.code, d.procedure_name, s.result_number, r.title, r.document_number, r.attached_at, r.file_id,
  s.code_hash, s.note, s.names_procedure, s.created_at, s.expires_at, s.revoked_at, s.locked_at, s.openings,
  s.last_opened_at
`

const from = sql`
  shares.share s
  join dossiers.dossier d on d.unit_id = s.unit_id and d.id = s.dossier_id
  join dossiers.result r on r.unit_id = s.unit_id and r.dossier_id = s.dossier_id and r.number = s.result_number
`

export const shareByToken = (q: Read, unit: UnitId, hash: Buffer): Promise<Share | undefined> =>
  q.maybe(ShareRow)`
    select ${columns} from ${from} where s.unit_id = ${unit} and s.token_hash = ${hash}
  `

/** The links to the results of one dossier, the newest first. */
export const sharesOf = (q: Read, unit: UnitId, dossier: string): Promise<Share[]> =>
  q.many(ShareRow)`
    select ${columns} from ${from} where s.unit_id = ${unit} and s.dossier_id = ${dossier}
    order by s.id desc limit 100
  `

export const perPage = 20

/** All links of one person, the newest first; `after` is the last id of the page before. */
export const sharesBy = (
  q: Read,
  unit: UnitId,
  { person, after }: { person: string; after?: string | undefined },
): Promise<Share[]> => q.many(ShareRow)`
  select ${columns} from ${from}
  where s.unit_id = ${unit} and s.person_id = ${person} ${olderThan(after)}
  order by s.id desc limit ${perPage + 1}
`

const olderThan = (after: string | undefined): Sql =>
  after === undefined ? sql`` : sql`and s.id < ${after}::uuid`

export type NewShare = {
  id: string
  person: string
  dossier: string
  result: number
  tokenHash: Buffer
  codeHash: Buffer | null
  note: string
  namesProcedure: boolean
  createdAt: Temporal.Instant
  expiresAt: Temporal.Instant
}

/** Zero when this form was sent before. */
export const insertShare = (tx: Tx, unit: UnitId, s: NewShare) => tx.run`
  insert into shares.share (unit_id, id, person_id, dossier_id, result_number, token_hash, code_hash, note,
    names_procedure, created_at, expires_at)
  values (${unit}, ${s.id}, ${s.person}, ${s.dossier}, ${s.result}, ${s.tokenHash}, ${s.codeHash}, ${s.note},
    ${s.namesProcedure}, ${s.createdAt.toString()}, ${s.expiresAt.toString()})
  on conflict (unit_id, id) do nothing
`

const Count = z.object({ count: z.number() })

export async function liveOf(tx: Tx, unit: UnitId, dossier: string, now: Temporal.Instant) {
  const { count } = await tx.one(Count)`
    select count(*)::int as count from shares.share
    where unit_id = ${unit} and dossier_id = ${dossier} and revoked_at is null and locked_at is null
      and expires_at > ${now.toString()}::timestamptz
  `
  return count
}

/** Zero when it was revoked before, or is not hers. */
export const revoke = (tx: Tx, unit: UnitId, id: string, now: Temporal.Instant) => tx.run`
  update shares.share set revoked_at = ${now.toString()}
  where unit_id = ${unit} and id = ${id} and revoked_at is null
`

export const countOpening = (tx: Tx, unit: UnitId, id: string, now: Temporal.Instant) => tx.run`
  update shares.share set openings = openings + 1, last_opened_at = ${now.toString()}
  where unit_id = ${unit} and id = ${id}
`

const Wrong = z.object({ wrongCodes: z.number() })

export const countWrongCode = (tx: Tx, unit: UnitId, id: string) => tx.one(Wrong)`
  update shares.share set wrong_codes = wrong_codes + 1 where unit_id = ${unit} and id = ${id} returning wrong_codes
`

export const lockShare = (tx: Tx, unit: UnitId, id: string, now: Temporal.Instant) => tx.run`
  update shares.share set locked_at = ${now.toString()} where unit_id = ${unit} and id = ${id} and locked_at is null
`

/** One link of one dossier at a time is made or opened. */
export const lockedByToken = async (
  tx: Tx,
  unit: UnitId,
  hash: Buffer,
): Promise<Share | undefined> => {
  await tx.run`
    select 1 from shares.share where unit_id = ${unit} and token_hash = ${hash} for update
  `
  return shareByToken(tx, unit, hash)
}

const OpeningRow = z.object({
  at: instant,
  title: z.string(),
  note: z.string(),
  device: z.string(),
})

/** Somebody opened a link: when, which result, and whom she had made it for. */
export type ShareOpening = z.output<typeof OpeningRow>

/** The openings of a person's links, the newest first; row security shows hers only. */
export const shareOpenings = (
  q: Read,
  unit: UnitId,
  { person, dossier }: { person: string; dossier?: string | undefined },
): Promise<ShareOpening[]> => q.many(OpeningRow)`
  select e.at, r.title, s.note, coalesce(e.data ->> 'device', '') as device
  from shares.share s
  join dossiers.result r on r.unit_id = s.unit_id and r.dossier_id = s.dossier_id and r.number = s.result_number
  join audit.event e on e.unit_id = s.unit_id and e.subject_id = s.dossier_id and e.name = 'share.opened'
    and e.data ->> 'share' = s.id::text
  where s.unit_id = ${unit} and s.person_id = ${person} ${ofDossier(dossier)} and s.openings > 0
  order by e.id desc limit 100
`

const ofDossier = (dossier: string | undefined): Sql =>
  dossier === undefined ? sql`` : sql`and s.dossier_id = ${dossier}::uuid`

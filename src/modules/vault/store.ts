import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { PaperForm, StoredPaper } from './domain.ts'
import { paperColumns, PaperRow } from './rows.ts'

/** A digitised paper as its dossier knows it; who sent the file and what is in it are read from the file. */
export type PaperToKeep = {
  origin: StoredPaper['origin']
  personId: string
  dossierId: string
  dossierCode: string
  procedureName: string
  number: number
  name: string
  form: PaperForm
  documentNumber: string | null
  fileId: string
  givenAt: Temporal.Instant
  issuedOn: Temporal.PlainDate | null
}

/**
 * Keeps papers that are not kept yet and brings what is kept up to what the dossier says now; telling it again changes nothing.
 * A day of issue that an officer read from the paper stays.
 * Returns how many are new or changed.
 */
export const keepPapers = (tx: Tx, unit: UnitId, papers: readonly PaperToKeep[]) => tx.run`
  insert into vault.paper as p (unit_id, id, person_id, origin, dossier_id, dossier_code, procedure_name, number, name, form,
    document_number, file_id, sha256, given_at, given_by, issued_on)
  select ${unit}, gen_random_uuid(), k.person_id, k.origin, k.dossier_id, k.dossier_code, k.procedure_name, k.number, k.name,
    k.form, k.document_number, f.id, f.sha256, k.given_at, f.uploaded_by, k.issued_on
  from unnest(${papers.map(({ personId }) => personId)}::uuid[], ${papers.map(({ origin }) => origin)}::text[],
    ${papers.map(({ dossierId }) => dossierId)}::uuid[], ${papers.map(({ dossierCode }) => dossierCode)}::text[],
    ${papers.map(({ procedureName }) => procedureName)}::text[], ${papers.map(({ number }) => number)}::int[],
    ${papers.map(({ name }) => name)}::text[], ${papers.map(({ form }) => form)}::text[],
    ${papers.map(({ documentNumber }) => documentNumber)}::text[], ${papers.map(({ fileId }) => fileId)}::uuid[],
    ${papers.map(({ givenAt }) => givenAt.toString())}::timestamptz[],
    ${papers.map(({ issuedOn }) => issuedOn?.toString() ?? null)}::date[])
    as k (person_id, origin, dossier_id, dossier_code, procedure_name, number, name, form, document_number, file_id, given_at, issued_on)
  join platform.file f on f.unit_id = ${unit} and f.id = k.file_id
  on conflict (unit_id, dossier_id, origin, number) do update
    set person_id = excluded.person_id, file_id = excluded.file_id, sha256 = excluded.sha256, name = excluded.name, form = excluded.form,
        document_number = excluded.document_number, given_at = excluded.given_at, given_by = excluded.given_by,
        issued_on = case when p.described_at is null then coalesce(excluded.issued_on, p.issued_on) else p.issued_on end
    where (p.person_id, p.file_id, p.name, p.form, p.document_number) is distinct from
      (excluded.person_id, excluded.file_id, excluded.name, excluded.form, excluded.document_number)
      or (p.described_at is null and p.issued_on is distinct from coalesce(excluded.issued_on, p.issued_on))
`

const mostOffered = 200

/** A person's papers that may be offered, the newest first; what the person hid is not among them. */
export const shownPapersOf = (q: Read, unit: UnitId, person: string): Promise<StoredPaper[]> =>
  q.many(PaperRow)`
    select ${paperColumns} from vault.paper p
    where p.unit_id = ${unit} and p.person_id = ${person} and p.hidden_at is null
    order by p.given_at desc, p.id desc limit ${mostOffered}
  `

/** One paper, whoever's it is; row security shows a citizen only the own ones. */
export const storedPaper = (q: Read, unit: UnitId, id: string): Promise<StoredPaper | undefined> =>
  q.maybe(
    PaperRow,
  )`select ${paperColumns} from vault.paper p where p.unit_id = ${unit} and p.id = ${id}`

/** Several at once; those that the reader may not see are not among them. */
export const storedPapers = (
  q: Read,
  unit: UnitId,
  ids: readonly string[],
): Promise<StoredPaper[]> => q.many(PaperRow)`
  select ${paperColumns} from vault.paper p where p.unit_id = ${unit} and p.id = any(${ids}::uuid[])
`

/** The chosen papers of this person that may still be used, held until the transaction ends. */
export const lockShown = (
  tx: Tx,
  unit: UnitId,
  person: string,
  ids: readonly string[],
): Promise<StoredPaper[]> => tx.many(PaperRow)`
  select ${paperColumns} from vault.paper p
  where p.unit_id = ${unit} and p.person_id = ${person} and p.id = any(${ids}::uuid[]) and p.hidden_at is null
  for key share
`

/** A result of this person by its code, its own number, or the code of its dossier. */
export const resultsByCode = (
  q: Read,
  unit: UnitId,
  person: string,
  code: string,
): Promise<StoredPaper[]> => q.many(PaperRow)`
  select ${paperColumns} from vault.paper p
  where p.unit_id = ${unit} and p.person_id = ${person} and p.origin = 'result' and p.hidden_at is null
    and upper(${code}) in (upper(p.document_number), p.dossier_code, p.dossier_code || '.KQ' || p.number)
  order by p.given_at desc limit 5
`

export type Use = { dossierId: string; dossierCode: string; at: Temporal.Instant }

export const addUses = (
  tx: Tx,
  { unit, actor }: Pick<Who, 'unit' | 'actor'>,
  papers: readonly string[],
  { dossierId, dossierCode, at }: Use,
) => tx.run`
  insert into vault.use (unit_id, paper_id, dossier_id, dossier_code, at, by)
  select ${unit}, id, ${dossierId}::uuid, ${dossierCode}, ${at.toString()}::timestamptz, ${actor}
  from unnest(${papers}::uuid[]) as id
  on conflict do nothing
`

export const hidePaper = (tx: Tx, unit: UnitId, id: string, at: Temporal.Instant | null) => tx.run`
  update vault.paper set hidden_at = ${at?.toString() ?? null}::timestamptz where unit_id = ${unit} and id = ${id}
`

type Described = {
  issuer: string | null
  issuedOn: Temporal.PlainDate | null
  expiresOn: Temporal.PlainDate | null
  now: Temporal.Instant
}

export const describePaper = (
  tx: Tx,
  { unit, actor }: Pick<Who, 'unit' | 'actor'>,
  id: string,
  { issuer, issuedOn, expiresOn, now }: Described,
) => tx.run`
  update vault.paper set issuer = ${issuer}, issued_on = ${issuedOn?.toString() ?? null}::date,
    expires_on = ${expiresOn?.toString() ?? null}::date, described_at = ${now.toString()}, described_by = ${actor}
  where unit_id = ${unit} and id = ${id}
`

export const addLook = (
  tx: Tx,
  { unit, name }: Pick<Who, 'unit' | 'name'>,
  paper: string,
  { now, code }: { now: Temporal.Instant; code?: string | undefined },
) => tx.run`
  insert into vault.look (unit_id, id, paper_id, at, by_name, dossier_code)
  values (${unit}, ${newId()}, ${paper}, ${now.toString()}, ${name}, ${code ?? null})
`

const LookRow = z.object({
  id: z.string(),
  at: instant,
  byName: z.string(),
  dossierCode: z.string().nullable(),
})
/** One look of an officer at a paper. */
export type Look = z.output<typeof LookRow>

/** The newest looks at a paper; row security shows a citizen those at the own ones. */
export const looksAt = (q: Read, unit: UnitId, paper: string): Promise<Look[]> => q.many(LookRow)`
  select id, at, by_name, dossier_code from vault.look
  where unit_id = ${unit} and paper_id = ${paper} order by id desc limit 100
`

/** The papers of a record that was merged away belong to the record that stays. */
export const giveTo = (tx: Tx, unit: UnitId, gone: string, keep: string) => tx.run`
  update vault.paper set person_id = ${keep} where unit_id = ${unit} and person_id = ${gone}
`

const MineRow = z.object({
  ...PaperRow.shape,
  uses: z.array(z.object({ dossierCode: z.string(), at: instant })),
  size: z.number(),
  mediaType: z.string(),
})
/** A paper as its owner sees it, with the dossiers that used it again. */
export type MyPaper = z.output<typeof MineRow>

const mineColumns = sql`
  ${paperColumns}, f.size, f.media_type,
  coalesce((select jsonb_agg(jsonb_build_object('dossierCode', u.dossier_code, 'at', u.at) order by u.at desc)
    from vault.use u where u.unit_id = p.unit_id and u.paper_id = p.id), '[]') as uses
`

export type Before = { at: string; id: string } | undefined

/** One paper of a person, with the dossiers that used it again. */
export const paperOf = (q: Read, unit: UnitId, person: string, id: string) => q.maybe(MineRow)`
  select ${mineColumns} from vault.paper p join platform.file f on f.unit_id = p.unit_id and f.id = p.file_id
  where p.unit_id = ${unit} and p.person_id = ${person} and p.id = ${id}
`

/** One page of a person's papers, the newest first, hidden ones included. */
export const papersPage = (
  q: Read,
  unit: UnitId,
  person: string,
  { before, limit }: { before: Before; limit: number },
): Promise<MyPaper[]> => q.many(MineRow)`
  select ${mineColumns}
  from vault.paper p join platform.file f on f.unit_id = p.unit_id and f.id = p.file_id
  where p.unit_id = ${unit} and p.person_id = ${person}
    and (p.given_at, p.id) < (coalesce(${before?.at ?? null}::timestamptz, 'infinity'),
      coalesce(${before?.id ?? null}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
  order by p.given_at desc, p.id desc limit ${limit + 1}
`

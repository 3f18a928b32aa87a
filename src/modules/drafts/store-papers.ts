import { z } from 'zod'

import type { Read, Tx } from '#platform/db.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { DraftId } from './domain.ts'

const Row = z.object({
  fileId: z.string(),
  component: z.string(),
  name: z.string(),
  size: z.number(),
  mediaType: z.string(),
  /** A paper of the citizen's store, which is only named here. */
  storedId: z.string().nullable(),
})

/** A file in a draft, and the paper that it shows. */
export type DraftPaper = z.output<typeof Row>

export const papersOf = (q: Read, unit: UnitId, draft: DraftId): Promise<DraftPaper[]> => q.many(
  Row,
)`
  select p.file_id, p.component, f.name, f.size, f.media_type, p.stored_id
  from drafts.paper p join platform.file f on f.unit_id = p.unit_id and f.id = p.file_id
  where p.unit_id = ${unit} and p.draft_id = ${draft}
  order by p.added_at, p.file_id
`

export type NewPaper = { fileId: string; component: string }

/**
 * Ties files that this citizen has just uploaded to the papers they show. The same content for the same paper is
 * taken once, so that pressing twice does not double it.
 */
export async function addPapers(
  tx: Tx,
  who: Who,
  draft: DraftId,
  papers: readonly NewPaper[],
  now: Temporal.Instant,
): Promise<number> {
  const ids = papers.map(({ fileId }) => fileId)
  const added = await tx.run`
    insert into drafts.paper (unit_id, draft_id, file_id, component, added_at)
    select distinct on (sent.component, f.sha256) f.unit_id, ${draft}::uuid, f.id, sent.component,
      ${now.toString()}::timestamptz
    from unnest(${ids}::uuid[], ${papers.map(({ component }) => component)}::text[]) as sent (file_id, component)
    join platform.file f on f.unit_id = ${who.unit} and f.id = sent.file_id
    where f.owner_id is null and f.uploaded_by = ${who.actor} and not exists (
      select from drafts.paper p join platform.file known on known.unit_id = p.unit_id and known.id = p.file_id
      where p.unit_id = ${who.unit} and p.draft_id = ${draft} and p.component = sent.component
        and known.sha256 = f.sha256)
    order by sent.component, f.sha256, f.id
  `
  await tx.run`
    update platform.file set owner_kind = 'draft', owner_id = ${draft}
    where unit_id = ${who.unit} and id = any(${ids}::uuid[]) and owner_id is null and exists (
      select from drafts.paper p
      where p.unit_id = ${who.unit} and p.draft_id = ${draft} and p.file_id = platform.file.id)
  `
  return added
}

const Gone = z.object({ component: z.string() })

const TwinRow = z.object({ component: z.string(), name: z.string(), known: z.string() })

/** A file that was not taken because the paper has its content under another name. */
export type Twin = z.output<typeof TwinRow>

/** Of files just sent, those that `addPapers` left because their content was there under another name. */
export const twinsAmong = (
  q: Read,
  unit: UnitId,
  draft: DraftId,
  papers: readonly NewPaper[],
): Promise<Twin[]> => q.many(TwinRow)`
  select distinct on (f.id) sent.component, f.name, known.name as known
  from unnest(${papers.map(({ fileId }) => fileId)}::uuid[], ${papers.map(({ component }) => component)}::text[])
    as sent (file_id, component)
  join platform.file f on f.unit_id = ${unit} and f.id = sent.file_id and f.owner_id is null
  join drafts.paper p on p.unit_id = ${unit} and p.draft_id = ${draft} and p.component = sent.component
  join platform.file known on known.unit_id = p.unit_id and known.id = p.file_id
    and known.sha256 = f.sha256 and known.name <> f.name
  order by f.id
`

/** Removes one file from a draft; returns the paper it showed, or undefined when it was not there. */
export async function removePaper(tx: Tx, unit: UnitId, draft: DraftId, fileId: string) {
  const gone = await tx.maybe(Gone)`
    delete from drafts.paper where unit_id = ${unit} and draft_id = ${draft} and file_id = ${fileId}
    returning component
  `
  if (gone)
    await tx.run`
      delete from platform.file
      where unit_id = ${unit} and id = ${fileId} and owner_kind = 'draft' and owner_id = ${draft}
    `
  return gone?.component
}

/** Removes every file of a draft; returns how many there were. */
export async function removePapers(tx: Tx, unit: UnitId, draft: DraftId): Promise<number> {
  await tx.run`delete from drafts.paper where unit_id = ${unit} and draft_id = ${draft}`
  return tx.run`
    delete from platform.file where unit_id = ${unit} and owner_kind = 'draft' and owner_id = ${draft}
  `
}

/** The files follow the application: from now on who may see the dossier may see them. */
export async function handOverPapers(tx: Tx, unit: UnitId, draft: DraftId, dossier: string) {
  await tx.run`delete from drafts.paper where unit_id = ${unit} and draft_id = ${draft}`
  await tx.run`
    update platform.file set owner_kind = 'dossier', owner_id = ${dossier}
    where unit_id = ${unit} and owner_kind = 'draft' and owner_id = ${draft}
  `
}

import { z } from 'zod'

import { fillJob, keepPapers, noteFilled, type PaperToKeep } from '#modules/vault/index.ts'
import { instant, plainDate } from '#platform/columns.ts'
import type { Read } from '#platform/db.ts'
import { record, type Happening } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { plan } from '#platform/jobs.ts'
import type { JobContext, Module } from '#platform/module.ts'
import type { UnitId } from '#platform/who.ts'

const Row = z.object({
  origin: z.enum(['component', 'result']),
  personId: z.string(),
  dossierId: z.string(),
  dossierCode: z.string(),
  procedureName: z.string(),
  number: z.number(),
  name: z.string(),
  form: z.enum(['original', 'certified', 'copy', 'electronic']),
  documentNumber: z.string().nullable(),
  fileId: z.string(),
  givenAt: instant,
  issuedOn: plainDate.nullable(),
})

/**
 * What of these dossiers belongs in the applicants' stores: papers with a file once the desk has taken the dossier in (before
 * that nobody has looked at them), results with a file once they are granted. What was itself reused lies there already.
 */
const papersToKeep = (q: Read, unit: UnitId, dossiers: readonly string[]): Promise<PaperToKeep[]> =>
  q.many(Row)`
    select 'component' as origin, d.applicant_id as person_id, d.id as dossier_id, d.code as dossier_code, d.procedure_name,
      c.position as number, c.name, c.kind as form, null as document_number, c.file_id, d.received_at as given_at,
      c.issued_on
    from dossiers.dossier d join dossiers.component c on c.unit_id = d.unit_id and c.dossier_id = d.id
    where d.unit_id = ${unit} and d.id = any(${dossiers}::uuid[]) and d.state not in ('new', 'rejected')
      and c.file_id is not null and c.stored_id is null
    union all
    select 'result', d.applicant_id, d.id, d.code, d.procedure_name, r.number, r.title, 'electronic', r.document_number,
      r.file_id, r.attached_at, (r.attached_at at time zone 'Asia/Ho_Chi_Minh')::date
    from dossiers.dossier d join dossiers.result r on r.unit_id = d.unit_id and r.dossier_id = d.id
    where d.unit_id = ${unit} and d.id = any(${dossiers}::uuid[]) and d.state in ('done', 'returned')
      and d.verdict = 'grant' and r.file_id is not null
  `

/** The digitised papers of a dossier go into the applicant's store; hearing twice changes nothing. */
async function keepStored({ db, who }: JobContext, { unit, subject }: Happening): Promise<void> {
  if (subject.kind !== 'dossier') return
  await db(unit).tx(async (tx) => {
    const papers = await papersToKeep(tx, unit, [subject.id])
    const kept = papers.length > 0 ? await keepPapers(tx, unit, papers) : 0
    const code = papers[0]?.dossierCode
    if (kept > 0 && code)
      await record(tx, who(unit), 'paper.kept', keptTogether(), { code, papers: kept })
  })
}

/** Not the dossier: its own history says what was handed in, and this comes later than what follows it. */
const keptTogether = () => ({ kind: 'stored-papers', id: newId() })

/** Events after which a dossier may have digitised papers or results that it did not have before. */
const afterwards = [
  'dossier.received',
  'dossier.accepted',
  'dossier.supplemented',
  'dossier.digitised',
  'dossier.finished',
  'dossier.number-corrected',
  'dossier.applicant-merged',
] as const

export const keepingStore = Object.fromEntries(
  afterwards.map((name) => [name, keepStored]),
) as NonNullable<Module['on']>

const Work = z.object({ unit: z.number(), after: z.uuid().nullable() })
const Found = z.object({ id: z.string() })
const batch = 200

/** One batch of all dossiers, and a job for the next: what was digitised before the store existed comes in. */
export async function fillVaultJob(context: JobContext, payload: unknown): Promise<void> {
  const { unit, after } = Work.parse(payload)
  await context.db(unit).tx(async (tx) => {
    const found = await tx.many(Found)`
      select id from dossiers.dossier
      where unit_id = ${unit} and id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      order by id limit ${batch}
    `
    const ids = found.map(({ id }) => id)
    const papers = await papersToKeep(tx, unit, ids)
    const kept = papers.length > 0 ? await keepPapers(tx, unit, papers) : 0
    const last = ids.length === batch ? ids.at(-1) : undefined
    const step = { dossiers: ids.length, papers: kept, isLast: !last, now: context.now() }
    await noteFilled(tx, unit, step)
    if (kept > 0)
      await record(tx, context.who(unit), 'vault.filled', unitSubject(unit), {
        dossiers: ids.length,
        papers: kept,
      })
    if (last) await plan(tx, fillJob, { unit, after: last })
  })
}

const unitSubject = (unit: UnitId) => ({
  kind: 'vault',
  id: `00000000-0000-8000-8003-${String(unit).padStart(12, '0')}`,
})

import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { claimFiles } from '#platform/uploads.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { states, type State } from './domain.ts'
import { about } from './events.ts'
import { componentsOf, lockDossier } from './store.ts'

export type Scan = {
  /** Which component of the dossier it shows. */
  position: number
  fileId: string
  /** How many pictures: with the pages of the paper it says whether one is missing (TT 01/2023 Điều 8). */
  pages?: number | undefined
  issuedOn?: Temporal.PlainDate | undefined
}

export type WhyNotScan = 'not-taken-in' | 'no-such-paper'

const neverTakenIn: readonly State[] = ['new', 'rejected', 'withdrawn']

/** Whether its papers may be scanned: it was taken in, and not taken back. */
export const takesScans = ({ state }: { state: State }): boolean => !neverTakenIn.includes(state)

type Digitising = { code: string; scans: readonly Scan[] }

/**
 * Số hóa thành phần hồ sơ: scans of papers that lie in the dossier. A paper that has a scan already keeps it and gets a further
 * one. Officers who have the dossier open are not disturbed: nothing of what they decide on has changed.
 */
export async function digitisePapers(
  tx: Tx,
  who: Who,
  { code, scans }: Digitising,
): Promise<Outcome<string, WhyNotScan>> {
  const dossier = found(await lockDossier(tx, who.unit, code), `hồ sơ ${code}`)
  if (!takesScans(dossier)) return no('not-taken-in')
  const papers = await componentsOf(tx, who.unit, dossier.id)
  const named = scans.map((scan) => ({
    ...scan,
    paper: papers.find(({ position }) => position === scan.position),
  }))
  if (named.some(({ paper }) => paper === undefined)) return no('no-such-paper')
  const ids = scans.map(({ fileId }) => fileId)
  await claimFiles(tx, who.unit, who.actor, ids, { kind: 'dossier', id: dossier.id })
  for (const scan of scans) await addScan(tx, who.unit, dossier.id, scan)
  await record(tx, who, 'dossier.digitised', about(dossier.id), {
    code,
    papers: [...new Set(named.flatMap(({ paper }) => paper?.name ?? []))],
    pages: scans.reduce((sum, { pages = 0 }) => sum + pages, 0),
  })
  return yes(dossier.id)
}

async function addScan(tx: Tx, unit: UnitId, dossier: string, scan: Scan) {
  const { position, fileId } = scan
  const issued = scan.issuedOn?.toString() ?? null
  const filled = await tx.run`
    update dossiers.component set file_id = ${fileId}, digitised = 1, issued_on = coalesce(${issued}::date, issued_on)
    where unit_id = ${unit} and dossier_id = ${dossier} and position = ${position} and file_id is null
  `
  if (filled > 0) return
  await tx.run`
    insert into dossiers.component (unit_id, dossier_id, position, name, quantity, kind, file_id, digitised, issued_on)
    select unit_id, dossier_id,
      (select 1 + max(position) from dossiers.component where unit_id = ${unit} and dossier_id = ${dossier}),
      left(name, 280) || ' (bản quét thêm)', 1, kind, ${fileId}, 1, ${issued}::date
    from dossiers.component where unit_id = ${unit} and dossier_id = ${dossier} and position = ${position}
  `
}

const Waiting = z.object({
  code: z.string(),
  procedureName: z.string(),
  applicantName: z.string(),
  receivedAt: instant,
  papers: z.array(z.object({ position: z.number(), name: z.string() })),
})

/** A dossier with papers that have no scan yet. */
export type PaperDossier = z.output<typeof Waiting>

type Asked = {
  codes?: readonly string[] | undefined
  since?: Temporal.Instant | undefined
  limit: number
}

/** Dossiers whose papers are still to be scanned: these codes, or those received lately, the newest first. */
export const papersToScan = (
  q: Read,
  unit: UnitId,
  { codes, since, limit }: Asked,
): Promise<PaperDossier[]> => q.many(Waiting)`
  select d.code, d.procedure_name, d.applicant_name, d.received_at,
    jsonb_agg(jsonb_build_object('position', c.position, 'name', c.name) order by c.position) as papers
  from (
    select * from dossiers.dossier
    where unit_id = ${unit} and state not in ('new', 'rejected', 'withdrawn')
      and (${codes ?? null}::text[] is null or code = any(${codes ?? null}::text[]))
      and (${since?.toString() ?? null}::timestamptz is null or received_at >= ${since?.toString() ?? null}::timestamptz)
      and exists (select from dossiers.component p
        where p.unit_id = ${unit} and p.dossier_id = dossier.id and p.file_id is null)
    order by received_at desc, id desc limit ${limit}) d
  join dossiers.component c on c.unit_id = d.unit_id and c.dossier_id = d.id and c.file_id is null
  group by d.code, d.procedure_name, d.applicant_name, d.received_at, d.id
  order by d.received_at desc, d.id desc
`

const Opened = z.object({
  code: z.string(),
  state: z.enum(states),
  applicantName: z.string(),
  procedureName: z.string(),
  papers: z.array(
    z.object({
      position: z.number(),
      name: z.string(),
      quantity: z.number(),
      fileId: z.string().nullable(),
      isStored: z.boolean(),
    }),
  ),
})

/** One dossier with all its papers, and whether it takes scans. */
export async function papersOf(q: Read, unit: UnitId, code: string) {
  const dossier = found(
    await q.maybe(Opened)`
      select d.code, d.state, d.applicant_name, d.procedure_name,
        coalesce((select jsonb_agg(jsonb_build_object('position', c.position, 'name', c.name, 'quantity', c.quantity,
            'fileId', c.file_id, 'isStored', c.stored_id is not null) order by c.position)
          from dossiers.component c where c.unit_id = d.unit_id and c.dossier_id = d.id), '[]') as papers
      from dossiers.dossier d where d.unit_id = ${unit} and d.code = ${code}
    `,
    `hồ sơ ${code.slice(0, 60)}`,
  )
  return { ...dossier, takesScans: takesScans(dossier) }
}

export type PapersOfDossier = Awaited<ReturnType<typeof papersOf>>

const Target = z.object({
  code: z.string(),
  state: z.enum(states),
  papers: z.array(z.object({ position: z.number(), name: z.string(), hasFile: z.boolean() })),
})
/** A dossier with its papers, for whoever files scans into it. */
export type ScanTarget = {
  code: string
  papers: { position: number; name: string; hasFile: boolean }[]
}

/** Of these codes, the dossiers that scans may be filed into. */
export async function scanTargets(
  q: Read,
  unit: UnitId,
  codes: readonly string[],
): Promise<ScanTarget[]> {
  const rows = await q.many(Target)`
    select d.code, d.state, coalesce((select jsonb_agg(jsonb_build_object('position', c.position, 'name', c.name,
        'hasFile', c.file_id is not null) order by c.position)
      from dossiers.component c where c.unit_id = d.unit_id and c.dossier_id = d.id), '[]') as papers
    from dossiers.dossier d where d.unit_id = ${unit} and d.code = any(${codes}::text[])
  `
  return rows.filter(takesScans)
}

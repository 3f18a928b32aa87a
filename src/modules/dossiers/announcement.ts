import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { channels, states } from './domain.ts'

const Row = z.object({
  code: z.string(),
  procedureCode: z.string(),
  procedureName: z.string(),
  channel: z.enum(channels),
  applicantId: z.string(),
  applicantName: z.string(),
  state: z.enum(states),
  submittedAt: instant,
  receivedAt: instant,
  dueAt: instant.nullable(),
  finishedAt: instant.nullable(),
  returnedAt: instant.nullable(),
  payment: z.string(),
  delivery: z.enum(['counter', 'post', 'electronic']),
  summary: z.string(),
  papers: z.array(z.object({ name: z.string(), digitised: z.number() })),
  results: z.array(z.object({ title: z.string(), number: z.string().nullable() })),
})

/** What other systems are told of a dossier. */
export type Announcement = z.output<typeof Row>

export const announcementOf = (
  q: Read,
  unit: UnitId,
  id: string,
): Promise<Announcement | undefined> => q.maybe(Row)`
  select d.code, d.procedure_code, d.procedure_name, d.channel, d.applicant_id, d.applicant_name, d.state,
    d.submitted_at, d.received_at, d.due_at, d.finished_at, d.returned_at, d.payment, d.delivery, c.summary,
    coalesce((select jsonb_agg(jsonb_build_object('name', p.name, 'digitised', p.digitised) order by p.position)
      from dossiers.component p where p.unit_id = d.unit_id and p.dossier_id = d.id), '[]') as papers,
    coalesce((select jsonb_agg(jsonb_build_object('title', r.title, 'number', r.document_number) order by r.number)
      from dossiers.result r where r.unit_id = d.unit_id and r.dossier_id = d.id), '[]') as results
  from dossiers.dossier d join dossiers.content c on c.unit_id = d.unit_id and c.dossier_id = d.id
  where d.unit_id = ${unit} and d.id = ${id}
`

const Code = z.object({ code: z.string() })

/** Which of these codes are of dossiers that we settle ourselves. */
export async function codesOfOurs(
  q: Read,
  unit: UnitId,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  const upper = codes.map((code) => code.toUpperCase())
  const rows = await q.many(Code)`
    select code from dossiers.dossier where unit_id = ${unit} and code = any(${upper})
  `
  return new Set(rows.map(({ code }) => code))
}

const Open = z.object({ id: z.string() })

/** Dossiers on which the office still owes something, after one id. */
export async function openDossierIds(
  q: Read,
  unit: UnitId,
  { after, most }: { after: string; most: number },
): Promise<string[]> {
  const rows = await q.many(Open)`
    select id from dossiers.dossier
    where unit_id = ${unit} and id > ${after}::uuid
      and state in ('new', 'accepted', 'processing', 'awaiting-supplement', 'awaiting-payment', 'stopped')
    order by id limit ${most}
  `
  return rows.map(({ id }) => id)
}

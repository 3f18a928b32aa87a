import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { idOf, newId } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import { kinds } from './domain.ts'

const Row = z.object({
  id: idOf<'certification-visit'>(),
  kind: z.enum(kinds),
  at: instant,
  by: z.string(),
  requesterId: z.string().nullable(),
  requesterName: z.string(),
  requesterIdNumber: z.string().nullable(),
  signer: z.string(),
  signerName: z.string(),
  signerTitle: z.string(),
  fee: z.number(),
  dossierId: z.string().nullable(),
  dossierCode: z.string().nullable(),
})

/** Lượt chứng thực: one person at the counter with some papers. */
export type Visit = z.output<typeof Row>

export const visitById = (q: Read, unit: UnitId, id: string): Promise<Visit | undefined> =>
  q.maybe(Row)`
    select id, kind, at, by, requester_id, requester_name, requester_id_number, signer, signer_name, signer_title, fee,
      dossier_id, dossier_code
    from certification.visit where unit_id = ${unit} and id = ${id}::uuid
  `

export const addVisit = (tx: Tx, unit: UnitId, v: Visit) => tx.run`
  insert into certification.visit (unit_id, id, kind, at, by, requester_id, requester_name, requester_id_number,
    signer, signer_name, signer_title, fee, dossier_id, dossier_code)
  values (${unit}, ${v.id}, ${v.kind}, ${v.at.toString()}::timestamptz, ${v.by}, ${v.requesterId}::uuid,
    ${v.requesterName}, ${v.requesterIdNumber}, ${v.signer}, ${v.signerName}, ${v.signerTitle}, ${v.fee},
    ${v.dossierId}::uuid, ${v.dossierCode})
`

const OfDossier = z.object({ id: z.string(), at: instant, numbers: z.number() })

/** Visits at which the papers of a dossier were certified, the first one first. */
export const visitsOfDossier = (q: Read, unit: UnitId, dossier: string) => q.many(OfDossier)`
  select v.id, v.at, count(e.id)::int as numbers from certification.visit v
  left join certification.entry e on e.unit_id = v.unit_id and e.visit_id = v.id
  where v.unit_id = ${unit} and v.dossier_id = ${dossier}::uuid group by v.id, v.at order by v.at limit 20
`

const LatestSigner = z.object({ signer: z.string() })

/** Who signed last: most likely who signs now. */
export const latestSigner = async (q: Read, unit: UnitId): Promise<string | undefined> =>
  (
    await q.maybe(LatestSigner)`
      select signer from certification.visit where unit_id = ${unit} order by id desc limit 1
    `
  )?.signer

const waitingColumns = sql`
  id, visit_id, name, pages, fee, at, requester_id, document_id, entry_id
`

const Waiting = z.object({
  id: z.string(),
  visitId: z.string(),
  name: z.string(),
  pages: z.number(),
  fee: z.number(),
  at: instant,
  requesterId: z.string().nullable(),
  documentId: z.string().nullable(),
  entryId: z.string().nullable(),
})
/** Bản sao điện tử that was asked for: it waits for its scan, its signatures, its number. */
export type Waiting = z.output<typeof Waiting>

type Kept = Pick<Waiting, 'visitId' | 'name' | 'pages' | 'fee' | 'at'> & {
  requester: string | null
}

export const addWaiting = (tx: Tx, unit: UnitId, w: Kept) => tx.run`
  insert into certification.waiting (unit_id, id, visit_id, requester_id, at, name, pages, fee)
  values (${unit}, ${newId()}, ${w.visitId}::uuid, ${w.requester}::uuid, ${w.at.toString()}::timestamptz, ${w.name},
    ${w.pages}, ${w.fee})
`

export const waitingOfVisit = (q: Read, unit: UnitId, visit: string): Promise<Waiting[]> =>
  q.many(Waiting)`
    select ${waitingColumns} from certification.waiting
    where unit_id = ${unit} and visit_id = ${visit}::uuid and entry_id is null order by id
  `

/** Held until the transaction ends: of two who send a scan at once, or of a copy told twice, one goes first. */
export const lockWaiting = (tx: Tx, unit: UnitId, id: string): Promise<Waiting | undefined> =>
  tx.maybe(Waiting)`
    select ${waitingColumns} from certification.waiting where unit_id = ${unit} and id = ${id}::uuid for no key update
  `

export const noteDocument = (tx: Tx, unit: UnitId, id: string, document: string) => tx.run`
  update certification.waiting set document_id = ${document}::uuid where unit_id = ${unit} and id = ${id}::uuid
`

export const noteEntry = (tx: Tx, unit: UnitId, id: string, entry: string) => tx.run`
  update certification.waiting set entry_id = ${entry}::uuid
  where unit_id = ${unit} and id = ${id}::uuid and entry_id is null
`

const Copy = z.object({ documentId: z.string() })

/** The signed paper behind a line of the electronic book. */
export const documentOfEntry = async (q: Read, unit: UnitId, entry: string) =>
  (
    await q.maybe(Copy)`
      select document_id from certification.waiting
      where unit_id = ${unit} and entry_id = ${entry}::uuid and document_id is not null
    `
  )?.documentId

const Seen = z.object({ seen: z.boolean() })

/** Row security decides: a requester sees the own copies. */
export const seesWaiting = async (q: Read, unit: UnitId, id: string): Promise<boolean> =>
  (
    await q.one(Seen)`
      select exists (select from certification.waiting where unit_id = ${unit} and id = ${id}::uuid) as seen
    `
  ).seen

const Open = z.object({
  id: z.string(),
  visitId: z.string(),
  name: z.string(),
  pages: z.number(),
  at: instant,
  requesterName: z.string(),
  isAsked: z.boolean(),
})
/** An electronic copy without a number, on the list of all of them. */
export type OpenCopy = z.output<typeof Open>

/** Electronic copies that have no number yet, the oldest first. */
export const openCopies = (q: Read, unit: UnitId, limit: number): Promise<OpenCopy[]> =>
  q.many(Open)`
    select w.id, w.visit_id, w.name, w.pages, w.at, v.requester_name, w.document_id is not null as is_asked
    from certification.waiting w
    join certification.visit v on v.unit_id = w.unit_id and v.id = w.visit_id
    where w.unit_id = ${unit} and w.entry_id is null order by w.id limit ${limit}
  `

import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { idOf, newId } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import { kinds, type Kind } from './domain.ts'

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
})

/** Lượt chứng thực: one person at the counter with some papers. */
export type Visit = z.output<typeof Row>

export const visitById = (q: Read, unit: UnitId, id: string): Promise<Visit | undefined> =>
  q.maybe(Row)`
    select id, kind, at, by, requester_id, requester_name, requester_id_number, signer, signer_name, signer_title, fee
    from certification.visit where unit_id = ${unit} and id = ${id}::uuid
  `

export const addVisit = (tx: Tx, unit: UnitId, v: Visit) => tx.run`
  insert into certification.visit (unit_id, id, kind, at, by, requester_id, requester_name, requester_id_number,
    signer, signer_name, signer_title, fee)
  values (${unit}, ${v.id}, ${v.kind}, ${v.at.toString()}::timestamptz, ${v.by}, ${v.requesterId}::uuid,
    ${v.requesterName}, ${v.requesterIdNumber}, ${v.signer}, ${v.signerName}, ${v.signerTitle}, ${v.fee})
`

const LatestSigner = z.object({ signer: z.string() })

/** Who signed last: most likely who signs now. */
export const latestSigner = async (q: Read, unit: UnitId): Promise<string | undefined> =>
  (
    await q.maybe(LatestSigner)`
      select signer from certification.visit where unit_id = ${unit} order by id desc limit 1
    `
  )?.signer

const Waiting = z.object({
  id: z.string(),
  visitId: z.string(),
  name: z.string(),
  pages: z.number(),
  fee: z.number(),
  at: instant,
})
export type Waiting = z.output<typeof Waiting>

type Kept = Omit<Waiting, 'id'> & { requester: string | null; fee: number; kind?: Kind }

export const addWaiting = (tx: Tx, unit: UnitId, w: Kept) => tx.run`
  insert into certification.waiting (unit_id, id, visit_id, requester_id, at, name, pages, fee)
  values (${unit}, ${newId()}, ${w.visitId}::uuid, ${w.requester}::uuid, ${w.at.toString()}::timestamptz, ${w.name},
    ${w.pages}, ${w.fee})
`

export const waitingOfVisit = (q: Read, unit: UnitId, visit: string): Promise<Waiting[]> =>
  q.many(Waiting)`
    select id, visit_id, name, pages, fee, at from certification.waiting
    where unit_id = ${unit} and visit_id = ${visit}::uuid and entry_id is null order by id
  `

const Count = z.object({ count: z.number() })

export const waitingCount = async (q: Read, unit: UnitId): Promise<number> =>
  (
    await q.one(Count)`
      select count(*)::int as count from certification.waiting where unit_id = ${unit} and entry_id is null
    `
  ).count

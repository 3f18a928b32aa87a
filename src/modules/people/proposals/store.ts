import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { idOf, newId } from '#platform/id.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { PersonId } from '../domain.ts'
import { proposable, type Otherwise, type Proposal } from './domain.ts'

const ProposalRow = z
  .object({
    id: idOf<'proposal'>(),
    field: z.enum(proposable),
    said: z.unknown(),
    dossierCode: z.string(),
    saidAt: instant,
  })
  .transform((row) => row as Proposal)

const openWhere = (q: Read, condition: Sql): Promise<Proposal[]> => q.many(ProposalRow)`
  select id, field, said, dossier_code, said_at from people.proposal
  where unit_id = platform.unit() and ${condition} and decided_at is null order by id
`

/** What waits for an officer's word about one person. */
export const openProposals = (q: Read, person: PersonId) => openWhere(q, sql`person_id = ${person}`)

/** What one dossier declared otherwise, as far as nobody has decided. */
export const proposalsOf = (q: Read, dossier: string) =>
  openWhere(q, sql`dossier_id = ${dossier}::uuid`)

export type Source = { dossierId: string; dossierCode: string; at: Temporal.Instant }

/** Keeps what was declared otherwise; the event of the dossier that brought it names the fields. */
export const addProposals = (
  tx: Tx,
  unit: UnitId,
  person: PersonId,
  said: readonly Otherwise[],
  { dossierId, dossierCode, at }: Source,
) => tx.run`
  insert into people.proposal (unit_id, id, person_id, field, said, dossier_id, dossier_code, said_at)
  select ${unit}, p.id, ${person}, p.field, p.said, ${dossierId}::uuid, ${dossierCode}, ${at.toString()}::timestamptz
  from unnest(${said.map(() => newId())}::uuid[], ${said.map(({ field }) => field)}::text[],
    ${said.map((one) => JSON.stringify(one.said))}::jsonb[]) as p (id, field, said)
`

type Decision = { ids: readonly string[]; accepted: boolean; reason: string; at: Temporal.Instant }

export const saveDecision = (tx: Tx, who: Who, { ids, accepted, reason, at }: Decision) => tx.run`
  update people.proposal set accepted = ${accepted}, decided_at = ${at.toString()}, decided_by = ${who.actor},
    reason = ${reason}
  where unit_id = ${who.unit} and id = any(${ids}::uuid[]) and decided_at is null
`

/** They go along with the person. */
export const moveProposals = (tx: Tx, gone: PersonId, keep: PersonId) => tx.run`
  update people.proposal set person_id = ${keep} where unit_id = platform.unit() and person_id = ${gone}
`

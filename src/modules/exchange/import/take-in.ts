import { z } from 'zod'

import { sql, type Read, type Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { Import } from './store.ts'

const Kinds = z.object({
  fresh: z.number(),
  changed: z.number(),
  same: z.number(),
  older: z.number(),
})
export type Kinds = z.output<typeof Kinds>

const contents = {
  b: sql`
    b.state, b.procedure_code, b.procedure_name, b.applicant_name, b.submitted_at, b.received_at, b.due_at, b.finished_at,
    b.returned_at`,
  m: sql`
    m.state, m.procedure_code, m.procedure_name, m.applicant_name, m.submitted_at, m.received_at, m.due_at, m.finished_at,
    m.returned_at`,
  t: sql`
    t.state, t.procedure_code, t.procedure_name, t.applicant_name, t.submitted_at, t.received_at, t.due_at, t.finished_at,
    t.returned_at`,
}
const content = (of: keyof typeof contents) => contents[of]

/**
 * What a row does to what is known. The same in content is the same, whenever it was said; not newer is older, and changes
 * nothing.
 */
const kind = sql`
  case when m.id is null then 'fresh'
    when m.system <> i.system then 'older'
    when (${content('b')}) is not distinct from (${content('m')}) then 'same'
    when b.as_of <= m.as_of then 'older'
    else 'changed' end
`

const counts = sql`
  (count(*) filter (where kind = 'fresh'))::int as fresh, (count(*) filter (where kind = 'changed'))::int as changed,
  (count(*) filter (where kind = 'same'))::int as same, (count(*) filter (where kind = 'older'))::int as older
`

type Span = { id: string; from: number; to: number }

/** What rows of a file would do, as things stand now. */
export const foresee = (q: Read, unit: UnitId, { id, from, to }: Span): Promise<Kinds> => q.one(
  Kinds,
)`
  select ${counts} from (
    select ${kind} as kind from exchange.import_row b
    join exchange.import i on i.unit_id = b.unit_id and i.id = b.import_id
    left join exchange.mirror m on m.unit_id = b.unit_id and m.code_key = b.code_key
    where b.unit_id = ${unit} and b.import_id = ${id} and b.row between ${from} and ${to}) told
`

/**
 * Takes rows in and lets them go from the waiting room, in one statement. Of several rows of one dossier the newest counts, and
 * the others are told as older, or as the same. What is confirmed by newer data keeps its content and only its "as of" moves.
 */
export const takeIn = (
  tx: Tx,
  {
    unit,
    found,
    now,
    from,
    to,
  }: { unit: UnitId; found: Pick<Import, 'id' | 'system'>; now: Temporal.Instant } & Omit<
    Span,
    'id'
  >,
): Promise<Kinds> => tx.one(Kinds)`
  with i as (select ${found.system}::text as system),
  taken as (
    delete from exchange.import_row
    where unit_id = ${unit} and import_id = ${found.id} and row between ${from} and ${to} returning *
  ), best as (
    select distinct on (code_key) * from taken order by code_key, as_of desc, row
  ), told as (
    select b.*, ${kind} as kind from best b cross join i
    left join exchange.mirror m on m.unit_id = ${unit} and m.code_key = b.code_key
  ), rest as (
    select case when (${content('t')}) is not distinct from (${content('b')}) then 'same' else 'older' end as kind
    from taken t join best b on b.code_key = t.code_key where t.id <> b.id
  ), put as (
    insert into exchange.mirror as m (unit_id, id, system, code, procedure_code, procedure_name, applicant_name,
      applicant_folded, state, submitted_at, received_at, due_at, finished_at, returned_at, as_of, synced_at, source)
    select b.unit_id, b.id, i.system, b.code, b.procedure_code, b.procedure_name, b.applicant_name, b.applicant_folded,
      b.state, b.submitted_at, b.received_at, b.due_at, b.finished_at, b.returned_at, b.as_of,
      ${now.toString()}::timestamptz, 'file'
    from told b cross join i where b.kind <> 'older'
    on conflict (unit_id, code_key) do update set
      procedure_code = excluded.procedure_code, procedure_name = excluded.procedure_name,
      applicant_name = excluded.applicant_name, applicant_folded = excluded.applicant_folded, state = excluded.state,
      submitted_at = excluded.submitted_at, received_at = excluded.received_at, due_at = excluded.due_at,
      finished_at = excluded.finished_at, returned_at = excluded.returned_at, as_of = excluded.as_of,
      synced_at = excluded.synced_at, source = excluded.source
    where m.system = excluded.system and m.as_of < excluded.as_of
    returning 1
  )
  select ${counts}, (select count(*)::int from put) as put
  from (select kind from told union all select kind from rest) every_row
`

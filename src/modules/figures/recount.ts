import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Db, Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import type { JobContext } from '#platform/module.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { nobody } from './domain.ts'
import { dims, foldChanges, holdSums } from './sums.ts'

declare module '#platform/events.ts' {
  interface Events {
    'figures.recounted': { dossiers: number; wrong: number; cells: number }
  }
}

export type Recount = {
  at: Temporal.Instant
  by: string
  dossiers: number
  /** Dossiers that were counted otherwise than they stand. */
  wrong: number
  examples: string[]
  /** Sums that differed from the dossiers behind them. */
  cells: number
}

const batch = 2_000
const mostExamples = 20
const first = '00000000-0000-0000-0000-000000000000'
const theLast = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const Id = z.object({ id: z.string() })
const Wrong = z.object({ dossierId: z.string(), code: z.string().nullable() })

/** Đếm lại từ đầu: compares every dossier and every sum with the truth, repairs what differs, and reports it. */
export async function recountAll(db: Db, who: Who, now: () => Temporal.Instant): Promise<Recount> {
  const found = { dossiers: 0, wrong: 0, examples: [] as string[] }
  for (let after: string | undefined = first; after !== undefined;) {
    const from: string = after
    const page = await db.tx((tx) => recountBatch(tx, who.unit, from))
    found.dossiers += page.dossiers
    found.wrong += page.wrong.length
    found.examples.push(...page.wrong.flatMap(({ code, dossierId }) => code ?? dossierId))
    after = page.last
  }
  return db.tx(async (tx) => {
    await holdSums(tx, who.unit)
    const days = await repairDays(tx, who.unit)
    const cells = days + (await repairTogether(tx, who.unit))
    await foldChanges(tx, who.unit)
    const examples = found.examples.slice(0, mostExamples)
    const recount = { at: now(), by: who.name, ...found, examples, cells }
    await addRecount(tx, who, recount)
    return recount
  })
}

async function recountBatch(tx: Tx, unit: UnitId, after: string) {
  const ids = await tx.many(Id)`
    select id from dossiers.standing_key where unit_id = ${unit} and id > ${after}::uuid order by id limit ${batch}
  `
  // After the last dossier, whatever is still counted is counted wrongly.
  const until = ids.length === batch ? (ids.at(-1)?.id ?? after) : theLast
  const wrong = await tx.many(Wrong)`
    select coalesce(s.dossier_id, c.dossier_id) as dossier_id, k.code
    from (select * from dossiers.standing where unit_id = ${unit} and dossier_id > ${after}::uuid and dossier_id <= ${until}::uuid) s
    full join (select * from figures.counted where unit_id = ${unit} and dossier_id > ${after}::uuid and dossier_id <= ${until}::uuid) c
      on c.dossier_id = s.dossier_id
    left join dossiers.standing_key k on k.unit_id = ${unit} and k.id = s.dossier_id
    where row(s.*) is distinct from row(c.*)
  `
  const again = wrong.map(({ dossierId }) => dossierId)
  if (again.length > 0) await tx.run`select figures.count_again(${again}::uuid[])`
  return { dossiers: ids.length, wrong, last: ids.length === batch ? until : undefined }
}

/** The sum of each day and officer is what its dossiers and the fees paid say, less what is still to be added. */
const repairDays = (tx: Tx, unit: UnitId): Promise<number> => tx.run`
  insert into figures.tally as t (unit_id, span, whose, axis, since, ${dims}, count)
  select ${unit}, 'day', 'officer', axis, day, ${dims}, sum(n)
  from (
    select x.axis, x.day, x.procedure_code, x.channel, x.assisted, x.officer, x.standing, x.digitised, x.reused, x.e_result,
      count(*)::int as n
    from figures.counted c cross join lateral figures.cells(c) x where c.unit_id = ${unit} group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
    union all
    select axis, day, ${dims}, count(*)::int from figures.paid where unit_id = ${unit} group by axis, day, ${dims}
    union all
    select axis, since, ${dims}, -count from figures.tally where unit_id = ${unit} and span = 'day' and whose = 'officer'
    union all
    select axis, day, ${dims}, -amount from figures.change where unit_id = ${unit}
  ) x
  group by axis, day, ${dims} having sum(n) <> 0
  on conflict (unit_id, span, whose, axis, since, ${dims}) do update set count = t.count + excluded.count
`

/** A month is the sum of its days, and all officers are the sum of each. */
const repairTogether = (tx: Tx, unit: UnitId): Promise<number> => tx.run`
  insert into figures.tally as t (unit_id, span, whose, axis, since, ${dims}, count)
  select ${unit}, span, whose, axis, since, ${dims}, sum(n)
  from (
    select s.span, w.whose, axis, s.since, procedure_code, channel, assisted, w.officer, standing, digitised, reused, e_result,
      count as n
    from figures.tally d
    cross join lateral (values ('day', d.since), ('month', date_trunc('month', d.since::timestamp)::date)) s (span, since)
    cross join lateral (values ('all', ${nobody}::uuid), ('officer', d.officer)) w (whose, officer)
    where d.unit_id = ${unit} and d.span = 'day' and d.whose = 'officer' and (s.span, w.whose) <> ('day', 'officer')
    union all
    select span, whose, axis, since, ${dims}, -count from figures.tally
    where unit_id = ${unit} and (span, whose) <> ('day', 'officer')
  ) x
  group by span, whose, axis, since, ${dims} having sum(n) <> 0
  on conflict (unit_id, span, whose, axis, since, ${dims}) do update set count = t.count + excluded.count
`

async function addRecount(tx: Tx, who: Who, { at, dossiers, wrong, examples, cells }: Recount) {
  const id = newId<'recount'>()
  await tx.run`
    insert into figures.recount (unit_id, id, at, by, dossiers, wrong, examples, cells)
    values (${who.unit}, ${id}, ${at.toString()}, ${who.name}, ${dossiers}, ${wrong}, ${examples}, ${cells})
  `
  const data = { dossiers, wrong, cells }
  await record(tx, who, 'figures.recounted', { kind: 'recount', id }, data)
}

const RecountRow = z.object({
  at: instant,
  by: z.string(),
  dossiers: z.number(),
  wrong: z.number(),
  examples: z.array(z.string()),
  cells: z.number(),
})

/** The last recounts, newest first. */
export const recounts = (q: Read, unit: UnitId, most = 30): Promise<Recount[]> => q.many(
  RecountRow,
)`
  select at, by, dossiers, wrong, examples, cells from figures.recount
  where unit_id = ${unit} order by at desc limit ${most}
`

const Asked = z.object({ unit: z.number(), name: z.string(), actor: z.string() })

/** Asked for by somebody on the page. */
export async function recountOne({ db, who, now }: JobContext, payload: unknown): Promise<void> {
  const { unit, name, actor } = Asked.parse(payload)
  await recountAll(db(unit), { ...who(unit), name, actor }, now)
}

/** Every night, every unit. */
export async function recountEvery({ db, who, now, units, log }: JobContext): Promise<void> {
  for (const unit of await units()) {
    const { wrong, cells, dossiers } = await recountAll(db(unit), who(unit), now)
    if (wrong + cells > 0) log.warn({ unit, dossiers, wrong, cells }, 'figures were repaired')
  }
}

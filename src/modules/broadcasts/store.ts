import { z } from 'zod'

import { instant, plainDate } from '#platform/columns.ts'
import { sql, type Read, type Sql, type Tx } from '#platform/db.ts'
import { idOf, looksLikeId } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import { holidayRules, type Airing, type Habits, type Slot } from './domain.ts'

const SlotRow = z
  .object({
    id: idOf<'slot'>(),
    name: z.string(),
    starts: z.string(),
    ends: z.string(),
    weekdays: z.array(z.int()),
    holidays: z.enum(holidayRules),
    mostMinutes: z.int(),
    closed: z.boolean(),
  })
  .transform(({ starts, ends, ...slot }): Slot => ({ ...slot, from: starts, to: ends }))

/** Also the closed ones: old items name them. A commune has a handful. */
export const everySlot = (q: Read): Promise<Slot[]> => q.many(SlotRow)`
  select id, name, starts, ends, weekdays, holidays, most_minutes, closed from broadcasts.slot
  where unit_id = platform.unit() order by closed, starts, id
`

export const saveSlot = (tx: Tx, unit: UnitId, s: Slot) => tx.run`
  insert into broadcasts.slot (unit_id, id, name, starts, ends, weekdays, holidays, most_minutes, closed)
  values (${unit}, ${s.id}, ${s.name}, ${s.from}, ${s.to}, ${[...s.weekdays]}::int[], ${s.holidays}, ${s.mostMinutes}, ${s.closed})
  on conflict (unit_id, id) do update set name = excluded.name, starts = excluded.starts, ends = excluded.ends,
    weekdays = excluded.weekdays, holidays = excluded.holidays, most_minutes = excluded.most_minutes, closed = excluded.closed
`

/** Ours, until a commune decides: 05:00 broadcasts anger people (SOC 1), so the day begins at half past five. */
export const usualHabits: Habits & { citation: string } = {
  quiet: [{ from: '21:00', to: '05:30' }],
  mostMinutes: 30,
  citation: 'Mặc định của phần mềm, đơn vị chưa xác nhận',
}

const HabitsRow = z.object({
  quiet: z.array(z.object({ from: z.string(), to: z.string() })),
  mostMinutes: z.int(),
  citation: z.string(),
})

export const habitsOf = async (q: Read) =>
  (await q.maybe(HabitsRow)`
    select quiet, most_minutes, citation from broadcasts.habits where unit_id = platform.unit()
  `) ?? usualHabits

export const saveHabits = (tx: Tx, unit: UnitId, h: Habits & { citation: string }) => tx.run`
  insert into broadcasts.habits (unit_id, quiet, most_minutes, citation)
  values (${unit}, ${JSON.stringify(h.quiet)}::jsonb, ${h.mostMinutes}, ${h.citation})
  on conflict (unit_id) do update set quiet = excluded.quiet, most_minutes = excluded.most_minutes, citation = excluded.citation
`

const Target = z.union([
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.enum(['zone', 'hamlet', 'cluster']), id: z.string() }),
])
export const Targets = z.array(Target)

const AiringRow = z
  .object({
    id: idOf<'airing'>(),
    bulletinId: z.string(),
    targets: Targets,
    slots: z.array(idOf<'slot'>()),
    times: z.array(z.string()),
    fromDay: plainDate,
    toDay: plainDate,
    weekdays: z.array(z.int()),
    holidays: z.enum(holidayRules),
    rank: z.int(),
    note: z.string().nullable(),
    madeBy: z.string(),
    madeAt: instant,
    endedAt: instant.nullable(),
    endedWhy: z.string().nullable(),
  })
  .transform(({ bulletinId, fromDay, toDay, ...rest }) => ({
    ...rest,
    bulletin: bulletinId,
    from: fromDay,
    to: toDay,
  }))

/** An airing with what is written about its making and its end. */
export type KeptAiring = Airing & {
  note: string | null
  madeBy: string
  madeAt: Temporal.Instant
  endedWhy: string | null
}

const airingsWhere = (q: Read, condition: Sql): Promise<KeptAiring[]> => q.many(AiringRow)`
  select id, bulletin_id, targets, slots, times, from_day, to_day, weekdays, holidays, rank, note, made_by, made_at,
    ended_at, ended_why
  from broadcasts.airing where unit_id = platform.unit() and ${condition}
  order by from_day desc, id desc limit 500
`

/** What is in force on some day from `since` on. A commune has some dozens. */
export const airingsSince = (q: Read, since: Temporal.PlainDate) =>
  airingsWhere(q, sql`ended_at is null and to_day >= ${since.toString()}::date`)

export const airingsOfBulletin = (q: Read, bulletin: string) =>
  airingsWhere(q, sql`bulletin_id = ${bulletin}::uuid`)

export const airingById = async (q: Read, id: string) =>
  looksLikeId(id) ? (await airingsWhere(q, sql`id = ${id}::uuid`))[0] : undefined

export const insertAiring = (tx: Tx, unit: UnitId, a: KeptAiring) => tx.run`
  insert into broadcasts.airing (unit_id, id, bulletin_id, targets, slots, times, from_day, to_day, weekdays, holidays, rank,
    note, made_by, made_at)
  values (${unit}, ${a.id}, ${a.bulletin}, ${JSON.stringify(a.targets)}::jsonb, ${[...a.slots]}::uuid[], ${[...a.times]}::text[],
    ${a.from.toString()}, ${a.to.toString()}, ${[...a.weekdays]}::int[], ${a.holidays}, ${a.rank}, ${a.note}, ${a.madeBy},
    ${a.madeAt.toString()})
`

/** Ends airings that are still in force; answers how many. */
export const endAirings = (tx: Tx, condition: Sql, at: Temporal.Instant, why: string) => tx.run`
  update broadcasts.airing set ended_at = ${at.toString()}, ended_why = ${why}
  where unit_id = platform.unit() and ended_at is null and ${condition}
`

/** Changes of the schedule wait for each other, so that two cannot take the same minute. */
export const lockSchedule = (tx: Tx, unit: UnitId) =>
  tx.run`select pg_advisory_xact_lock(hashtextextended('broadcasts of ' || ${unit}::text, 0))`

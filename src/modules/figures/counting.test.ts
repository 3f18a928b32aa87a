import { expect, test } from 'vitest'
import { z } from 'zod'

import { acceptOnline, withdrawDossier } from '#modules/dossiers/index.ts'
import { system } from '#platform/who.ts'
import { town, unit } from '#test/town.ts'
import { jobContext } from '#test/work.ts'

import { recomputeJob } from '../dossiers/recompute.ts'
import { dossiersBehind } from './behind.ts'
import { sumOf, sumsOf, type Cell, type Condition } from './domain.ts'
import { livelyOffice } from './history.fixture.ts'
import { codesOnline, offerOf } from './levels.ts'
import { measures } from './measures.ts'
import { periodOn } from './period.ts'
import { recountAll } from './recount.ts'
import { cellsOf } from './store.ts'
import { foldChanges } from './sums.ts'

const place = await town('2026-03-02')
const { db, clock, owner } = place
const { officers, codes, file, live } = livelyOffice(place)

const year = periodOn('year', Temporal.PlainDate.from('2026-06-01'))
const today = () => clock.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()

/** What a recount from the dossiers' own tables says, by a statement that shares nothing with the counting. */
const Truth = z.object({
  received: z.number(),
  resolved: z.number(),
  early: z.number(),
  late: z.number(),
  open: z.number(),
  overdue: z.number(),
  waiting: z.number(),
  online: z.number(),
  assisted: z.number(),
  digitised: z.number(),
  reused: z.number(),
  eResult: z.number(),
  withdrawn: z.number(),
})
const truth = () =>
  owner.read(
    (q) => q.one(Truth)`
    with d as (
      select *, (due_at at time zone 'Asia/Ho_Chi_Minh')::date as due, (finished_at at time zone 'Asia/Ho_Chi_Minh')::date as fin
      from dossiers.dossier where unit_id = ${unit}
    ), r as (select * from d where state not in ('new', 'rejected'))
    select (select count(*)::int from r) as received,
      (select count(*)::int from d where fin is not null) as resolved,
      (select count(*)::int from d where fin < due) as early,
      (select count(*)::int from d where fin > due) as late,
      (select count(*)::int from d where state in ('accepted', 'processing', 'awaiting-supplement')) as open,
      (select count(*)::int from d where state in ('accepted', 'processing') and due < ${today().toString()}::date) as overdue,
      (select count(*)::int from d where state = 'new') as waiting,
      (select count(*)::int from r where channel = 'online') as online,
      (select count(*)::int from r where channel = 'online' and assisted) as assisted,
      (select count(*)::int from r where exists (select from dossiers.component c where c.dossier_id = r.id and (c.digitised > 0 or c.file_id is not null))) as digitised,
      (select count(*)::int from r where exists (select from dossiers.component c where c.dossier_id = r.id and c.digitised > 1)) as reused,
      (select count(*)::int from d where fin is not null and exists (select from dossiers.result x where x.dossier_id = d.id and x.file_id is not null)) as e_result,
      (select count(*)::int from d where state = 'withdrawn') as withdrawn`,
  )

const ask = () => ({ unit, period: year, today: today(), narrowing: {}, levels: new Map() })

async function counted() {
  const sums = sumsOf(await db.read((q) => cellsOf(q, ask())))
  const n = (condition: Condition) => sumOf(sums, condition)
  return {
    received: n(measures.received.part),
    resolved: n(measures.resolved.part),
    early: n(measures.early.part),
    late: n(measures.late.part),
    open: n(measures.open.part),
    overdue: n(measures.overdue.part),
    waiting: n(measures.waiting.part),
    online: n({ axis: 'received', channel: 'online' }),
    assisted: n({ axis: 'received', channel: 'online', assisted: true }),
    digitised: n(measures.digitised.part),
    reused: n(measures.reused.part),
    eResult: n(measures['e-result'].part),
    withdrawn: n(measures.withdrawn.part),
  }
}

const sorted = (cells: readonly Cell[]) => cells.map((cell) => JSON.stringify(cell)).toSorted()

test('after any history the kept figures are what the dossiers say, before and after they are summed up', async () => {
  for (let round = 0; round < 4; round += 1) {
    await live(150)
    expect(await counted()).toEqual(await truth())
    const before = await db.read((q) => cellsOf(q, ask(), 'officer'))
    await db.tx((tx) => foldChanges(tx, unit))
    expect(sorted(await db.read((q) => cellsOf(q, ask(), 'officer')))).toEqual(sorted(before))
  }
  const { late, reused, overdue, withdrawn } = await truth()
  expect(Math.min(late, reused, overdue, withdrawn)).toBeGreaterThan(0)
}, 120_000)

test('a recount from the start finds nothing to repair', async () => {
  expect(await recountAll(db, system(unit), () => clock.now)).toMatchObject({
    dossiers: codes.length,
    wrong: 0,
    cells: 0,
  })
})

test('due dates computed anew after a late holiday are counted anew', async () => {
  await db.tx(
    (tx) => tx.run`
      update dossiers.dossier set due_at = due_at - interval '30 days'
      where unit_id = ${unit} and state in ('accepted', 'processing')`,
  )
  expect(await counted()).toEqual(await truth())
  const earlier = (await counted()).overdue
  await recomputeJob(jobContext(place), { unit, from: '2026-01-01', after: null })
  expect(await counted()).toEqual(await truth())
  expect((await counted()).overdue).toBeLessThan(earlier)
})

test('every number is the length of its list, by measure, part and whole', async () => {
  const { sums, offer } = await db.read(async (q) => {
    const offer = await offerOf(q, unit, today())
    return { offer, sums: sumsOf(await cellsOf(q, { ...ask(), levels: offer.levels })) }
  })
  for (const [code, measure] of Object.entries(measures)) {
    const conditions: Condition[] =
      'whole' in measure ? [measure.part, measure.whole] : [measure.part]
    for (const condition of conditions) {
      const online = condition.online && codesOnline(offer, condition.online)
      const ids = new Set<string>()
      let cursor: string | undefined
      do {
        const page = await db.read((q) =>
          dossiersBehind(q, { ...ask(), condition, online, cursor, limit: 7 }),
        )
        for (const id of page.ids) ids.add(id)
        cursor = page.next ?? undefined
      } while (cursor)
      expect([code, ids.size]).toEqual([code, sumOf(sums, condition)])
    }
  }
})

test('several officers at once wait for nobody and lose nothing', async () => {
  const before = await counted()
  await Promise.all(Array.from({ length: 24 }, () => file()))
  await Promise.all(
    codes.slice(-24).map((code) => {
      const act = { code, now: clock.now }
      return db.tx(async (tx) => {
        await acceptOnline(tx, officers[0]!, act)
        await withdrawDossier(tx, officers[0]!, { ...act, reason: 'Đổi ý' })
      })
    }),
  )
  const after = await counted()
  expect(after).toEqual(await truth())
  expect(after.withdrawn - before.withdrawn).toBe(24)
})

test('what is bent is found, named, repaired, and found no more', async () => {
  const right = await counted()
  await owner.tx(async (tx) => {
    await tx.run`set local session_replication_role = replica`
    await tx.run`update dossiers.dossier set channel = 'post' where code = ${codes.at(-1)}`
    await tx.run`delete from figures.counted where dossier_id = (select id from dossiers.dossier where code = ${codes[0]})`
    await tx.run`update figures.tally set count = count + 3 where span = 'day' and axis = 'finished'`
    await tx.run`delete from figures.tally where span = 'month' and axis = 'received'`
  })
  const found = await recountAll(db, system(unit), () => clock.now)
  expect(found.wrong).toBeGreaterThanOrEqual(1)
  expect(found.examples).toContain(codes[0])
  expect(found.cells).toBeGreaterThan(2)
  const repaired = await counted()
  expect(repaired).toEqual(await truth())
  expect(repaired.received).toBe(right.received)
  expect(await recountAll(db, system(unit), () => clock.now)).toMatchObject({ wrong: 0, cells: 0 })
})

test('another commune sees none of it', async () => {
  const cells = await place.database.as({ unit: 2 }).read((q) => cellsOf(q, { ...ask(), unit }))
  expect(cells).toEqual([])
})

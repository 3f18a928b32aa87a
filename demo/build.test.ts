import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'

import { formNamed, placesOf, validateForm, type FormDefinition } from '#modules/forms/index.ts'
import { allAdminUnits } from '#modules/units/index.ts'
import type { Db } from '#platform/db.ts'
import { fileStore } from '#platform/files.ts'
import { citizensTry, neighbourTries } from '#test/others.ts'
import { appOf } from '#test/template.ts'
import { town } from '#test/town.ts'

import { modules } from '../src/modules.ts'
import { buildDemo, type Demo } from './build.ts'
import { nhutTao, tanTru } from './communes.ts'

const now = Temporal.Instant.from('2026-11-22T11:20:00+07:00')
const place = await town(now.toString())
const { owner, ownerUrl, database, db } = place
const patternOf = (url: string) => url.replace(/[^/]*\d[^/]*(?=\/|$)/, ':x')
const files = mkdtempSync(join(tmpdir(), 'xaso-demo-'))
const told: Record<string, string> = {}

const demo: Demo = {
  ownerUrl,
  appUrl: appOf(new URL(ownerUrl).pathname.slice(1)),
  files: fileStore(files),
  modules,
  now,
  passwords: {},
  sessionKey: 'a key of the tests, thirty-two bytes',
  keepPasswords: (passwords) => Object.assign(told, passwords),
  say: () => {},
  keysFolder: join(files, 'keys'),
  publicUrl: 'http://localhost',
  plans: [
    { ...tanTru, people: 70, dossiers: 120 },
    { ...nhutTao, people: 12, dossiers: 6 },
  ],
}

/** A file store that ends the build, as a power cut would, when it is used for the third time. */
const failing = () => {
  let left = 3
  const store = fileStore(files)
  return {
    ...store,
    put: (...given: Parameters<typeof store.put>) => {
      left -= 1
      return left > 0 ? store.put(...given) : Promise.reject(new Error('power cut'))
    },
  }
}

const Count = z.object({ count: z.number() })
const Fact = z.object({ fact: z.string().nullable(), count: z.number() })

const facts = async (q: Parameters<Parameters<Db['read']>[0]>[0], what: 'state' | 'step') => {
  const rows =
    what === 'state'
      ? await q.many(Fact)`
          select state as fact, count(*)::int from dossiers.dossier where unit_id = 1 group by 1`
      : await q.many(Fact)`
          select step_role as fact, count(*)::int from dossiers.dossier
          where unit_id = 1 and state in ('accepted', 'processing') group by 1`
  return new Map(rows.map(({ fact, count }) => [fact, count]))
}

const counted = (unit: number) =>
  database.as({ unit }).read(async (q) => ({
    // Children born and spouses from elsewhere came with the registers of civil status.
    people: await q.one(Count)`
      select count(*)::int from people.person p
      where p.hamlet_id is not null or not exists (select from civil_status.party y where y.person_id = p.id)`,
    dossiers: await q.one(Count)`select count(*)::int from dossiers.dossier`,
  }))

const everything = () =>
  owner.read(
    (q) => q.many(z.object({ unitId: z.number(), events: z.number(), last: z.string() }))`
      select unit_id, count(*)::int as events, max(id::text) as last from audit.event group by 1 order by 1`,
  )

beforeAll(async () => {
  await expect(buildDemo({ ...demo, files: failing() })).rejects.toThrow('power cut')
  expect(await buildDemo({ ...demo, passwords: { ...told } })).toBe(true)
}, 400_000)

afterAll(() => rmSync(files, { recursive: true, force: true }))

test('building once more changes nothing', async () => {
  const before = await everything()
  expect(await buildDemo(demo)).toBe(false)
  expect(await everything()).toEqual(before)
})

test('there are as many people and dossiers as planned, also after a stop in the middle', async () => {
  // Two building permits and the trees that follow what is our own; two of the neighbouring commune handed in at our desk.
  expect(await counted(1)).toEqual({ people: { count: 70 + 2 }, dossiers: { count: 120 + 3 } })
  const second = await counted(2)
  expect(second.people.count).toBe(12)
  expect(second.dossiers.count).toBeGreaterThan(5)
})

test('every state and every step has something to show', async () => {
  const [states, steps] = await db.read(async (q) => [
    await facts(q, 'state'),
    await facts(q, 'step'),
  ])
  const shown = [
    'new',
    'accepted',
    'rejected',
    'processing',
    'awaiting-supplement',
    'awaiting-payment',
    'stopped',
    'withdrawn',
    'done',
    'returned',
  ]
  expect(new Set(states.keys())).toEqual(new Set(shown))
  expect(new Set(steps.keys())).toEqual(
    new Set(['clerk', 'desk', 'head', 'leader', 'office', 'specialist']),
  )
})

test('some work is late, some is due on the next working day, some was refused', async () => {
  const Row = z.object({ overdue: z.number(), next: z.number(), refused: z.number() })
  const row = await db.read(
    (q) => q.one(Row)`
        select count(*) filter (where due_at < ${now.toString()}::timestamptz
                 and state in ('accepted', 'processing'))::int as overdue,
               count(*) filter (where (due_at at time zone 'Asia/Ho_Chi_Minh')::date = '2026-11-23'
                 and state in ('accepted', 'processing'))::int as next,
               count(*) filter (where verdict = 'refuse')::int as refused
        from dossiers.dossier`,
  )
  expect(row.overdue).toBeGreaterThan(4)
  expect(row.next).toBeGreaterThan(3)
  expect(row.refused).toBeGreaterThan(2)
})

test('what everybody declared passes the checks of the form they filled in', async () => {
  const Row = z.object({
    formCode: z.string(),
    formVersion: z.number(),
    form: z.record(z.string(), z.unknown()),
    channel: z.enum(['counter', 'online', 'post']),
    caseCode: z.string().nullable(),
    day: z.string(),
  })
  const [rows, places] = await db.read(async (q) => [
    await q.many(Row)`
        select form_code, form_version, form, channel, case_code,
               (submitted_at at time zone 'Asia/Ho_Chi_Minh')::date::text as day
        from dossiers.content join dossiers.dossier using (unit_id)
        where content.dossier_id = dossier.id`,
    placesOf(await allAdminUnits(q)),
  ])
  const definitions = new Map<string, FormDefinition | undefined>()
  await db.read(async (q) => {
    for (const { formCode: code, formVersion: version } of rows)
      definitions.set(`${code}@${version}`, await formNamed(q, code, version))
  })
  const wrong = rows.flatMap(({ formCode, formVersion, form, channel, caseCode, day }) => {
    const definition = definitions.get(`${formCode}@${formVersion}`)
    if (!definition) return [{ formCode, errors: {} }]
    const today = Temporal.PlainDate.from(day)
    const context = {
      today,
      channel,
      lang: 'vi',
      places,
      caseCode: caseCode ?? undefined,
    } as const
    const checked = validateForm(definition, form, context)
    return checked.ok ? [] : [{ formCode, errors: checked.errors }]
  })
  expect(wrong).toEqual([])
  expect(new Set(rows.map(({ formCode }) => formCode)).size).toBeGreaterThan(8)
})

test('an application and an online draft follow the form of the commune’s own', async () => {
  const Row = z.object({ dossiers: z.number(), drafts: z.number() })
  const row = await db.read(
    (q) => q.one(Row)`
        select (select count(*)::int from dossiers.content where form_code like '%.1') as dossiers,
               (select count(*)::int from drafts.draft where form_code like '%.1') as drafts`,
  )
  expect(row).toEqual({ dossiers: 1, drafts: 1 })
})

test('nothing happens in the future, before the one before, or in another commune', async () => {
  const Row = z.object({
    name: z.string(),
    at: z.string(),
    after: z.string().nullable(),
    before: z.string().nullable(),
  })
  const odd = await owner.read(
    (q) => q.many(Row)`
        select name, at::text, after, before::text from (
          select e.*, lag(at) over subject as before, lag(name) over subject as after
          from audit.event e where name <> 'unit.added'
          window subject as (partition by unit_id, subject_id order by id)
        ) told
        where at > ${now.toString()}::timestamptz or at < before or at < '2026-06-01'`,
  )
  expect(odd).toEqual([])
  const units = await database.as({ unit: 2 }).read(
    (q) => q.many(Fact)`
        select unit_id::text as fact, count(*)::int from dossiers.dossier group by 1`,
  )
  expect(units.map(({ fact }) => fact)).toEqual(['2'])
})

test('officers and citizens were told what happened; only the news of the last days is unread', async () => {
  const Told = z.object({
    kind: z.string(),
    staff: z.number(),
    unread: z.number(),
    late: z.number(),
  })
  const rows = await db.read(
    (q) => q.many(Told)`
        select kind, count(staff_id)::int as staff, count(*) filter (where read_at is null)::int as unread,
               count(*) filter (where read_at is null and at < ${now.toString()}::timestamptz - interval '3 days')::int as late
        from notices.notice group by 1`,
  )
  const kinds = new Map(rows.map(({ kind, ...row }) => [kind, row]))
  for (const kind of ['submitted', 'forwarded', 'supplemented'])
    expect(kinds.get(`dossier.${kind}`)?.staff).toBeGreaterThan(0)
  for (const kind of ['accepted', 'rejected', 'finished', 'supplement-asked'])
    expect(kinds.get(`dossier.${kind}`)?.staff).toBe(0)
  expect(rows.some(({ unread }) => unread > 0)).toBe(true)
  expect(rows.filter(({ late }) => late > 0)).toEqual([])
})

test('nobody in it can be taken for a real person', async () => {
  const real = await owner.read(
    (q) => q.many(z.object({ fullName: z.string() }))`
        select full_name from people.person
        where id_number not like '999%' or phone not like '050%' or email not like '%.example'`,
  )
  expect(real).toEqual([])
})

test('each account has a password of its own, and the second factor is waived for the demonstration', async () => {
  expect(new Set(Object.values(told)).size).toBe(Object.keys(told).length)
  expect(Object.keys(told)).toEqual(
    expect.arrayContaining(['motcua', 'chuyenvien', 'lanhdao', 'vanthu', 'quantri']),
  )
  const { count } = await owner.read(
    (q) => q.one(Count)`
        select count(*)::int from accounts.staff_key where not second_factor_waived`,
  )
  expect(count).toBe(0)
})

test('money has come in every way in which money comes, and a cashier has counted a day', async () => {
  const { outcomes, days, receipts } = await db.read(async (q) => ({
    outcomes: await q.many(Fact)`
      select outcome as fact, count(*)::int as count from payments.notice where unit_id = 1 group by outcome
    `,
    days: await q.one(Count)`
      select count(*)::int as count from receipts.cash_day where closed_at is not null and expected <> counted
    `,
    receipts: await q.one(Count)`
      select count(*)::int as count from receipts.receipt where voided_at is not null
    `,
  }))
  const kinds = ['duplicate', 'matched', 'over', 'refunded', 'short', 'unknown']
  expect(outcomes.map(({ fact }) => String(fact)).toSorted((a, b) => a.localeCompare(b))).toEqual(
    kinds,
  )
  expect([days.count, receipts.count]).toEqual([1, 1])
})

test('by no id of the commune does an officer of another one open or change anything', async () => {
  const { opened, found, broken, changed } = await neighbourTries(place)
  expect(new Set(opened.map(({ url }) => patternOf(url))).size).toBeGreaterThan(25)
  expect({ found, broken, changed }).toEqual({ found: [], broken: [], changed: [] })
}, 300_000)

test('by no id of a citizen’s own things does another citizen or a stranger open them', async () => {
  const { opened, found } = await citizensTry(place, 5)
  expect(new Set(opened.map(({ url }) => patternOf(url))).size).toBeGreaterThan(8)
  expect(found).toEqual([])
}, 300_000)

import { existsSync, readFileSync, writeFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { town } from './town.ts'

const { owner } = await town('2026-11-23')

const Table = z.object({
  name: z.string(),
  firstColumn: z.string(),
  secured: z.boolean(),
  policies: z.number(),
  /** A policy that asks which citizen is signed in. */
  bindsCitizens: z.boolean(),
  key: z.string().nullable(),
})

const tables = await owner.read(
  (q) => q.many(Table)`
  select n.nspname || '.' || c.relname as name,
    (select attname from pg_attribute where attrelid = c.oid and attnum = 1) as first_column,
    c.relrowsecurity as secured,
    (select count(*)::int from pg_policy where polrelid = c.oid) as policies,
    exists (select from pg_policy where polrelid = c.oid and not polpermissive
            and pg_get_expr(polqual, polrelid) like '%platform.person()%') as binds_citizens,
    (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary) as key
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
  order by 1
`,
)

/** What a commune says to everybody, and what holds nobody's name: a citizen's transaction may read it. */
const openToCitizens = new Set([
  'alerts.published',
  'broadcasts.item',
  'bulletins.relay_host',
  'clusters.cluster',
  'clusters.zone',
  'clusters.zone_cluster',
  'clusters.zone_hamlet',
  'accounts.role',
  'accounts.staff',
  'calendars.unit_calendar',
  'calendars.unit_day',
  'calendars.unit_hours',
  'clusters.cluster',
  'clusters.zone',
  'clusters.zone_cluster',
  'clusters.zone_hamlet',
  'dossiers.day_number',
  'dossiers.field_department',
  'dossiers.handling',
  'dossiers.seat',
  'dossiers.slip_number',
  'fees.exemption',
  'figures.counted',
  'figures.service_level',
  'figures.summed',
  'figures.tally',
  'figures.weight',
  'forms.published',
  'forms.revision',
  'guides.guide',
  'payments.account',
  'points.point',
  'procedures.confirmation',
  'procedures.life_event',
  'procedures.revision',
  'procedures.setting',
  'ratings.ballot',
  'ratings.counter',
  'ratings.invitation',
  'ratings.opinion',
  'ratings.setting',
  'ratings.tally',
  'transfers.clock_rule',
  'transfers.exclusion',
  'units.agency_code_history',
  'units.department',
  'units.hamlet',
  'units.hamlet_change',
  'units.hamlet_change_part',
  'units.unit',
  'vault.kind',
  'workflows.choice',
  'workflows.published',
  'workflows.revision',
])

/** Tables that hold no commune's data: lists of the nation, and what the program keeps about itself. */
const shared = tables
  .filter(({ firstColumn, key }) => firstColumn !== 'unit_id' && key !== 'unit_id')
  .map(({ name }) => name)

describe('lược đồ', () => {
  test('a table without a unit is a shared list, and there are few', () => {
    expect(shared).toMatchInlineSnapshot(`
      [
        "audit.sealing",
        "calendars.standard_calendar",
        "calendars.standard_day",
        "calendars.standard_hours",
        "platform.installation",
        "platform.rate",
        "procedures.import",
        "procedures.procedure_version",
        "public.migration",
        "units.admin_unit",
        "workflows.template",
      ]
    `)
  })

  test('every table that has a unit is guarded by row security, with the unit first in its key', () => {
    const strays = tables.filter(
      ({ firstColumn, key, secured, policies }) =>
        (firstColumn === 'unit_id' || key === 'unit_id') &&
        !(key === 'unit_id' && secured && policies > 0),
    )
    expect(strays).toEqual([])
  })

  test('a citizen reads only the own rows, and what everybody may know', () => {
    const loose = tables.filter(
      ({ name, key, bindsCitizens }) =>
        key === 'unit_id' && !bindsCitizens && !openToCitizens.has(name),
    )
    expect(loose.map(({ name }) => name)).toEqual([])
  })

  test('the application role owns nothing and cannot bypass row security', async () => {
    const Role = z.object({ rolsuper: z.boolean(), rolbypassrls: z.boolean(), owned: z.number() })
    const role = await owner.read(
      (q) => q.one(Role)`
      select rolsuper, rolbypassrls, (select count(*)::int from pg_class where relowner = r.oid) as owned
      from pg_roles r where rolname = 'xaso_app'
    `,
    )
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, owned: 0 })
  })

  test('db/schema.sql is what the migrations make', async () => {
    const path = 'db/schema.sql'
    const now = await dump()
    if (!existsSync(path) || process.env['UPDATE_SCHEMA']) writeFileSync(path, now)
    expect(now).toBe(readFileSync(path, 'utf8'))
  })
})

const Line = z.object({ line: z.string() })

/** Tables, columns, keys, indexes and policies as text: enough to see every change of the schema in a review. */
async function dump(): Promise<string> {
  const lines = await owner.read(
    (q) => q.many(Line)`
    with ours as (
      select c.oid, n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'public')
    ), said as (
      select name, 1 as part, a.attnum::text as sort,
        '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
          || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as text
      from ours join pg_attribute a on a.attrelid = ours.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      union all
      select name, 2, conname, '  ' || pg_get_constraintdef(k.oid) from ours join pg_constraint k on k.conrelid = ours.oid where contype <> 'n'
      union all
      select name, 3, indexrelid::regclass::text, '  ' || pg_get_indexdef(indexrelid) from ours join pg_index i on i.indrelid = ours.oid where not indisprimary
      union all
      select name, 4, polname, '  policy ' || polname || ' using ' || coalesce(pg_get_expr(polqual, polrelid), '-') from ours join pg_policy p on p.polrelid = ours.oid
    )
    select case when row_number() over (partition by name order by part, lpad(sort, 60, '0'), sort) = 1 then chr(10) || name || chr(10) else '' end || text as line
    from said order by name, part, lpad(sort, 60, '0'), sort
  `,
  )
  return `-- Made by the tests from the migrations; a difference fails them. UPDATE_SCHEMA=1 writes it anew.\n${lines.map(({ line }) => line).join('\n')}\n`
}

import { z } from 'zod'

import { roleCodes } from '#modules/accounts/index.ts'
import { Sql, type Read } from '#platform/db.ts'
import type { App } from '#platform/http.ts'
import type { Module } from '#platform/module.ts'

import { modules } from '../src/modules.ts'
import { as, citizen, nobody, officer, realDoors, type Actor } from './actors.ts'
import { unit, type Town } from './town.ts'

// Every kind of id that a lived-in commune has, tried at every address by somebody whom it does not concern.

const TableRow = z.object({ schema: z.string(), name: z.string(), column: z.string() })
const KeyRow = z.object({ key: z.string() })
const PersonRow = z.object({ id: z.string(), name: z.string() })
const Mark = z.object({ name: z.string(), mark: z.string().nullable() })

type Key = { schema: string; key: string }

/** What stands for one thing in an address: its id, or its code. */
const keyColumns = (q: Read) =>
  q.many(TableRow)`
    select c.table_schema as schema, c.table_name as name, c.column_name as column
    from information_schema.columns c
    where c.column_name in ('id', 'code', 'token', 'ref') and c.data_type in ('uuid', 'text')
      and exists (select from information_schema.columns u
        where (u.table_schema, u.table_name) = (c.table_schema, c.table_name) and u.column_name = 'unit_id')
    order by 1, 2, 3
  `

/** The newest key of each table, as far as whoever asks sees any of this commune. */
async function keysSeen(place: Town, q: Read): Promise<Key[]> {
  const columns = await place.owner.read(keyColumns)
  const keys: Key[] = []
  for (const { schema, name, column } of columns) {
    const text = `select ${column}::text as key from ${schema}.${name} where unit_id = ${unit} and ${column} is not null order by 1 desc limit 1`
    const rows = await q.many(KeyRow)`${new Sql(text, [])}`
    keys.push(...rows.map(({ key }) => ({ schema, key })))
  }
  return keys
}

/** The addresses with one thing in them that a module answers at. */
function addressesOf({ routes, api }: Module, { world }: Town): string[] {
  const urls: string[] = []
  const note = (url: string) => void urls.push(url)
  const parts: Record<string | symbol, unknown> = { get: note, post: note }
  parts['world'] = { ...world, demo: false }
  const stub: unknown = new Proxy(() => {}, {
    get: (_, name) => parts[name] ?? stub,
    apply: () => stub,
  })
  routes?.(stub as App)
  api?.(stub as App)
  return urls.filter((url) => url.split(':').length === 2)
}

type Door = { method: 'GET' | 'POST'; url: string; permission: string; schemas: Set<string> }

const schemaOf = (name: string) => name.replaceAll('-', '_')

/** Each address, and the schemas from which its keys may come: of its module and of those that the module uses. */
function doorsOf(app: App, place: Town): Door[] {
  const home = new Map(
    modules.flatMap((one) => addressesOf(one, place).map((url) => [url, one] as const)),
  )
  return app.routeList.flatMap(({ method, url, permission }) => {
    const module = home.get(url)
    if ((method !== 'GET' && method !== 'POST') || !(module || url === '/tep/:id')) return []
    const uses = module ? [module.name, ...module.uses].map(schemaOf) : ['platform']
    return [{ method, url, permission, schemas: new Set([...uses, 'platform']) }]
  })
}

type Try = { method: 'GET' | 'POST'; url: string; permission: string }

const triesOf = (doors: readonly Door[], keys: readonly Key[]): Try[] =>
  doors.flatMap(({ method, url, permission, schemas }) =>
    keys
      .filter(({ schema }) => schemas.has(schema))
      .map(({ key }) => ({
        ...{ method, permission },
        url: url.replace(/:\w+/, encodeURIComponent(key)),
      })),
  )

/** The answers to one actor's tries, a few at a time, with one session for all. */
async function statuses(app: App, actor: Actor, tries: readonly Try[]) {
  const headers = await actor.headers()
  const one = { ...actor, headers: async () => headers }
  const answers: { what: Try; status: number }[] = []
  const queue = tries.values()
  const worker = async () => {
    for (const what of queue) {
      const { method, url } = what
      const sent = { method, url, headers: { 'content-type': 'application/x-www-form-urlencoded' } }
      const answer = await as(
        app,
        one,
        method === 'POST' ? { ...sent, payload: 'x=1' } : { method, url },
      )
      answers.push({ what, status: answer.statusCode })
    }
  }
  await Promise.all(Array.from({ length: 4 }, worker))
  return answers
}

const opens = ({ status }: { status: number }) => status >= 200 && status < 300

/** What an officer of the commune opens, and what another commune's officer with every role gets at the same addresses. */
export async function neighbourTries(place: Town) {
  const app = await realDoors(place)
  const doors = doorsOf(app, place).filter(
    ({ permission }) => !['public', 'citizen'].includes(permission),
  )
  const sent = await place.owner.read(
    (q) =>
      q.many(
        KeyRow,
      )`select unnest(array[id::text, code]) as key from transfers.transfer where to_unit = 2`,
  )
  // What was sent to the neighbour is theirs to open.
  const theirs = new Set(sent.map(({ key }) => key))
  const ours = await place.owner.read((q) => keysSeen(place, q))
  const keys = ours.filter(({ key }) => !theirs.has(key))
  const gets = triesOf(doors, keys).filter(({ method }) => method === 'GET')
  const colleague = await officer(place, roleCodes)
  const opened = (await statuses(app, colleague, gets)).filter(opens).map(({ what }) => what)
  const neighbour = await officer(place, roleCodes, 2)
  const found = (await statuses(app, neighbour, opened)).filter(opens)
  const before = await marks(place)
  const posts = triesOf(doors, keys).filter(({ method }) => method === 'POST')
  const acted = await statuses(app, neighbour, posts)
  const after = await marks(place)
  return {
    opened,
    found: found.map(({ what }) => what.url),
    broken: acted.filter(({ status }) => status >= 500).map(({ what }) => what.url),
    changed: after.filter(({ mark }, i) => mark !== before[i]?.mark).map(({ name }) => name),
  }
}

/** What some citizens open of their own, and what another citizen and a stranger get at the same addresses. */
export async function citizensTry(place: Town, most: number) {
  const app = await realDoors(place)
  const doors = doorsOf(app, place).filter(
    ({ method, permission, url }) =>
      method === 'GET' && (permission === 'citizen' || url === '/tep/:id'),
  )
  const people = await place.owner.read(
    (q) => q.many(PersonRow)`
      select p.id, p.full_name as name from people.person p join dossiers.dossier d
        on d.unit_id = p.unit_id and d.applicant_id = p.id
      where p.unit_id = ${unit} group by 1, 2 order by count(*) desc, p.id limit ${most}`,
  )
  const opened: Try[] = []
  const found: string[] = []
  for (const [i, { id, name }] of people.entries()) {
    const keys = await place.database.as({ unit, person: id }).read((q) => keysSeen(place, q))
    const mine = await statuses(app, citizen(place, id, name), triesOf(doors, keys))
    const own = mine.filter(opens).map(({ what }) => what)
    const other = people[(i + 1) % people.length]!
    for (const actor of [citizen(place, other.id, other.name), nobody])
      found.push(...(await statuses(app, actor, own)).filter(opens).map(({ what }) => what.url))
    opened.push(...own)
  }
  return { opened, found }
}

/** The commune's rows, table by table, in short. */
async function marks(place: Town) {
  const columns = await place.owner.read(keyColumns)
  const tables = [...new Set(columns.map(({ schema, name }) => `${schema}.${name}`))]
  const parts = tables
    .filter((name) => !name.startsWith('accounts.'))
    .map(
      (name) =>
        `select '${name}' as name, md5(string_agg(t::text, '' order by t::text)) as mark from ${name} t where unit_id = ${unit}`,
    )
  const all = `select * from (${parts.join(' union all ')}) told order by name`
  return place.owner.read((q) => q.many(Mark)`${new Sql(all, [])}`)
}

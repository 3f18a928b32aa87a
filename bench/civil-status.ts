import { join } from 'node:path'

import pg from 'pg'

import { addStaff, openSession } from '#modules/accounts/index.ts'
import { connect, type Db } from '#platform/db.ts'
import { readSecrets } from '#platform/secrets.ts'
import { system } from '#platform/who.ts'

import { demoUnit } from '../src/prepare.ts'
import { newNumber } from './lib/capture.ts'
import { load, type Request } from './lib/load.ts'
import { onOwnPostgres } from './lib/own-postgres.ts'
import { startProgram } from './lib/program.ts'
import { against, say } from './lib/report.ts'
import { undisturbed } from './lib/stolen.ts'

/** Five counters that search one after the other, without a pause. */
const clients = 5
const budget = { p50: 60, p95: 200, p99: 500 }

/** Search at the counter in registers of a million entries: each way that somebody is looked for, through HTTP. */
export const civilStatus = (quick: boolean): Promise<boolean> =>
  onOwnPostgres(async ({ data, owner }) => {
    const environment = { DATABASE_URL: owner, XASO_DATA: data, XASO_DEMO: '0' }
    const program = await startProgram(environment, 18_490)
    try {
      const large = quick ? 100_000 : 1_000_000
      await fill(owner, large)
      const database = connect(owner, { max: 1 })
      const secret = readSecrets(join(data, 'secrets.json')).session
      const cookie = await signedIn(database.as({ unit: demoUnit }), secret)
      await database.close()
      for (const [name, asked] of searches(large))
        await measure({ name, asked, cookie, port: program.port, seconds: quick ? 2 : 6 })
    } finally {
      await program.stop()
    }
  })

async function signedIn(db: Db, secret: string): Promise<string> {
  const now = Temporal.Now.instant()
  const { token } = await db.tx(async (tx) => {
    const added = await addStaff(tx, system(demoUnit), now, {
      ...{ login: 'bench', fullName: 'Đo Tốc Độ', roles: ['desk'], password: newNumber() },
      secondFactorWaived: true,
    })
    if (!added.ok) throw new Error(added.why)
    const opening = { unit: demoUnit, now, how: 'password', staff: added.value.id }
    return openSession(tx, secret, opening)
  })
  return `xaso=${token}`
}

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ']
const middles = ['Văn', 'Thị', 'Hữu', 'Ngọc', 'Minh', 'Thanh', 'Quốc', 'Kim', 'Bảo', 'Gia']
const givens = ['An', 'Bình', 'Châu', 'Dũng', 'Giang', 'Hạnh', 'Khôi', 'Lan', 'Mai', 'Phúc']
const pick = (list: readonly string[], n: number) => list[n % list.length] ?? ''

/** What is typed, anew for each request; the numbers are of entries that are there. */
function searches(large: number): [name: string, asked: () => string][] {
  const any = (most: number) => Math.floor(Math.random() * most)
  const name = () => `${pick(families, any(10))} ${pick(middles, any(10))} ${pick(givens, any(10))}`
  return [
    ['whole name', name],
    ['beginning of a name', () => name().split(' ').slice(0, 2).join(' ')],
    ['given name', () => pick(givens, any(10))],
    ['name of nobody', () => `Không Ai ${any(1_000)}`],
    ['personal number', () => `0${String(80_000_000_000 + any(large))}`],
    ['number of the book', () => `${1 + any(large / years)}/${firstYear + any(years)}`],
    ['day', () => `${1 + any(28)}/${1 + any(12)}/${firstYear + any(years)}`],
  ]
}

const years = 50
const firstYear = 1976

/** Fifty years of births, each with child and mother, written straight into the tables. */
async function fill(owner: string, large: number) {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  await client.query('set session_replication_role = replica; set synchronous_commit = off')
  const one = (list: readonly string[], salt: number) =>
    `(array['${list.join("','")}'])[1 + abs(hashtext(n || ':${salt}:' || role)) % ${list.length}]`
  const each = 100_000
  await client.query(`
    insert into civil_status.book (unit_id, register, year, last, last_day)
    select ${demoUnit}, 'birth', y, ${large / years}, make_date(y, 12, 31)
    from generate_series(${firstYear}, ${firstYear + years - 1}) y`)
  for (let from = 0; from < large; from += each) {
    await client.query(`
      with made as (
        select n, gen_random_uuid() as id, ${firstYear} + n % ${years} as year, 1 + n / ${years} as number
        from generate_series(${from}, ${from + each - 1}) n),
      entries as (
        insert into civil_status.entry (unit_id, id, register, year, number, day, title, content, basis, signer_id,
          signer_name, signer_title, at, by, by_name)
        select ${demoUnit}, id, 'birth', year, number, make_date(year, 1 + n % 12, 1 + n % 28), 'Trẻ ' || n,
          '{"facts":{},"parties":[]}', 'Luật Hộ tịch', id, 'Trần Thị Lan', 'Chủ tịch', now(), 'bench', 'bench' from made)
      insert into civil_status.party (unit_id, id, entry_id, role, full_name, birth, id_number)
      select ${demoUnit}, gen_random_uuid(), id, role, ${one(families, 1)} || ' ' || ${one(middles, 2)} || ' ' || ${one(givens, 3)},
        year || '-01-01', case role when 'child' then '0' || (80000000000 + n) end
      from made, unnest(array['child', 'mother']) role`)
    say(`${from + each} entries`)
  }
  await client.query('vacuum analyze civil_status.entry, civil_status.party')
  await client.end()
}

type Measuring = {
  name: string
  asked: () => string
  cookie: string
  port: number
  seconds: number
}

async function measure({ name, asked, cookie, port, seconds }: Measuring) {
  const next = (): Request => ({
    method: 'GET',
    path: `/can-bo/ho-tich?q=${encodeURIComponent(asked())}`,
    headers: { cookie },
  })
  await load({ port, clients, seconds: 1, next })
  against(
    `civil-status.${name}`,
    await undisturbed(() => load({ port, clients, seconds, next })),
    budget,
  )
}

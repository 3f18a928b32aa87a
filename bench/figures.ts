import pg from 'pg'

import { recountAll } from '#modules/figures/index.ts'
import { connect } from '#platform/db.ts'
import { system } from '#platform/who.ts'

import { demoUnit } from '../src/prepare.ts'
import { stage, type Stage } from './dossiers-stage.ts'
import { grow } from './lib/dataset.ts'
import { load, type Request } from './lib/load.ts'
import { onOwnPostgres } from './lib/own-postgres.ts'
import { against, line, say } from './lib/report.ts'
import { undisturbed } from './lib/stolen.ts'

/** Heads and leaders, and the public page beside them. */
const clients = 10
const budget = { p50: 150, p95: 300, p99: 500 }
const twelveMonths = 'tu=2025-12-01&den=2026-11-20'

/** Figures over a million dossiers and twelve months: each page, each list, the export, and a whole recount. */
export const figures = (quick: boolean): Promise<boolean> =>
  onOwnPostgres(async ({ data, owner }) => {
    const here = await stage({ data, owner, port: 18_410 })
    try {
      const large = quick ? 100_000 : 1_000_000
      await grow(here.owner, large, (done) => say(`${done} dossiers`))
      await employ(here.owner)
      await countAll(here, large)
      await pages(here, quick ? 3 : 12)
    } finally {
      await here.program.stop()
    }
  })

/** Twenty officers settle them; a third have a scanned paper, some reuse one, some results are files, and half paid a fee. */
async function employ(owner: string) {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  await client.query('set session_replication_role = replica; set synchronous_commit = off')
  await client.query(`
    update dossiers.stay set left_by = 'staff:00000000-0000-7000-9000-' || lpad(to_hex(abs(hashtext(dossier_id::text)) % 20), 12, '0')`)
  await client.query(`
    insert into dossiers.component (unit_id, dossier_id, position, name, quantity, kind, digitised)
    select unit_id, id, 1, 'Tờ khai', 1, 'original', case when abs(hashtext(code)) % 20 = 0 then 2 else 1 end
    from dossiers.dossier where abs(hashtext(code)) % 3 = 0 on conflict do nothing`)
  await client.query(`
    insert into dossiers.duty (unit_id, dossier_id, number, asked_at, asked_by, amount, what, settled_at, settled_by, how, online)
    select unit_id, id, 1, received_at, 'system', 15000, 'Lệ phí', received_at + interval '1 hour', 'system', 'paid',
      abs(hashtext(code)) % 4 = 0
    from dossiers.dossier where abs(hashtext(code)) % 2 = 0 and state not in ('new', 'rejected') on conflict do nothing`)
  await client.query('vacuum analyze dossiers.stay, dossiers.component, dossiers.duty')
  await client.end()
}

async function countAll(here: Stage, dossiers: number) {
  const database = connect(here.app, { max: 2, statementTimeout: 120_000 })
  const db = database.as({ unit: demoUnit })
  const recount = async () => {
    const begun = performance.now()
    const found = await recountAll(db, system(demoUnit), () => Temporal.Now.instant())
    return { ...found, seconds: (performance.now() - begun) / 1_000 }
  }
  const first = await recount()
  say(`counted ${first.dossiers} from nothing in ${first.seconds.toFixed(0)} s`)
  const { wrong, cells, seconds } = await recount()
  const limit = dossiers / 10_000
  line(
    { name: 'figures.recount', seconds, wrong, cells, limit, ratio: seconds / limit },
    seconds <= limit && wrong + cells === 0,
  )
  await database.close()
  const owner = new pg.Client({ connectionString: here.owner })
  await owner.connect()
  await owner.query('vacuum analyze figures.counted, figures.tally, figures.change')
  await owner.end()
}

async function pages(here: Stage, seconds: number) {
  const staff = { cookie: here.cookie, 'sec-fetch-site': 'same-origin' }
  const cases = {
    'figures.overview': '/can-bo/so-lieu?',
    'figures.by-procedure': '/can-bo/so-lieu/thu-tuc?',
    'figures.by-officer': '/can-bo/so-lieu/can-bo?',
    'figures.over-time': '/can-bo/so-lieu/thoi-gian?',
    'figures.score': '/can-bo/so-lieu/diem?',
    'figures.list-resolved': '/can-bo/so-lieu/ho-so?so=resolved&',
    'figures.list-late': '/can-bo/so-lieu/ho-so?so=late&',
    'figures.list-reused': '/can-bo/so-lieu/ho-so?so=reused&',
    'figures.list-paid': '/can-bo/so-lieu/thanh-toan?phan=mau&',
    'figures.list-overdue': '/can-bo/so-lieu/ho-so?so=overdue&',
    'figures.public': '/minh-bach?',
  }
  for (const [name, path] of Object.entries(cases)) {
    const next = (): Request => ({ method: 'GET', path: `${path}${twelveMonths}`, headers: staff })
    await load({ port: here.program.port, clients: 2, seconds: 1, next })
    against(
      name,
      await undisturbed(() => load({ port: here.program.port, clients, seconds, next })),
      budget,
    )
  }
}

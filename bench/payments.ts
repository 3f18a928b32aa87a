import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'

import { billCode } from '#modules/payments/index.ts'

import { stage, type Stage } from './dossiers-stage.ts'
import { cpuOf, mostMemory, postmasterOf } from './lib/cpu.ts'
import { grow } from './lib/dataset.ts'
import { Client, measured } from './lib/load.ts'
import { onOwnPostgres } from './lib/own-postgres.ts'
import { against, line, say } from './lib/report.ts'

const home = '/can-bo/doi-soat/sao-ke'
/** A statement of so many rows is settled in this time, by a program of this size, with the pages still answering. */
const limits = { rows: 50_000, seconds: 20, memory: 300 }
const budget = { p50: 150, p95: 500, p99: 1_000 }
/** Of ten rows so many pay a bill of ours: the account of a commune also takes rent, contributions and interest. */
const oursOfTen = 2

/** A long bank statement: how long until all of it is booked, with how much memory, and how the pages answer meanwhile. */
export const payments = (quick: boolean): Promise<boolean> =>
  onOwnPostgres(async ({ data, owner }) => {
    const here = await stage({ data, owner, port: 18_480 })
    try {
      const rows = quick ? 5_000 : limits.rows
      const bills = await owing(here, Math.floor((rows * oursOfTen) / 10))
      await post(here, '/quan-tri/tai-khoan-thu', { bin: '970405', number: '1', holder: 'KHO BAC' })
      await addBills(here, bills)
      const file = statement(rows, bills)
      await settle(here, 'payments.statement', { file, rows, matched: bills.length })
      await settle(here, 'payments.statement-again', { file, rows, matched: 0 })
    } finally {
      await here.program.stop()
    }
  })

type Owing = { code: string; id: string }

/** Dossiers that wait for money, each with a duty. */
async function owing({ owner }: Stage, many: number): Promise<Owing[]> {
  await grow(owner, many, (done) => say(`${done} dossiers`))
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  await client.query('set session_replication_role = replica; set synchronous_commit = off')
  const { rows } = await client.query<{ id: string }>(`
    update dossiers.dossier set state = 'awaiting-payment', payment = 'due', paused_at = received_at + interval '1 day',
      finished_at = null, returned_at = null, verdict = null, has_result = false, step = 2, step_role = 'specialist'
    returning id`)
  await client.query(`
    insert into dossiers.duty (unit_id, dossier_id, number, asked_at, asked_by, amount, what)
    select unit_id, id, 1, paused_at, 'staff:bench', 14000, 'Lệ phí' from dossiers.dossier`)
  // As after the recount of the night: data that was put in past the triggers has not been counted yet.
  await client.query('insert into figures.counted select * from dossiers.standing')
  await client.end()
  return rows.map(({ id }, n) => {
    const chance = Uint8Array.from({ length: 7 }, (_, at) => Math.floor(n / 32 ** at) % 32)
    return { id, code: billCode(chance) }
  })
}

async function addBills({ owner }: Stage, bills: readonly Owing[]) {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  await client.query(
    `insert into payments.bill (unit_id, code, dossier_id, duty, account_id, amount, made_at)
     select 1, b.code, b.id, 1, a.id, 14000, now() from jsonb_to_recordset($1::jsonb) as b(code text, id uuid), payments.account a`,
    [JSON.stringify(bills)],
  )
  await client.query(
    'vacuum analyze dossiers.dossier, dossiers.duty, figures.counted, payments.bill',
  )
  await client.end()
}

function statement(rows: number, bills: readonly Owing[]): File {
  const every = Math.floor(rows / bills.length)
  const lines = Array.from({ length: rows }, (_, n) => {
    const memo = n % every === 0 ? bills[n / every]?.code.toLowerCase() : undefined
    const text = memo ? `MBVCB.${n}.nop le phi ${memo}.CT tu 0099` : `Thu tien thang 11 ho ${n}`
    return `20/11/2026 09:00:00,FT${n},14.000,${text},NGUYEN VAN A`
  })
  const heading = 'Ngày giao dịch,Số giao dịch,Số tiền ghi có,Nội dung,Người chuyển'
  return new File([[heading, ...lines].join('\n')], 'sao-ke.csv')
}

const columns = { at: '0', ref: '1', amount: '2', memo: '3', payer: '4' }

type Settling = { file: File; rows: number; matched: number }

async function settle(here: Stage, name: string, { file, rows, matched }: Settling) {
  const form = new FormData()
  form.set('file', file)
  const pids = [here.program.pid, postmasterOf(here.data)]
  const uses = () => pids.map((pid) => cpuOf([pid]))
  const [begun, used] = [performance.now(), uses()]
  const place = await send(here, home, form)
  await post(here, place, columns)
  const pages = await untilSettled(here, place)
  const seconds = (performance.now() - begun) / 1_000
  // What the machine did for it, also when others use the machine.
  const [program = 0, postgres = 0] = uses().map((now, n) => now - (used[n] ?? 0))
  const cpu = { program, postgres }
  const kept = await counted(here)
  const isRight = kept.notices === rows && (matched === 0 || kept.matched === matched)
  const limit = (limits.seconds * rows) / limits.rows
  line(
    { name, rows, ...kept, seconds, cpu, limit, ratio: seconds / limit },
    seconds <= limit && isRight,
  )
  against(`${name}.pages`, pages, budget)
  const memory = mostMemory(here.program.pid)
  const ratio = memory / limits.memory
  line({ name: `${name}.memory`, unit: 'MB', memory, limit: limits.memory, ratio }, ratio <= 1)
}

/** An officer who looks at pages ten times a second until the statement is settled; how long each took. */
async function untilSettled(here: Stage, place: string) {
  const staff = { cookie: here.cookie, 'sec-fetch-site': 'same-origin' }
  const client = new Client(here.program.port)
  const times: number[] = []
  let errors = 0
  const begun = performance.now()
  for (let turn = 0; ; turn += 1) {
    const path = ['/can-bo/doi-soat', '/can-bo/ho-so', place][turn % 3] ?? place
    const asked = performance.now()
    const { status, body } = await client.send({ method: 'GET', path, headers: staff })
    times.push(performance.now() - asked)
    if (status !== 200) errors += 1
    if (path === place && !body.includes('data-waiting')) break
    await sleep(100)
  }
  client.close()
  return { ...measured(times, (performance.now() - begun) / 1_000), errors }
}

async function counted({ owner }: Stage) {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  const { rows } = await client.query<{ notices: string; matched: string; paid: string }>(`
    select count(*) as notices, count(*) filter (where outcome = 'matched') as matched,
      (select count(*) from dossiers.dossier where payment = 'paid') as paid
    from payments.notice`)
  await client.end()
  const [kept] = rows
  return {
    notices: Number(kept?.notices),
    matched: Number(kept?.matched),
    paid: Number(kept?.paid),
  }
}

const headersOf = ({ cookie }: Stage) => ({ headers: { cookie, 'sec-fetch-site': 'same-origin' } })

const post = (here: Stage, path: string, fields: Record<string, string>) =>
  send(here, path, new URLSearchParams(fields))

/** Sends a form; returns where its answer leads. */
async function send(here: Stage, path: string, body: FormData | URLSearchParams) {
  const address = `http://127.0.0.1:${here.program.port}${path}`
  const asking = { method: 'POST', body, redirect: 'manual', ...headersOf(here) } as const
  const answer = await fetch(address, asking)
  const place = answer.headers.get('location')
  if (answer.status !== 303 || !place) throw new Error(`${path} answered ${answer.status}`)
  return place
}

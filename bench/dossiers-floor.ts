import pg from 'pg'

import type { Stage } from './dossiers-stage.ts'
import { renewing, replay, type Fresh, type Statement } from './lib/capture.ts'
import { cpuOf, postmasterOf } from './lib/cpu.ts'
import { load, measured, type Measured, type Request } from './lib/load.ts'
import { startFloor, type Running } from './lib/program.ts'
import { line, say } from './lib/report.ts'
import { statementsOf } from './lib/statements.ts'

type Case = {
  name: 'create' | 'list' | 'open'
  request: () => Request
  status: number
  shareOfRate: number | undefined
}
type Amount = { clients: number; seconds: number }

/** Each of create, list and open beside a bare server that sends the same statements and the same bytes, turn by turn. */
export async function compareWithFloor(here: Stage, amount: Amount): Promise<void> {
  const cases: Case[] = [
    { name: 'create', request: here.submit, status: 201, shareOfRate: undefined },
    { name: 'list', request: here.list, status: 200, shareOfRate: 0.5 },
    { name: 'open', request: here.open, status: 200, shareOfRate: undefined },
  ]
  for (const each of cases) await compare(here, each, amount)
}

async function compare(here: Stage, { name, request, status, shareOfRate }: Case, amount: Amount) {
  const seen = await statementsOf(here, request)
  say(`${name}: ${seen.statements.length} statements`)
  const fresh = freshOf(seen.statements)
  const plan = { ...seen, fresh, port: 18_401, url: here.app, status, type: 'text/html' }
  const floor = await startFloor(plan)
  const [ours, bare] = await turns(here, floor, { request, status }, amount)
  await floor.stop()
  const cpu = ours.cpu / bare.cpu
  line(
    { name: `cpu.${name}`, cpuMs: ours.cpu, floorCpuMs: bare.cpu, limit: 2, ratio: cpu },
    cpu <= 2,
  )
  // Not against a limit: what the machine gives to a server that does nothing but these statements.
  say(`${name}: p50 ${ours.p50.toFixed(1)} ms, of the floor ${bare.p50.toFixed(1)} ms`)
  if (shareOfRate) {
    const share = ours.rate / bare.rate
    line(
      {
        name: `rate.${name} of floor`,
        rate: ours.rate,
        floorRate: bare.rate,
        limit: shareOfRate,
        ratio: share,
      },
      share >= shareOfRate,
    )
  }
  if (name === 'create')
    await againstDriver(here, { statements: seen.statements, fresh, rate: ours.rate }, amount)
}

async function againstDriver(
  here: Stage,
  { statements, fresh, rate }: { statements: Statement[]; fresh: Fresh; rate: number },
  amount: Amount,
) {
  const driver = await straight(here.app, statements, fresh, amount)
  const share = rate / driver.rate
  line(
    { name: 'rate.create of the driver', rate, driverRate: driver.rate, limit: 0.5, ratio: share },
    share >= 0.5,
  )
}

type Turn = { rate: number; cpu: number; p50: number }

/** Three turns each, so that neither has the better minute; CPU in milliseconds per request, PostgreSQL included. */
async function turns(
  here: Stage,
  floor: Running,
  { request, status }: { request: () => Request; status: number },
  { clients, seconds }: Amount,
) {
  const postgres = postmasterOf(here.data)
  const rounds = 3
  const turn = async (server: Running): Promise<Turn> => {
    const before = cpuOf([server.pid, postgres])
    const m: Measured = await load({
      port: server.port,
      clients,
      seconds: seconds / rounds,
      next: request,
      expect: [status],
    })
    const cpu = ((cpuOf([server.pid, postgres]) - before) * 1_000) / m.requests
    return { rate: m.rate, cpu, p50: m.p50 }
  }
  const [ours, bare]: [Turn[], Turn[]] = [[], []]
  for (let i = 0; i < rounds; i += 1) {
    ours.push(await turn(here.program))
    bare.push(await turn(floor))
  }
  return [middle(ours), middle(bare)] as const
}

const middle = (turns: Turn[]): Turn => ({
  rate: median(turns.map(({ rate }) => rate)),
  cpu: median(turns.map(({ cpu }) => cpu)),
  p50: median(turns.map(({ p50 }) => p50)),
})

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Ids made in this minute, and the person's number, are new in each replay; ids of the data set stay. */
function freshOf(statements: readonly Statement[]): Fresh {
  const texts = statements
    .flatMap(({ values }) => values)
    .filter((value): value is string => typeof value === 'string')
  return {
    ids: texts.filter((text) => uuid.test(text) && !text.startsWith('00000000-')),
    numbers: texts.filter((text) => /^09\d{10}$/.test(text)),
  }
}

/** The same statements by the driver alone, from as many loops as there are clients. */
async function straight(
  url: string,
  statements: readonly Statement[],
  fresh: Fresh,
  { clients, seconds }: Amount,
) {
  const pool = new pg.Pool({ connectionString: url, max: 12 })
  const renew = renewing(fresh)
  const times: number[] = []
  const until = performance.now() + seconds * 1_000
  const one = async () => {
    while (performance.now() < until) {
      const at = performance.now()
      const client = await pool.connect()
      await replay(client, statements, renew())
      client.release()
      times.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: clients }, one))
  await pool.end()
  return measured(times, seconds)
}

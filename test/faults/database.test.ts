import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { connect, type Database } from '#platform/db.ts'
import { startEmbedded } from '#platform/embedded/start.ts'

import { expectKept } from './kept.ts'
import { ground, ownerOf, startProgram, tokenFor, within, type Program } from './program.ts'
import { clients, isFiled, submission, submit } from './submit.ts'

const log = { info: () => {}, warn: () => {}, error: () => {} }
const pages = ['/', '/thu-tuc', '/tra-cuu/H79.28.075-261123-0001', '/api/v1/dossiers?limit=5']

/** Requests of all kinds while `fault` happens and for as long again as it takes to recover; what was answered, how often. */
async function underLoad(program: Program, owner: Database, fault: () => Promise<void>) {
  const token = await tokenFor(owner)
  const headers = { authorization: `Bearer ${token}` }
  const answered = new Map<string, number>()
  const note = (what: string) => answered.set(what, (answered.get(what) ?? 0) + 1)
  let over = false
  const read = async (page: string) => {
    while (!over) {
      const answer = await fetch(program.url + page, { headers }).catch(() => undefined)
      const type = answer?.headers.get('content-type') ?? ''
      await answer?.arrayBuffer()
      const isRight = /^text\/html|^application\/(problem\+)?json/.test(type)
      note(answer ? `${answer.status}${isRight ? '' : ` ${type}`}` : 'no answer')
      await sleep(20)
    }
  }
  const readers = Promise.all(pages.map(read))
  const list = Array.from({ length: 120 }, submission)
  const writing = clients(4, list, async (one) => {
    while (!isFiled(one)) {
      await submit(program.url, token, one)
      note(`post ${one.status}`)
      await sleep(isFiled(one) ? 50 : 200)
    }
  })
  await sleep(1_500)
  await fault()
  const begun = performance.now()
  while (!(await healthy(program))) await sleep(20)
  const recovered = Math.round(performance.now() - begun)
  await writing
  over = true
  await readers
  return {
    list,
    recovered,
    answered: Object.fromEntries([...answered].toSorted(([a], [b]) => a.localeCompare(b))),
  }
}

const healthy = ({ url }: Program) => fetch(`${url}/healthz`).then(({ ok }) => ok)

const allowed = new Set(['200', '404', '503', 'post 201', 'post 503'])

function expectCalm(answered: Record<string, number>, { said }: Program) {
  expect(
    Object.keys(answered).filter((what) => !allowed.has(what)),
    said(),
  ).toEqual([])
}

const [place, other] = [await ground(), await ground()]

test('PostgreSQL killed under load: 503, then everything works again without a restart', async () => {
  const program = await startProgram(place)
  const owner = ownerOf(program)
  const postmaster = () =>
    Number.parseInt(readFileSync(join(place.data, 'postgres/18/postmaster.pid'), 'utf8'), 10)
  const { list, recovered, answered } = await underLoad(program, owner, async () => {
    const killed = postmaster()
    process.kill(killed, 'SIGKILL')
    await sleep(50)
  })
  console.log(`recovered ${recovered} ms after the kill`, answered)
  expectCalm(answered, program)
  await expectKept(owner, list)
  expect(recovered).toBeLessThan(within(5_000, 20_000))
  await owner.close()
  await program.stop()
}, 120_000)

test('an outside PostgreSQL stopped for five seconds, then frozen: 503 meanwhile, nothing acknowledged is lost', async () => {
  const data = join(other.data, 'outside')
  let server = await startEmbedded({ data, log })
  const program = await startProgram({ ...other, environment: { DATABASE_URL: server.url } })
  const owner = connect(server.url, { max: 4 })
  const stopped = await underLoad(program, owner, async () => {
    await server.stop()
    await sleep(5_000)
    expect((await fetch(`${program.url}/healthz`)).status).toBe(503)
    server = await startEmbedded({ data, log })
  })
  console.log(`recovered ${stopped.recovered} ms after the start`, stopped.answered)
  expectCalm(stopped.answered, program)
  expect(stopped.answered['503']).toBeGreaterThan(0)
  await expectKept(owner, stopped.list)

  const token = await tokenFor(owner)
  const late = Array.from({ length: 30 }, submission)
  const ask = async () => {
    await clients(30, late, (one) => submit(program.url, token, one))
    return late.map(({ status }) => status)
  }
  const thaw = freeze(processesOn(join(data, '18')))
  const health = timed(() => fetch(`${program.url}/healthz`).then(({ status }) => status))
  const submitted = await timed(ask)
  const [{ result: status, ms }, reading] = [
    await health,
    await timed(() => fetch(`${program.url}/thu-tuc`).then((answer) => answer.status)),
  ]
  thaw()
  console.log(`frozen: health ${ms} ms, submissions ${submitted.ms} ms, then ${reading.ms} ms`)
  expect(status).toBe(503)
  expect(ms).toBeLessThan(within(3_000, 10_000))
  expect(new Set(submitted.result)).toEqual(new Set([503]))
  expect(submitted.ms).toBeLessThan(within(6_000, 20_000))
  expect(reading.result).toBe(503)
  // Once it is known to be away nobody is kept waiting.
  expect(reading.ms).toBeLessThan(within(500, 5_000))
  while (!(await healthy(program))) await sleep(50)
  while (!late.every(isFiled)) await ask()
  await expectKept(owner, [...stopped.list, ...late])
  await owner.close()
  await program.stop()
  await server.stop()
}, 150_000)

function freeze(pids: readonly number[]) {
  for (const pid of pids) process.kill(pid, 'SIGSTOP')
  return () => {
    for (const pid of pids) process.kill(pid, 'SIGCONT')
  }
}

async function timed<Result>(work: () => Promise<Result>) {
  const begun = performance.now()
  return { result: await work(), ms: Math.round(performance.now() - begun) }
}

/** The server's processes: each works in the cluster's folder. */
function processesOn(cluster: string): number[] {
  const postmaster = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10)
  const children = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => parentOf(pid) === postmaster)
  return [postmaster, ...children]
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  } catch {
    return undefined
  }
}

import { request } from 'node:http'
import { join } from 'node:path'

import { addStaff, mintToken, openSession } from '#modules/accounts/index.ts'
import { connect } from '#platform/db.ts'
import { readSecrets } from '#platform/secrets.ts'
import { system } from '#platform/who.ts'

import { demoUnit } from '../src/prepare.ts'
import { submission } from './dossiers-stage.ts'
import { newNumber } from './lib/capture.ts'
import { mostMemory } from './lib/cpu.ts'
import { Client, measured } from './lib/load.ts'
import { onOwnPostgres } from './lib/own-postgres.ts'
import { startProgram, type Running } from './lib/program.ts'
import { line, say } from './lib/report.ts'

const pages = 500
const officers = 50
/** From the answer to whoever changed something until the last open page knows, in ms. */
const limit = 1_000

/** Open pages of a whole commune, told of each change. */
export const live = (quick: boolean): Promise<boolean> =>
  onOwnPostgres(async ({ data, owner }) => {
    const environment = { DATABASE_URL: owner, XASO_DATA: data, XASO_DEMO: '0' }
    const program = await startProgram(environment, 18_460)
    const { cookies, token } = await credentials(
      owner,
      readSecrets(join(data, 'secrets.json')).session,
    )
    await measure(program, { cookies, token, changes: quick ? 10 : 60 })
    await program.stop()
  })

async function credentials(owner: string, secret: string) {
  const database = connect(owner, { max: 1 })
  const db = database.as({ unit: demoUnit })
  const now = Temporal.Now.instant()
  const token = await mintToken(db, {
    unit: demoUnit,
    account: 'bench',
    scope: 'dossiers',
    register: true,
  })
  if (!token.ok) throw new Error(token.why)
  const cookies: string[] = []
  const password = newNumber()
  for (let n = 0; n < officers; n += 1)
    await db.tx(async (tx) => {
      const staff = { login: `bench${n}`, fullName: 'Đo Tốc Độ', roles: ['desk'], password }
      const added = await addStaff(tx, system(demoUnit), now, {
        ...staff,
        secondFactorWaived: true,
      })
      if (!added.ok) throw new Error(added.why)
      const opening = { unit: demoUnit, now, how: 'password', staff: added.value.id }
      cookies.push(`xaso=${(await openSession(tx, secret, opening)).token}`)
    })
  await database.close()
  return { cookies, token: token.value }
}

type Page = { heardAt: number; leave: () => void }

/** One open page; it notes when it last heard that the lists have changed. */
function openPage(port: number, cookie: string): Promise<Page> {
  return new Promise((done, failed) => {
    const headers = { cookie, accept: 'text/event-stream' }
    const sent = request({ port, path: '/can-bo/moi', host: '127.0.0.1', headers, agent: false })
    const page: Page = { heardAt: 0, leave: () => sent.destroy() }
    sent.on('response', (answer) => {
      if (answer.statusCode !== 200) return failed(new Error(`answered ${answer.statusCode}`))
      answer.on('data', (part: Buffer) => {
        if (part.includes('"changed":["dossiers"]')) page.heardAt = performance.now()
      })
      answer.on('error', () => {})
      done(page)
    })
    sent.on('error', failed).end()
  })
}

type Plan = { cookies: readonly string[]; token: string; changes: number }

async function measure({ port, pid }: Running, { cookies, token, changes }: Plan) {
  const open = await Promise.all(
    Array.from({ length: pages }, (_, n) => openPage(port, cookies[n % officers] ?? '')),
  )
  say(`${open.length} pages open`)
  const client = new Client(port)
  const times: number[] = []
  let missed = 0
  for (let n = 0; n < changes; n += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one change after the other is what is measured
    await pause(700)
    // oxlint-disable-next-line no-await-in-loop
    const { status } = await client.send(submission(token))
    if (status !== 201) throw new Error(`A dossier was answered with ${status}`)
    const at = performance.now()
    // oxlint-disable-next-line no-await-in-loop
    await pause(limit)
    const heard = open.filter(({ heardAt }) => heardAt >= at - 50)
    missed += pages - heard.length
    times.push(...heard.map(({ heardAt }) => Math.max(0, heardAt - at)))
  }
  const seen = measured(times, changes)
  const worst = Math.max(...times)
  line(
    {
      name: 'live.seen',
      pages,
      changes,
      missed,
      p50: seen.p50,
      p95: seen.p95,
      worst,
      limit,
      ratio: worst / limit,
    },
    missed === 0 && worst <= limit,
  )
  const memory = mostMemory(pid)
  line({ name: 'live.memory', mb: memory, limit: 400, ratio: memory / 400 }, memory <= 400)
  client.close()
  for (const { leave } of open) leave()
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

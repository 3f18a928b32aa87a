import { join } from 'node:path'

import { addStaff, mintToken, openSession, whoOfStaff } from '#modules/accounts/index.ts'
import { forwardDossier } from '#modules/dossiers/index.ts'
import { connect, type Db } from '#platform/db.ts'
import { found } from '#platform/problem.ts'
import { readSecrets } from '#platform/secrets.ts'
import { system, type Who } from '#platform/who.ts'

import { demoUnit } from '../src/prepare.ts'
import { submission } from './dossiers-stage.ts'
import { newNumber } from './lib/capture.ts'
import { mostMemory } from './lib/cpu.ts'
import { Client, measured, type Answer } from './lib/load.ts'
import { onOwnPostgres } from './lib/own-postgres.ts'
import { startProgram } from './lib/program.ts'
import { line, say } from './lib/report.ts'

/** From the click of the leader until the sealed paper is the result: two requests, in ms. */
const oneLimit = 250
/** A batch of a hundred, in s, while the pages answer within this many ms at p95. */
const [batchLimit, pageLimit] = [20, 300]

/** One-page results, signed by a leader and sealed by the clerk with the test authority of a demonstration. */
export const signing = (quick: boolean): Promise<boolean> =>
  onOwnPostgres(async ({ data, owner }) => {
    const environment = { DATABASE_URL: owner, XASO_DATA: data, XASO_DEMO: '1' }
    const program = await startProgram(environment, 18_470)
    const database = connect(owner, { max: 2 })
    const office = await staffed(
      database.as({ unit: demoUnit }),
      readSecrets(join(data, 'secrets.json')).session,
    )
    const desk = deskOf(program.port, office)
    await measure(desk, quick ? 20 : 60)
    const memory = mostMemory(program.pid)
    line({ name: 'signing.memory', mb: memory, limit: 400, ratio: memory / 400 }, memory <= 400)
    desk.close()
    await database.close()
    await program.stop()
  })

type Office = { db: Db; who: Who; cookie: string; token: string }

/** An officer who may do everything: leader and clerk in one. */
async function staffed(db: Db, secret: string): Promise<Office> {
  const now = Temporal.Now.instant()
  const token = await mintToken(db, {
    unit: demoUnit,
    account: 'bench',
    scope: 'dossiers',
    register: true,
  })
  if (!token.ok) throw new Error(token.why)
  return db.tx(async (tx) => {
    const added = await addStaff(tx, system(demoUnit), now, {
      login: 'bench',
      fullName: 'Đo Tốc Độ',
      roles: ['desk', 'specialist', 'head', 'leader', 'clerk'],
      password: newNumber(),
      secondFactorWaived: true,
    })
    if (!added.ok) throw new Error(added.why)
    const staff = added.value.id
    const opened = await openSession(tx, secret, { unit: demoUnit, now, how: 'password', staff })
    const who = found(await whoOfStaff(tx, demoUnit, staff), 'cán bộ')
    return { db, who, cookie: `xaso=${opened.token}`, token: token.value }
  })
}

type Desk = ReturnType<typeof deskOf>

function deskOf(port: number, { db, who, cookie, token }: Office) {
  const client = new Client(port)
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  const get = (path: string) => client.send({ method: 'GET', path, headers })
  const post = async (path: string, form: Record<string, string>) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams(form).toString()
    const answer = await client.send({
      method: 'POST',
      path,
      headers: { ...headers, ...type },
      body,
    })
    if (answer.status !== 303) throw new Error(`${path} was answered with ${answer.status}`)
    return answer.location ?? ''
  }
  /** A dossier that was granted, with its paper put up for signing: the id of the paper. */
  async function paper(): Promise<string> {
    const received = await client.send(submission(token))
    const { code } = JSON.parse(received.body) as { code: string }
    for (const verdict of [undefined, undefined, 'grant', undefined, 'grant'] as const)
      await db.tx((tx) => forwardDossier(tx, who, { code, now: Temporal.Now.instant(), verdict }))
    const location = await post(`/can-bo/ho-so/${code}/trinh-ky`, {
      title: 'Giấy xác nhận',
      symbol: 'GXN-UBND',
      signer: who.staff ?? '',
      text: 'Ủy ban nhân dân xã xác nhận điều nêu trên là đúng.',
    })
    return location.split('/').at(-1) ?? ''
  }
  return { get, post, paper, other: () => new Client(port), headers, close: () => client.close() }
}

async function measure(desk: Desk, singles: number) {
  const papers: string[] = []
  for (let n = 0; n < singles + 105; n += 1) papers.push(await desk.paper())
  say(`${papers.length} papers wait for a signature`)
  // The first few compile the program and make the keys.
  for (const id of papers.splice(0, 5)) await signAndSeal(desk, id)
  const times: number[] = []
  for (const id of papers.splice(0, singles)) {
    const begun = performance.now()
    await signAndSeal(desk, id)
    times.push(performance.now() - begun)
  }
  const { p50, p95 } = measured(times, 1)
  line({ name: 'signing.one', p50, p95, limit: oneLimit, ratio: p50 / oneLimit }, p50 <= oneLimit)
  await batch(desk, 'ky', papers)
  await batch(desk, 'dong-dau', papers)
}

async function signAndSeal({ post }: Desk, id: string) {
  await post(`/can-bo/ky-so/van-ban/${id}/ky`, {})
  await post(`/can-bo/ky-so/van-ban/${id}/dong-dau`, {})
}

/** A hundred with one consent; meanwhile somebody looks at lists ten times a second. */
async function batch(desk: Desk, kind: 'ky' | 'dong-dau', ids: readonly string[]) {
  const begun = performance.now()
  const place = await desk.post(`/can-bo/ky-so/luot/${kind}`, { ids: ids.join('\n') })
  let isOver = false
  const looking = lookOn(desk, () => isOver)
  let shown: Answer
  do {
    await new Promise((done) => setTimeout(done, 200))
    shown = await desk.get(place)
  } while (!shown.body.includes(`${ids.length} / ${ids.length}`))
  const seconds = (performance.now() - begun) / 1_000
  isOver = true
  const { p95 } = measured(await looking, seconds)
  line(
    {
      name: `signing.batch ${kind}`,
      papers: ids.length,
      seconds,
      limit: batchLimit,
      ratio: seconds / batchLimit,
    },
    seconds <= batchLimit,
  )
  line(
    { name: `signing.pages meanwhile ${kind}`, p95, limit: pageLimit, ratio: p95 / pageLimit },
    p95 <= pageLimit,
  )
}

async function lookOn({ other, headers }: Desk, isOver: () => boolean): Promise<number[]> {
  const client = other()
  const times: number[] = []
  while (!isOver()) {
    const at = performance.now()
    await client.send({ method: 'GET', path: '/can-bo/ho-so', headers })
    times.push(performance.now() - at)
    await new Promise((done) => setTimeout(done, Math.max(0, 100 - times.at(-1)!)))
  }
  client.close()
  return times
}

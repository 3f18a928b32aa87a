import { randomUUID } from 'node:crypto'
import { join } from 'node:path'

import pg from 'pg'

import { addStaff, openSession } from '#modules/accounts/index.ts'
import { connect, type Db } from '#platform/db.ts'
import { appUrl } from '#platform/migrate.ts'
import { readSecrets } from '#platform/secrets.ts'
import { system } from '#platform/who.ts'

import { demoUnit } from '../src/prepare.ts'
import { newNumber, renewing, type Fresh, type Statement } from './lib/capture.ts'
import { load, measured, type Request } from './lib/load.ts'
import { onOwnPostgres } from './lib/own-postgres.ts'
import { startProgram } from './lib/program.ts'
import { line, say } from './lib/report.ts'
import { statementsOf } from './lib/statements.ts'

const clients = 10
const turns = 3

/** Certified copies at the counter, three papers of five copies each, beside the same SQL sent straight by the driver. */
export const certification = (quick: boolean): Promise<boolean> =>
  onOwnPostgres(async ({ data, owner }) => {
    const environment = { DATABASE_URL: owner, XASO_DATA: data, XASO_DEMO: '0' }
    const program = await startProgram(environment, 18_480)
    const secrets = readSecrets(join(data, 'secrets.json'))
    const database = connect(owner, { max: 1 })
    const { request, signer } = await requestOf(database.as({ unit: demoUnit }), secrets.session)
    await database.close()
    const app = appUrl(owner, secrets.database)
    const { statements } = await statementsOf({ app, data }, request)
    say(`a visit of three papers: ${statements.length} statements`)
    await compare({ port: program.port, app, request, statements, signer, seconds: quick ? 6 : 18 })
    await program.stop()
  })

/** What the counter's form sends, by an officer who may certify and sign. */
async function requestOf(db: Db, secret: string) {
  const now = Temporal.Now.instant()
  const { token, staff } = await db.tx(async (tx) => {
    const added = await addStaff(tx, system(demoUnit), now, {
      login: 'bench',
      fullName: 'Đo Tốc Độ',
      roles: ['desk', 'leader'],
      password: newNumber(),
      secondFactorWaived: true,
    })
    if (!added.ok) throw new Error(added.why)
    const staff = added.value.id
    const opening = { unit: demoUnit, now, how: 'password', staff }
    return { staff, ...(await openSession(tx, secret, opening)) }
  })
  const papers = ['Căn cước', 'Học bạ', 'Bằng đại học'].flatMap((name, at) => [
    [`giay.${at}.ten`, name],
    [`giay.${at}.trang`, '2'],
    [`giay.${at}.ban`, '5'],
  ])
  const request = (): Request => ({
    method: 'POST',
    path: '/can-bo/chung-thuc',
    headers: {
      cookie: `xaso=${token}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams([
      ['loai', 'ban-sao'],
      ['nguoi', `${newNumber()}||Lê Văn Ổi|05021987|Nam|Ấp Vàm|10052021`],
      ['ky', staff],
      ['_xong', '1'],
      ['_key', randomUUID()],
      ...papers,
    ] as [string, string][]).toString(),
  })
  return { request, signer: staff }
}

type Plan = {
  port: number
  app: string
  request: () => Request
  statements: readonly Statement[]
  signer: string
  seconds: number
}

/** Turn by turn, so that neither has the better minute. */
async function compare(plan: Plan) {
  const { port, request, seconds } = plan
  const each = { clients, seconds: seconds / turns }
  const ours: number[] = []
  const raw: number[] = []
  await load({ port, ...each, next: request, expect: [303] })
  for (let n = 0; n < turns; n += 1) {
    const seen = await load({ port, ...each, next: request, expect: [303] })
    if (seen.errors > 0) throw new Error(`${seen.errors} visits were refused`)
    ours.push(seen.rate)
    raw.push(await straight(plan, each.seconds))
  }
  const [rate, rawRate] = [middle(ours), middle(raw)]
  const ratio = rate / rawRate
  line({ name: 'certification.rate of its SQL', rate, rawRate, limit: 0.5, ratio }, ratio >= 0.5)
}

const middle = (values: number[]) => values.toSorted((a, b) => a - b)[1] ?? Number.NaN

async function straight({ app, statements, signer }: Plan, seconds: number) {
  const pool = new pg.Pool({ connectionString: app, max: clients })
  pool.on('error', () => {})
  const renew = renewing(freshOf(statements, signer))
  const until = performance.now() + seconds * 1_000
  const times: number[] = []
  const one = async () => {
    while (performance.now() < until) {
      const at = performance.now()
      const client = await pool.connect()
      // A connection in the middle of a visit is of no use to the next.
      await visit(client, statements, renew()).then(
        () => client.release(),
        (error: Error) => {
          client.release(error)
          throw error
        },
      )
      times.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: clients }, one))
  await pool.end()
  return measured(times, seconds).rate
}

const isId = (text: unknown) => typeof text === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text)

function freshOf(statements: readonly Statement[], signer: string): Fresh {
  const values = statements.flatMap((one) => one.values)
  // The signer stays; the ids of officers of the program in this process are its own.
  const ids = values.filter((value): value is string => isId(value) && value !== signer)
  const numbers = values.filter(
    (value): value is string => typeof value === 'string' && /^09\d{10}$/.test(value),
  )
  return { ids, numbers }
}

/** Where the number of the book stands among the values of a new line. */
const numberAt = 5

/** The statements of one visit; the lines bear the numbers that the book has just given. */
async function visit(
  client: pg.PoolClient,
  statements: readonly Statement[],
  renew: (values: unknown[]) => unknown[],
) {
  let next = 0
  for (const { text, name, values } of statements) {
    const sent = renew(values)
    if (text.includes('insert into certification.entry')) sent[numberAt] = next++
    const { rows } = await client.query(
      values.length === 0 && name === undefined ? text : { text, name, values: sent },
    )
    if (text.includes('insert into certification.book'))
      next = Number((rows[0] as { last: number }).last) - 2
  }
}

import { join } from 'node:path'

import { addStaff, mintToken, openSession } from '#modules/accounts/index.ts'
import { connect } from '#platform/db.ts'
import { appUrl } from '#platform/migrate.ts'
import { readSecrets } from '#platform/secrets.ts'
import { system } from '#platform/who.ts'

import { demoUnit } from '../src/prepare.ts'
import { newNumber } from './lib/capture.ts'
import type { Request } from './lib/load.ts'
import { startProgram, type Running } from './lib/program.ts'

export type Stage = {
  data: string
  owner: string
  app: string
  program: Running
  token: string
  cookie: string
  list: () => Request
  search: () => Request
  open: () => Request
  procedurePage: () => Request
  submit: () => Request
}

type Place = { data: string; owner: string; port?: number }

/** The program, an officer's session, a token, and the requests that are measured. */
export async function stage({ data, owner, port = 18_400 }: Place): Promise<Stage> {
  // Without the demonstration: its stand-ins of outside systems would be measured as if they were the program.
  const environment = { DATABASE_URL: owner, XASO_DATA: data, XASO_DEMO: '0' }
  const program = await startProgram(environment, port)
  const secrets = readSecrets(join(data, 'secrets.json'))
  const app = appUrl(owner, secrets.database)
  const { token, cookie } = await credentials(owner, secrets.session)
  const staff = { cookie, 'sec-fetch-site': 'same-origin' }
  const get = (path: string): Request => ({ method: 'GET', path, headers: staff })
  return {
    data,
    owner,
    app,
    program,
    token,
    cookie,
    list: () => get('/can-bo/ho-so?trang-thai=returned&thu-tuc=1.004873'),
    search: () =>
      get(
        `/can-bo/ho-so?q=${encodeURIComponent(any(['nguyen van', 'tran thi ha', 'minh', 'thi lan', 'le', 'dang huu phuc', 'hoa']))}`,
      ),
    open: () => get(`/can-bo/ho-so/${code(Math.floor(1_000 + Math.random() * 9_000))}`),
    procedurePage: () => ({ method: 'GET', path: '/thu-tuc/1.001193' }),
    submit: () => submission(token),
  }
}

const any = <Item>(items: readonly Item[]): Item =>
  items[Math.floor(Math.random() * items.length)] as Item

/** Code of the n-th dossier of the data set. */
function code(n: number): string {
  const at = Temporal.Instant.from('2026-11-20T02:00:00Z').subtract({ minutes: n % 525_600 })
  const day = at
    .toZonedDateTimeISO('Asia/Ho_Chi_Minh')
    .toPlainDate()
    .toString()
    .replaceAll('-', '')
    .slice(2)
  return `H79.28.075-${day}-${String(n).padStart(7, '0')}`
}

let sent = 0

export function submission(token: string): Request {
  sent += 1
  const applicant = {
    fullName: 'Nguyễn Văn Minh',
    idNumber: newNumber(),
    birthDate: '1987-02-05',
    phone: '0912345678',
  }
  const components = [{ name: 'Đơn đề nghị', quantity: 1, kind: 'original' }]
  return {
    method: 'POST',
    path: '/api/v1/dossiers',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `bench-${process.pid}-${sent}`,
    },
    body: JSON.stringify({
      procedure: '1.004873',
      channel: 'counter',
      applicant,
      form: {},
      components,
    }),
  }
}

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
  const cookie = await db.tx(async (tx) => {
    const roles = ['desk', 'specialist', 'leader', 'administrator']
    const added = await addStaff(tx, system(demoUnit), now, {
      login: 'bench',
      fullName: 'Đo Tốc Độ',
      roles,
      password: newNumber(),
      secondFactorWaived: true,
    })
    if (!added.ok) throw new Error(added.why)
    return openSession(tx, secret, { unit: demoUnit, now, how: 'password', staff: added.value.id })
  })
  await database.close()
  return { token: token.value, cookie: `xaso=${cookie.token}` }
}

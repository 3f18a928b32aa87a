import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'

import { addStaff } from '#modules/accounts/index.ts'
import { Sql, type Database, type Db, type Tx } from '#platform/db.ts'

import { createApp } from '../../src/app.ts'
import { givenDossier } from '../given.ts'
import { dossier } from '../secret.ts'
import { citizenWho, officerWho, town } from '../town.ts'

const place = await town('2026-11-23')
const { db, clock, owner, visit, officer } = place

/** What goes wrong in the place of the n-th statement of what is written; the last of them is the commit. */
type Fault = { at: number; how: 'fails' | 'connection-lost' }

let fault: Fault | undefined
let asked = 0

const spoil = (inner: Db): Db => ({
  read: (work) => inner.read(work),
  tx: (work) =>
    inner.tx(async (tx) => {
      const late: Promise<unknown>[] = []
      const result = await work(spoilt(tx, late))
      // A statement that waits for its fault is not under way yet, so the commit would come before it.
      await Promise.all(late)
      await failInTurn(tx)
      return result
    }),
})

const faulty = (database: Database): Database => ({
  ...database,
  as: (scope) => spoil(database.as(scope)),
})

async function failInTurn(tx: Tx) {
  asked += 1
  if (asked !== fault?.at) return
  if (fault.how === 'fails') await tx.run`select 1 / (random() * 0)::int`
  else await tx.run`select pg_terminate_backend(pg_backend_pid())`
}

type Ask = (parts: TemplateStringsArray, ...args: unknown[]) => Promise<unknown>

/** The same transaction, in which one statement is preceded by one that fails or that ends the connection. */
function spoilt(tx: Tx, late: Promise<unknown>[]): Tx {
  const afterFault =
    (ask: Ask): Ask =>
    async (parts, ...args) => {
      await failInTurn(tx)
      return ask(parts, ...args)
    }
  return {
    forget: tx.forget,
    tell: tx.tell,
    later: (write: Promise<unknown>) => {
      write.catch(() => {})
      late.push(write)
    },
    run: afterFault(tx.run),
    many: (row: z.ZodType) => afterFault(tx.many(row)),
    one: (row: z.ZodType) => afterFault(tx.one(row)),
    maybe: (row: z.ZodType) => afterFault(tx.maybe(row)),
  } as unknown as Tx
}

const program = await createApp({ ...place.world, database: faulty(place.database) })
afterAll(() => program.close())

const Table = z.object({ name: z.string() })
const Content = z.object({ name: z.string(), rows: z.number(), hash: z.string().nullable() })

// Rate limits count what was refused too, and the queue's own book-keeping is not ours.
const tables = await owner.read(
  (q) => q.many(Table)`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('accounts', 'audit', 'dossiers', 'drafts', 'notices', 'people', 'platform')
      and tablename <> 'rate' or tablename = '_private_jobs'
    order by 1
  `,
)

/** Every row of every table that an action could touch, in short. */
const everything = () =>
  owner.read((q) => {
    const parts = tables.map(
      ({ name }) =>
        `select '${name}' as name, count(*) as rows, md5(string_agg(t::text, '' order by t::text)) as hash from ${name} t`,
    )
    // In order: so many tables are read by several workers at once.
    const all = `select * from (${parts.join(' union all ')}) told order by name`
    return q.many(Content)`${new Sql(all, [])}`
  })

type Sent = { url: string; payload: string; headers?: Record<string, string>; actor?: string }

const send = ({ url, payload, headers, actor = officer.actor }: Sent) =>
  program.inject({
    method: 'POST',
    url,
    payload,
    headers: {
      'x-visitor': actor,
      'sec-fetch-site': 'same-origin',
      host: 'localhost',
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
  })

/** Spoils one statement after the other, in both ways; nothing may be kept of it. Past the last one the request succeeds. */
async function expectAllOrNothing(request: Sent, success = 303) {
  const before = await everything()
  for (let at = 1; ; at += 1)
    for (const how of ['fails', 'connection-lost'] as const) {
      fault = { at, how }
      asked = 0
      const { statusCode } = await send(request)
      fault = undefined
      if (asked < at) {
        expect(at).toBeGreaterThan(3)
        expect(statusCode).toBe(success)
        expect(await everything()).not.toEqual(before)
        return
      }
      expect([how, at, statusCode]).toEqual([how, at, how === 'fails' ? 500 : 503])
      expect(await everything()).toEqual(before)
    }
}

const given = (over = {}) => givenDossier({ db, now: clock.now, over })
const act = (code: string, name: string, form: Record<string, string> = {}): Sent => ({
  url: `/can-bo/ho-so/${code}/${name}`,
  payload: new URLSearchParams(form).toString(),
})
const done = ({ url, payload }: Sent) =>
  visit().post(url, Object.fromEntries(new URLSearchParams(payload)))

visit()

test('receive: by the interface for programs, also with the key of the failed tries', async () => {
  const client = officerWho({ actor: 'client:p', kind: 'client', can: new Set(['api.dossiers']) })
  visit(client)
  const body = {
    procedure: '1.004873',
    channel: 'counter',
    applicant: { fullName: 'Lê Thị Thu', idNumber: '079187555001', birthDate: '1987-02-05' },
    components: [{ name: 'Giấy xác nhận cũ', quantity: 1, kind: 'original' }],
  }
  const headers = { 'content-type': 'application/json', 'idempotency-key': 'one' }
  const request = { url: '/api/v1/dossiers', payload: JSON.stringify(body), headers }
  await expectAllOrNothing({ ...request, actor: client.actor }, 201)
})

test.each([
  ['accept', {}],
  ['reject', { reason: 'Không thuộc thẩm quyền' }],
])('%s an online application', async (name, form) => {
  const { code } = await given({ channel: 'online' })
  await expectAllOrNothing(act(code, name, { ...form, _key: code }))
})

test('forward, send back, assign', async () => {
  const { code } = await given()
  const staff = {
    login: 'hoa',
    fullName: 'Lê Thị Hoa',
    roles: ['desk', 'head'],
    password: 'con mèo trên mái',
  }
  const added = await db.tx((tx) => addStaff(tx, officer, clock.now, staff))
  const assignee = added.ok ? added.value.id : ''
  await expectAllOrNothing(act(code, 'forward', { note: 'Đủ giấy tờ', assignee }))
  await expectAllOrNothing(act(code, 'send-back', { reason: 'Thiếu chữ ký' }))
  await expectAllOrNothing(act(code, 'assign', { assignee }))
})

test('ask for papers; the officer takes them in, or the citizen sends them', async () => {
  const [atDesk, online] = [await given(), await given()]
  const paper = { missing: 'Giấy khai sinh' }
  await expectAllOrNothing(act(atDesk.code, 'ask-supplement', paper))
  await expectAllOrNothing(act(atDesk.code, 'supply', { answer: 'Đã nộp' }))
  await done(act(online.code, 'ask-supplement', paper))
  const citizen = citizenWho((await dossier(place, online.code)).applicantId)
  visit(citizen)
  const url = `/cua-toi/ho-so/${online.code}/bo-sung`
  await expectAllOrNothing({ url, payload: 'answer=Gui', actor: citizen.actor })
})

test('attach the result, finish, hand over', async () => {
  const { code } = await given()
  for (let step = 0; step < 5; step += 1) await done(act(code, 'forward', { verdict: 'grant' }))
  await expectAllOrNothing(
    act(code, 'attach-result', { title: 'Giấy phép', documentNumber: `${code}/GP` }),
  )
  await expectAllOrNothing(act(code, 'finish'))
  await expectAllOrNothing(act(code, 'hand-over', { to: 'Nguyễn Văn Minh', how: 'counter' }))
})

test('withdraw', async () => {
  const { code } = await given()
  await expectAllOrNothing(act(code, 'withdraw', { reason: 'Người nộp xin rút' }))
})

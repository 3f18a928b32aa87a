import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'
import { z } from 'zod'

import { billCode } from '#modules/payments/index.ts'
import type { Database } from '#platform/db.ts'

import { signatureOf } from '../../src/modules/payments/bank/webhook.ts'
import { verifyAudit } from './kept.ts'
import { ground, ownerOf, startProgram, tokenFor, type Program } from './program.ts'
import { officerOf } from './staff.ts'
import { clients, isFiled, submission, submit } from './submit.ts'

const place = await ground()
const key = 'a key shared with the bank, thirty-two bytes'
const account = { bin: '970405', number: '0011012345678', holder: 'UBND XA TAN TRU' }

type Officer = Awaited<ReturnType<typeof officerOf>>

const post = (url: string, headers: Officer, fields: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers })

const Bill = z.object({ id: z.string(), code: z.string() })
const Account = z.object({ id: z.string() })

/** Dossiers that wait for 14,000 đồng each, with their bills. */
async function owing(program: Program, owner: Database, token: string, many: number) {
  const list = Array.from({ length: many }, submission)
  await clients(8, list, (one) => submit(program.url, token, one))
  expect(list.filter((one) => !isFiled(one))).toEqual([])
  return owner.everything.tx(async (tx) => {
    const codes = list.map(({ code }) => code)
    const rows = await tx.many(Bill)`
      update dossiers.dossier set state = 'awaiting-payment', payment = 'due', paused_at = received_at
      where code = any(${codes}::text[]) returning id, code`
    const bills = rows.map(({ id, code }) => ({
      id,
      code: billCode(Uint8Array.from(code.slice(-7), (sign) => sign.charCodeAt(0))),
    }))
    await tx.run`
      insert into dossiers.duty (unit_id, dossier_id, number, asked_at, asked_by, amount, what)
      select 1, b.id, 1, now(), 'staff:test', 14000, 'Lệ phí'
      from jsonb_to_recordset(${JSON.stringify(bills)}::jsonb) as b(id uuid)`
    await tx.run`
      insert into payments.bill (unit_id, code, dossier_id, duty, account_id, amount, made_at)
      select 1, b.code, b.id, 1, a.id, 14000, now()
      from jsonb_to_recordset(${JSON.stringify(bills)}::jsonb) as b(id uuid, code text), payments.account a`
    return bills.map(({ code }) => code)
  })
}

type Notice = { transactionId: string; memo: string; outcome?: string | undefined }

/** The bank tells of one transaction and notes what it heard; a connection that breaks off leaves it unanswered. */
async function tell(url: string, to: string, notice: Notice) {
  const { transactionId, memo } = notice
  const said = { transactionId, at: '2026-11-23T09:00:00+07:00', amount: 14_000, memo }
  const timestamp = String(Math.floor(Date.now() / 1000))
  try {
    const answer = await fetch(`${url}/api/v1/bank-notices/${to}`, {
      method: 'POST',
      body: JSON.stringify(said),
      headers: {
        'content-type': 'application/json',
        'x-bank-timestamp': timestamp,
        'x-bank-signature': signatureOf(key, timestamp, said),
      },
    })
    if (answer.ok) notice.outcome = ((await answer.json()) as { outcome: string }).outcome
  } catch {
    // Unanswered.
  }
}

const Kept = z.object({
  notices: z.number(),
  matched: z.number(),
  paid: z.number(),
  events: z.number(),
  torn: z.number(),
})

/** What is booked; `torn` counts dossiers and notices of which one half was kept without the other. */
const kept = (owner: Database) =>
  owner.everything.read(
    (q) => q.one(Kept)`
      select (select count(*) from payments.notice) as notices,
        (select count(*) from payments.notice where outcome = 'matched') as matched,
        (select count(*) from dossiers.dossier where payment = 'paid') as paid,
        (select count(*) from audit.event where name = 'dossier.payment-settled') as events,
        (select count(*) from payments.bill b join dossiers.dossier d on d.id = b.dossier_id
         where (d.payment = 'paid') <> exists (select from payments.notice n where n.bill_code = b.code and n.outcome = 'matched'))
        as torn`,
  )

async function counted(program: Program) {
  const owner = ownerOf(program)
  const all = await kept(owner)
  await owner.close()
  return all
}

async function opened() {
  const program = await startProgram(place)
  const owner = ownerOf(program)
  const officer = await officerOf(program, owner, ['desk', 'specialist', 'administrator'])
  await post(`${program.url}/quan-tri/tai-khoan-thu`, officer, account)
  await post(`${program.url}/quan-tri/tai-khoan-thu/khoa`, officer, { secret: key })
  const { id } = await owner.everything.read(
    (q) => q.one(Account)`select id from payments.account where closed_at is null`,
  )
  const token = await tokenFor(owner)
  const bills = await owing(program, owner, token, 200)
  await owner.close()
  return { program, officer, to: id, bills }
}

const { officer, to, bills, ...first } = await opened()
let { program } = first
const ofWebhook = bills.slice(0, 120)
const ofStatement = bills.slice(120)

test('power cut between the bank’s notice and the booking: what was acknowledged is booked whole, the rest not at all', async () => {
  const all = ofWebhook.map((memo, n): Notice => ({ transactionId: `W${n}`, memo }))
  for (const upTo of [30, 80]) {
    let killed = false
    const open = all.filter(({ outcome }) => outcome === undefined)
    const telling = clients(
      8,
      open,
      (one) => tell(program.url, to, one),
      () => killed,
    )
    while (all.filter(({ outcome }) => outcome !== undefined).length < upTo) await sleep(1)
    killed = true
    await program.kill()
    await telling
    program = await startProgram(place)
    const acknowledged = all.filter(({ outcome }) => outcome !== undefined).length
    const now = await counted(program)
    expect(now.torn).toBe(0)
    expect(now.matched).toBeGreaterThanOrEqual(acknowledged)
    expect([now.notices, now.paid, now.events]).toEqual([now.matched, now.matched, now.matched])
  }
  // A bank repeats what nobody answered, and for good measure all of it.
  for (let turn = 0; turn < 2; turn += 1) await clients(8, all, (one) => tell(program.url, to, one))
  expect(all.filter(({ outcome }) => outcome !== 'known')).toEqual([])
  const many = all.length
  expect(await counted(program)).toEqual({
    ...{ notices: many, matched: many, paid: many, events: many, torn: 0 },
  })
}, 240_000)

test('killed in the middle of a long statement, twice: it goes on by itself and every line counts once', async () => {
  const rows = 12_000
  const every = rows / ofStatement.length
  const lines = Array.from({ length: rows }, (_, n) => {
    const memo = n % every === 0 ? ofStatement[n / every] : `thu tien ho ${n}`
    return `20/11/2026 09:00:00,S${n},14.000,${memo},NGUYEN VAN A`
  })
  const heading = 'Ngày giao dịch,Số giao dịch,Số tiền ghi có,Nội dung,Người chuyển'
  const form = new FormData()
  form.set('file', new File([[heading, ...lines].join('\n')], 'sao-ke.csv'))
  const home = `${program.url}/can-bo/doi-soat/sao-ke`
  const sent = await fetch(home, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: officer,
  })
  const path = sent.headers.get('location') ?? ''
  const columns = { at: '0', ref: '1', amount: '2', memo: '3', payer: '4' }
  await post(program.url + path, officer, columns)
  for (const line of [1_000, 5_000]) {
    await untilLine(line)
    await program.kill()
    program = await startProgram(place)
    expect((await counted(program)).torn).toBe(0)
  }
  const ended = await untilLine(Number.POSITIVE_INFINITY)
  expect(ended).toMatchObject({
    rows,
    matched: ofStatement.length,
    unknown: rows - ofStatement.length,
  })
  const paid = bills.length
  const notices = ofWebhook.length + rows
  expect(await counted(program)).toEqual({ notices, matched: paid, paid, events: paid, torn: 0 })
  // The seal of the last events follows within a second.
  await sleep(2_500)
  expect(await verifyAudit(program)).toMatch(/Đơn vị 1: đúng/)
}, 240_000)

const Far = z.object({
  line: z.number(),
  isDone: z.boolean(),
  counts: z.record(z.string(), z.number()).nullable(),
})

/** Waits until the statement is settled up to a line, or to its end; says what came of it. */
async function untilLine(line: number) {
  const owner = ownerOf(program)
  try {
    for (let tries = 0; tries < 6_000; tries += 1) {
      const far = await owner.everything.read(
        (q) => q.one(Far)`
          select done_line as line, done_at is not null as is_done, counts from payments.statement`,
      )
      if (far.isDone || far.line >= line) return far.counts
      await sleep(10)
    }
    throw new Error('The statement is not settled')
  } finally {
    await owner.close()
  }
}

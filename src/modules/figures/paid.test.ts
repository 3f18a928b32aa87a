import { expect, test } from 'vitest'

import {
  askApplicantToPay,
  dossierByCode,
  settleDutyOf,
  settlePaidDuties,
} from '#modules/dossiers/index.ts'
import { system } from '#platform/who.ts'
import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { recountAll } from './recount.ts'
import { foldChanges } from './sums.ts'

const { db, clock, owner, visit } = await town('2026-11-23')
const officer = visit()
const { now } = clock

/** A dossier of which 15.000 đ are asked. */
async function owing(procedure = '1.013225') {
  const { code } = await givenDossier({ db, now, over: { procedure } })
  const asked = { code, now, amount: 15_000, what: 'Lệ phí cấp phép' }
  expect((await db.tx((tx) => askApplicantToPay(tx, officerWho(), asked))).ok).toBe(true)
  return code
}

const inCash = (code: string, how: 'paid' | 'waived' = 'paid') =>
  db.tx((tx) => settleDutyOf(tx, officerWho(), { code, now, how, note: 'Hộ nghèo' }))

async function byTransfer(code: string) {
  const { id } = (await db.read((q) => dossierByCode(q, unit, code)))!
  const paid = [{ dossierId: id, amount: 15_000, note: 'Chuyển khoản XS00000001' }]
  expect(await db.tx((tx) => settlePaidDuties(tx, system(unit), { paid, now }))).toBe(true)
}

const [transferred, other, cash, waived] = [
  await owing(),
  await owing('1.004873'),
  await owing(),
  await owing(),
]
await owing()
await byTransfer(transferred)
await byTransfer(other)
await inCash(cash)
await inCash(waived, 'waived')

const linesIn = (body: string) => body.match(/<tr><td/g)?.length ?? 0

test('what was paid by transfer is a share of what was paid, and both numbers open their lists', async () => {
  const { body } = await officer.get('/can-bo/so-lieu')
  expect(body).toContain('Thanh toán trực tuyến')
  expect(body).toContain('66,7 %')
  const links = [...body.matchAll(/href="(\/can-bo\/so-lieu\/thanh-toan[^"]+)"[^>]*>(\d+)</g)]
  expect(links.map(([, , number]) => number)).toEqual(['2', '3'])
  for (const [, href = '', number] of links) {
    const list = await officer.get(href.replaceAll('&amp;', '&'))
    expect([href, linesIn(list.body)]).toEqual([href, Number(number)])
    expect(list.body).not.toContain(waived)
  }
})

test('narrowed to a procedure it counts that one’s, and of another month nothing', async () => {
  const one = await officer.get('/can-bo/so-lieu/thanh-toan?thu-tuc=1.004873')
  expect(linesIn(one.body)).toBe(1)
  expect(one.body).toContain(other)
  const before = await officer.get('/can-bo/so-lieu/thanh-toan?ky=thang&ngay=01/10/2026')
  expect(before.body).toContain('Không có khoản nào.')
})

test('the score, the workbook and the API have it; of one officer it is missing, not zero', async () => {
  const score = await officer.get('/can-bo/so-lieu/diem')
  expect(score.body).toContain('6,7')
  const client = {
    unit,
    actor: 'client:province',
    kind: 'client' as const,
    name: 'province',
    can: new Set(['api.figures']),
  }
  const answer = await visit(client).get('/api/v1/figures')
  expect(answer.json()).toMatchObject({ paidOnline: { numerator: 2, denominator: 3 } })
  const one = officerWho()
  const own = await visit(one).get(`/can-bo/so-lieu?can-bo=${one.staff}`)
  expect(own.body).toContain('Không tính theo cán bộ')
  const list = await visit(one).get(`/can-bo/so-lieu/thanh-toan?can-bo=${one.staff}`)
  expect(list.statusCode).toBe(404)
})

test('an address with nonsense begins the list anew', async () => {
  for (const cursor of ['x', '2026-11-23T00:00:00Z_x_1', '%00_%00_%00'])
    expect((await officer.get(`/can-bo/so-lieu/thanh-toan?cursor=${cursor}`)).statusCode).toBe(200)
})

const shown = async () => {
  const { body } = await officer.get('/can-bo/so-lieu')
  return [...body.matchAll(/href="\/can-bo\/so-lieu\/thanh-toan[^"]+"[^>]*>(\d+)</g)].map(
    ([, number]) => number,
  )
}

test('summed up, the fees are the same; a recount finds nothing, and what is bent it repairs', async () => {
  await db.tx((tx) => foldChanges(tx, unit))
  expect(await shown()).toEqual(['2', '3'])
  const recount = () => recountAll(db, system(unit), () => clock.now)
  expect(await recount()).toMatchObject({ wrong: 0, cells: 0 })
  await owner.tx((tx) => tx.run`update figures.tally set count = count + 5 where axis = 'paid'`)
  expect((await recount()).cells).toBeGreaterThan(0)
  expect(await shown()).toEqual(['2', '3'])
  expect(await recount()).toMatchObject({ wrong: 0, cells: 0 })
})

import { expect, test } from 'vitest'
import { z } from 'zod'

import { dossierByCode } from '#modules/dossiers/index.ts'
import { visitor } from '#platform/who.ts'
import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'

const place = await town('2026-11-23')
const { db, visit, officer, clock } = place
const desk = visit(officer)

const group = {
  who: 'Người thuộc hộ nghèo',
  procedureCode: '',
  percent: '100',
  proof: 'Giấy chứng nhận hộ nghèo',
  citation: 'Luật Phí và lệ phí 2015, Điều 10',
  certainty: 'M',
  effectiveFrom: '01/01/2026',
}

/** A dossier for copies, whose fee is by pages. */
const copiesDossier = async () =>
  (await givenDossier({ db, now: clock.now, over: { procedure: '2.000815' } })).code
const Duty = z.object({
  amount: z.number(),
  what: z.string(),
  how: z.string().nullable(),
  note: z.string().nullable(),
})
const duties = (code: string) =>
  db.read(
    (q) => q.many(Duty)`
    select y.amount, y.what, y.how, y.note from dossiers.duty y
    join dossiers.dossier d on d.unit_id = y.unit_id and d.id = y.dossier_id
    where y.unit_id = ${unit} and d.code = ${code} order by y.number`,
  )
const ask = (code: string, form: Record<string, string>) =>
  desk.post(`/can-bo/ho-so/${code}/phi`, form)

test('the fee is shown before one starts, for so many pages and copies, with who pays less', async () => {
  expect((await desk.post('/quan-tri/mien-giam', group)).statusCode).toBe(303)
  const { statusCode, body } = await visit(visitor(unit)).get(
    '/thu-tuc/2.000815/muc-thu?pages=5&copies=2',
  )
  expect(statusCode).toBe(200)
  for (const text of ['14.000', group.who, group.proof]) expect(body).toContain(text)
  const wrong = await visit(visitor(unit)).get('/thu-tuc/2.000815/muc-thu?pages=-1&copies=x')
  expect([wrong.statusCode, wrong.body.includes('Ghi số từ 1')]).toEqual([422, true])
})

test('the rule makes the duty; other counts make it anew, and the old amount falls away', async () => {
  const code = await copiesDossier()
  expect((await ask(code, { pages: '5', copies: '2' })).statusCode).toBe(303)
  expect((await ask(code, { pages: '5', copies: '3' })).statusCode).toBe(303)
  const found = await duties(code)
  expect(found.map(({ amount, how }) => [amount, how])).toEqual([
    [14_000, 'void'],
    [21_000, null],
  ])
  const { body } = await desk.get(`/can-bo/ho-so/${code}/phi`)
  for (const text of ['21.000', 'name="pages" value="5"', 'name="copies" value="3"'])
    expect(
      body.replaceAll(/ (?:id|class|type|inputmode|autocomplete|spellcheck)="[^"]*"/g, ''),
    ).toContain(text)
  expect((await ask(code, { pages: '0', copies: '3' })).statusCode).toBe(422)
})

test('who is exempt pays nothing, with the proof as the reason; without proof it is refused', async () => {
  const code = await copiesDossier()
  const { id } = await db.read(
    (q) =>
      q.one(z.object({ id: z.string() }))`select id from fees.exemption where unit_id = ${unit}`,
  )
  const without = await ask(code, { pages: '1', copies: '1', group: id, proof: '' })
  expect([without.statusCode, without.body.includes('Ghi giấy tờ chứng minh')]).toEqual([409, true])
  expect(
    (await ask(code, { pages: '1', copies: '1', group: id, proof: 'GCN hộ nghèo số 15' }))
      .statusCode,
  ).toBe(303)
  expect(await duties(code)).toMatchObject([
    { how: 'waived', note: 'Người thuộc hộ nghèo: GCN hộ nghèo số 15' },
  ])
  const dossier = await db.read((q) => dossierByCode(q, unit, code))
  expect(dossier).toMatchObject({ payment: 'waived', pausedAt: null })
})

test('a group that ended is no longer offered, and ends once', async () => {
  const { id } = await db.read(
    (q) =>
      q.one(z.object({ id: z.string() }))`select id from fees.exemption where unit_id = ${unit}`,
  )
  expect((await desk.post(`/quan-tri/mien-giam/${id}/thoi`)).statusCode).toBe(303)
  expect((await desk.post(`/quan-tri/mien-giam/${id}/thoi`)).statusCode).toBe(409)
  clock.now = clock.now.add({ hours: 24 })
  expect((await visit(visitor(unit)).get('/thu-tuc/2.000815/muc-thu')).body).not.toContain(
    group.who,
  )
})

test('a group without ground or with a wrong share is refused beside its field', async () => {
  const { statusCode, body } = await desk.post('/quan-tri/mien-giam', {
    ...group,
    citation: '',
    percent: '101',
  })
  expect(statusCode).toBe(422)
  for (const text of ['Ghi căn cứ', 'Ghi số từ 1 đến 100']) expect(body).toContain(text)
})

test('who does not work on the dossier is told so on the page she filled in, and nothing is written', async () => {
  const code = await copiesDossier()
  const can = new Set(['public', 'unit.view', 'dossier.process'])
  const other = visit(officerWho({ can, staff: crypto.randomUUID() }))
  const { statusCode, body } = await other.post(`/can-bo/ho-so/${code}/phi`, {
    ...{ pages: '5', copies: '2' },
  })
  expect([
    statusCode,
    body.includes('đang ở bước của người khác'),
    body.includes('value="5"'),
  ]).toEqual([403, true, true])
  expect(await duties(code)).toEqual([])
  const look = (await other.get(`/can-bo/ho-so/${code}/phi`)).body
  expect([look.includes('name="pages"'), look.includes('Chỉ người đang xử lý')]).toEqual([
    false,
    true,
  ])
})

test('the way to the fee is shown to whoever may ask, also while money is awaited, and to nobody else', async () => {
  const code = await copiesDossier()
  const can = new Set([...officer.can].filter((one) => !one.startsWith('step.')))
  const other = visit(officerWho({ can, staff: crypto.randomUUID() }))
  const shown = async (by: typeof desk) => {
    const { statusCode, body } = await by.get(`/can-bo/ho-so/${code}`)
    return [statusCode, body.includes(`/can-bo/ho-so/${code}/phi"`)]
  }
  expect(await shown(desk)).toEqual([200, true])
  expect((await ask(code, { pages: '5', copies: '2' })).statusCode).toBe(303)
  expect(await shown(desk)).toEqual([200, true])
  expect(await shown(other)).toEqual([200, false])
})

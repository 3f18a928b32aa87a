import { expect, test } from 'vitest'

import { savePerson } from '#modules/people/index.ts'
import { someone } from '#test/given.ts'
import { town } from '#test/town.ts'

import { counterForm, givenSigner } from './desk.fixture.ts'

const place = await town('2026-11-23')
const { db, visit, officer } = place
const signer = await givenSigner(place)
const known = someone()
await db.tx((tx) => savePerson(tx, officer, known))

test('a fee that the commune has confirmed holds at the counter, on its page and in the API', async () => {
  const desk = visit(officer)
  const { body } = await desk.get('/quan-tri/thu-tuc/2.000815')
  const confirmed = await desk.post('/quan-tri/thu-tuc/2.000815/phi', {
    seen: /name="seen" value="([^"]+)"/.exec(body)?.[1]?.replaceAll('&quot;', '"') ?? '',
    citation: 'NQ 05/2026/NQ-HĐND tỉnh',
    from: '01/11/2026',
    kind: 'per-page',
    amount: '3.000',
    firstPages: '2',
    further: '500',
    cap: '100.000',
  })
  expect(confirmed.statusCode).toBe(303)
  const form = { ...counterForm(signer.id, [['Học bạ', 16, 2]]), nguoi: known.idNumber }
  const summed = await desk.post('/can-bo/chung-thuc', { ...form, _xong: '', _tinh: '1' })
  expect(summed.body).toContain('26.000')
  expect(summed.body).toContain('&quot;first&quot;:3000')
  const sent = await desk.post('/can-bo/chung-thuc', form)
  expect((await desk.get(String(sent.headers['location']))).body).toContain('26.000')
  const asked = { pages: 16, copies: 2 }
  const api = await visit().json('/api/v1/certification/fee', asked)
  expect(api.json()).toEqual({ total: 26_000 })
})

import { expect, test } from 'vitest'

import { mondayDesk } from '../desk.fixture.ts'

const { path, visit, dossier, given, act, body, events, goTo } = await mondayDesk()

/** A dossier at the clerk's step, decided, with an unnumbered result. */
async function decided() {
  const { code, id } = await given()
  for (const form of [{}, {}, { verdict: 'grant' }, {}, { verdict: 'grant' }])
    await act(code, 'forward', form)
  await act(code, 'attach-result', { title: 'Giấy phép xây dựng' })
  return { code, id }
}

const number = (code: string, documentNumber: string) =>
  act(code, 'number-result', { result: '1', documentNumber })

test('a number stands once in a book of a year, however it is written', async () => {
  const [one, two] = [await decided(), await decided()]
  expect((await number(one.code, '112/GPXD-UBND')).statusCode).toBe(303)
  const taken = await number(two.code, '0112 / gpxd-ubnd')
  expect(taken.statusCode).toBe(409)
  expect(taken.body).toContain(`Số này đã cấp cho hồ sơ ${one.code} trong cùng sổ, cùng năm`)
  expect(taken.body).toContain('0112 / gpxd-ubnd')
  const attached = await act(two.code, 'attach-result', {
    title: 'Bản vẽ kèm theo',
    documentNumber: '112/GPXD-UBND',
  })
  expect(attached.statusCode).toBe(409)
  expect((await number(two.code, '112/TB-UBND')).statusCode).toBe(303)
})

test('of two who take the same number at once one is refused', async () => {
  const both = [await decided(), await decided()]
  const answers = await Promise.all(both.map(({ code }) => number(code, '777/GPXD-UBND')))
  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([303, 409])
})

test('a number entered wrongly is corrected with its reason before the hand-over, and is free again', async () => {
  const [one, two] = [await decided(), await decided()]
  await number(one.code, '1234/GPXD-UBND')
  const silent = await act(one.code, 'correct-number', {
    result: '1',
    documentNumber: '124/GPXD-UBND',
  })
  expect(silent.statusCode).toBe(422)
  expect(silent.body).toContain('Ghi rõ vì sao sửa số')
  await act(one.code, 'finish')
  const right = { result: '1', documentNumber: '124/GPXD-UBND', reason: 'Gõ nhầm số trong sổ' }
  expect((await act(one.code, 'correct-number', right)).statusCode).toBe(303)
  const page = await body(one.code)
  expect(page).toContain('Sửa số 1234/GPXD-UBND thành 124/GPXD-UBND')
  expect(page).toContain('Gõ nhầm số trong sổ')
  expect(await events(one.id, 'dossier.number-corrected')).toMatchObject([
    { data: { before: '1234/GPXD-UBND', documentNumber: '124/GPXD-UBND' } },
  ])
  expect((await number(two.code, '1234/GPXD-UBND')).statusCode).toBe(303)
})

test('a corrected number stays in the book of the year in which it was given', async () => {
  const [one, two] = [await decided(), await decided()]
  await number(one.code, '55/GPXD-UBND')
  await act(one.code, 'finish')
  goTo('2027-01-04T09:00')
  const right = { result: '1', documentNumber: '56/GPXD-UBND', reason: 'Nhầm dòng' }
  expect((await act(one.code, 'correct-number', right)).statusCode).toBe(303)
  expect((await number(two.code, '56/2026/GPXD-UBND')).statusCode).toBe(409)
  expect((await number(two.code, '56/GPXD-UBND')).statusCode).toBe(303)
})

test('after the hand-over a number is annotated and stays', async () => {
  const { code } = await decided()
  await number(code, '88/GPXD-UBND')
  expect((await act(code, 'annotate-number', { result: '1', note: 'Nhầm' })).statusCode).toBe(409)
  await act(code, 'finish')
  await act(code, 'hand-over', { to: 'Nguyễn Văn Minh', how: 'counter' })
  const late = { result: '1', documentNumber: '89/GPXD-UBND', reason: 'Gõ nhầm' }
  const refused = await act(code, 'correct-number', late)
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('Kết quả đã trả hoặc đã ký số')
  const note = 'Số đúng theo sổ là 89/GPXD-UBND'
  expect((await act(code, 'annotate-number', { result: '1', note })).statusCode).toBe(303)
  const page = (await visit().get(path(code))).body
  expect(page).toContain(`23/11/2026: ${note}`)
  expect(page).toContain('88/GPXD-UBND')
  expect(await dossier(code)).toMatchObject({ state: 'returned' })
})

import { expect, test } from 'vitest'
import { z } from 'zod'

import { personByIdNumber, savePerson } from '#modules/people/index.ts'
import { someone } from '#test/given.ts'
import { town, unit } from '#test/town.ts'

const { db, visit, officer } = await town('2026-11-23')
const client = {
  ...officer,
  actor: 'client:province',
  kind: 'client' as const,
  can: new Set(['api.dossiers']),
}
const Count = z.object({ n: z.number() })
const events = () =>
  db.read(
    async (q) =>
      (
        await q.one(Count)`select count(*)::int as n from audit.event
        where unit_id = ${unit} and name <> 'person.opened'`
      ).n,
  )
const person = (idNumber: string) => db.read((q) => personByIdNumber(q, idNumber))

async function known() {
  const { idNumber } = someone()
  const birth = { year: 1990, month: 3, day: 12 }
  await db.tx((tx) => savePerson(tx, officer, { fullName: 'Bùi Thị Lục Bình', idNumber, birth }))
  return idNumber
}

let key = 0
const sendApi = (applicant: object) => {
  key += 1
  const body = { procedure: '1.004873', channel: 'counter', applicant }
  return visit(client).json('/api/v1/dossiers', body, { 'idempotency-key': `k${key}` })
}

test.each([
  ['another name', { fullName: 'Lê Kẻ Lạ' }, ['applicant.fullName']],
  ['another birthday', { birthDate: '1950-01-01' }, ['applicant.birthDate']],
  [
    'neither',
    { fullName: 'Lê Kẻ Lạ', birthDate: '1950-01-01' },
    ['applicant.fullName', 'applicant.birthDate'],
  ],
])(
  'a known number under %s is refused, nothing is written, no name is told',
  async (_, over, fields) => {
    const idNumber = await known()
    const before = await events()
    const answer = await sendApi({
      fullName: 'Bùi Thị Lục Bình',
      birthDate: '1990-03-12',
      idNumber,
      email: 'ke.la@vidu.vn',
      ...over,
    })
    expect(answer.statusCode).toBe(422)
    const { errors } = answer.json<{ errors: { field: string }[] }>()
    expect(errors.map(({ field }) => field)).toEqual(fields)
    expect(answer.body).not.toContain('Lục Bình')
    expect(await events()).toBe(before)
    expect(await person(idNumber)).toMatchObject({ email: null, version: 1 })
  },
)

test('without diacritics and with only the year it is the same person', async () => {
  const idNumber = await known()
  const sent = { fullName: 'BUI THI LUC BINH', birthDate: '1990', idNumber, email: 'binh@vidu.vn' }
  expect((await sendApi(sent)).statusCode).toBe(201)
  expect(await person(idNumber)).toMatchObject({ email: 'binh@vidu.vn' })
})

const desk = '/can-bo/tiep-nhan/2.000815'
const typed = (idNumber: string) => ({
  _key: `desk-${idNumber}`,
  '_nguoi.idNumber': idNumber,
  '_nguoi.fullName': 'Lê Kẻ Lạ',
  '_nguoi.birthDate': '01/01/1950',
  '_nguoi.email': 'ke.la@vidu.vn',
  '_da-xem-the': '1',
  'papers.0.paperName': 'Bằng tốt nghiệp',
  'papers.0.pages': '2',
  'papers.0.electronic': 'no',
  'papers.0.paperCopies': '1',
  '_giay.original': 'co',
})

test('at the counter the officer is shown whose number it is, and decides', async () => {
  const idNumber = await known()
  const holder = (await person(idNumber))!
  const asked = await visit().post(desk, typed(idNumber))
  expect(asked.statusCode).toBe(422)
  expect(asked.body).toContain('Số này đang là của Bùi Thị Lục Bình')
  expect(asked.body).toContain('value="Lê Kẻ Lạ"')
  expect(await person(idNumber)).toMatchObject({ email: null, version: 1 })
  const confirmed = { ...typed(idNumber), '_dung-nguoi': holder.id }
  expect((await visit().post(desk, confirmed)).statusCode).toBe(303)
  const kept = await person(idNumber)
  expect(kept).toMatchObject({
    fullName: 'Bùi Thị Lục Bình',
    email: null,
    identityLevel: 'claimed',
  })
})

test('the confirmation is for the person who was shown, not for another number', async () => {
  const [one, other] = [await known(), await known()]
  const { id } = (await person(one))!
  const answer = await visit().post(desk, { ...typed(other), '_dung-nguoi': id })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Số này đang là của')
})

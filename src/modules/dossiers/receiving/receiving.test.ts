import { expect, test } from 'vitest'

import { givenDossier, someone } from '#test/given.ts'
import { citizenWho, town, unit } from '#test/town.ts'

import { dossierByCode } from '../store.ts'

const { db, visit, clock } = await town('2026-11-23')
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
const dossier = async (code: string) => (await db.read((q) => dossierByCode(q, unit, code)))!

async function done(delivery: 'counter' | 'post' | 'electronic') {
  const over = { applicant: someone(), delivery }
  const { code } = await givenDossier({ db, now: clock.now, over })
  const act = (name: string, form: Record<string, string> = {}) =>
    visit().post(`/can-bo/ho-so/${code}/${name}`, form)
  for (const form of [{}, {}, { verdict: 'grant' }, {}, { verdict: 'grant' }])
    await act('forward', form)
  const form = new FormData()
  form.set('title', 'Giấy phép')
  form.set('documentNumber', `${code}/GP`)
  form.append('files', new File([pdf], 'giay-phep.pdf', { type: 'application/pdf' }))
  await visit().upload(`/can-bo/ho-so/${code}/attach-result`, form)
  await act('finish')
  const { applicantId } = await dossier(code)
  return { code, path: `/cua-toi/ho-so/${code}/ket-qua`, owner: visit(citizenWho(applicantId)) }
}

test('an electronic result is confirmed by the applicant once, and the dossier is returned then', async () => {
  const { code, path, owner } = await done('electronic')
  const page = await owner.get(path)
  expect(page.body).toContain('Tôi đã nhận được kết quả')
  expect(page.body).toMatch(/[0-9a-f]{64}/)
  expect((await owner.post(`${path}/da-nhan`)).statusCode).toBe(303)
  expect(await dossier(code)).toMatchObject({ state: 'returned' })
  expect((await owner.post(`${path}/da-nhan`)).statusCode).toBe(409)
})

test('what is fetched on paper cannot be confirmed online', async () => {
  const { code, path, owner } = await done('counter')
  expect((await owner.post(`${path}/da-nhan`)).statusCode).toBe(409)
  expect(await dossier(code)).toMatchObject({ state: 'done' })
})

test('the applicant names who fetches the paper; the officer who hands it over reads it', async () => {
  const { code, path, owner } = await done('counter')
  const wrong = await owner.post(`${path}/nhan-thay`, { fullName: 'Trần Văn Sáu', idNumber: '12' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Trần Văn Sáu')
  const named = { fullName: 'Trần Văn Sáu', idNumber: '079087000456' }
  expect((await owner.post(`${path}/nhan-thay`, named)).statusCode).toBe(303)
  const office = (await visit().get(`/can-bo/ho-so/${code}`)).body
  expect(office).toContain('cử Trần Văn Sáu nhận thay')
  expect(office).not.toContain('079087000456')
  expect((await owner.post(`${path}/nhan-thay`, { none: '1' })).statusCode).toBe(303)
  expect((await visit().get(`/can-bo/ho-so/${code}`)).body).not.toContain('nhận thay, số')
})

test('nobody else sees the page of a result, and before the end it says when the result is due', async () => {
  const { path } = await done('counter')
  const { owner: other } = await done('counter')
  expect((await other.get(path)).statusCode).toBe(404)
  const { code } = await givenDossier({ db, now: clock.now })
  const { applicantId } = await dossier(code)
  const early = await visit(citizenWho(applicantId)).get(`/cua-toi/ho-so/${code}/ket-qua`)
  expect(early.body).toContain('Chưa có kết quả')
})

import { expect, test } from 'vitest'
import { z } from 'zod'

import { addFile, claimFiles } from '#platform/uploads.ts'
import { intakeOf, someone } from '#test/given.ts'
import { citizenWho, officerWho, town, unit } from '#test/town.ts'
import { background } from '#test/work.ts'

import { receive } from '../intake.ts'
import { componentsOf, dossierByCode } from '../store.ts'

const here = await town('2026-11-23')
const { db, visit, clock } = here
const { work } = background(here)
const desk = officerWho({ name: 'Lê Thị Quầy' })

const Stored = z.object({ id: z.string() })
let files = 0

/** Somebody who handed in a birth certificate before, and of whom a new dossier asks for it. */
async function asked() {
  const applicant = someone()
  files += 1
  const bytes = { sha256: Buffer.alloc(32, files), size: 9, head: Buffer.alloc(0) }
  const file = await db.tx((tx) => addFile(tx, desk, bytes, 'quet.pdf', 'application/pdf'))
  const paper = { name: 'Giấy khai sinh', quantity: 1, kind: 'original' as const, fileId: file.id }
  const before = await db.tx(async (tx) => {
    const dossier = await receive(tx, desk, clock.now, intakeOf({ applicant, papers: [paper] }))
    await claimFiles(tx, unit, desk.actor, [file.id], { kind: 'dossier', id: dossier.id })
    return dossier
  })
  await work()
  const { code } = await db.tx((tx) => receive(tx, desk, clock.now, intakeOf({ applicant })))
  await visit(desk).post(`/can-bo/ho-so/${code}/forward`)
  const missing = { missing: 'Giấy khai sinh' }
  expect((await visit(desk).post(`/can-bo/ho-so/${code}/ask-supplement`, missing)).statusCode).toBe(
    303,
  )
  const { applicantId: person } = await dossier(code)
  const [stored] = await db.read(
    (q) => q.many(Stored)`
      select id from vault.paper where unit_id = ${unit} and person_id = ${person}`,
  )
  return { code, before: before.code, stored: stored!.id, person, fileId: file.id }
}

const dossier = async (code: string) => (await db.read((q) => dossierByCode(q, unit, code)))!
const papersOf = async (code: string) => {
  const { id } = await dossier(code)
  return db.read((q) => componentsOf(q, unit, id))
}

test('the applicant answers a request with a paper of the own store; where it comes from stands beside it', async () => {
  const { code, before, stored, person, fileId } = await asked()
  const owner = visit(citizenWho(person))
  const page = (await owner.get(`/cua-toi/ho-so/${code}`)).body
  expect(page).toContain('Dùng lại: Giấy khai sinh')
  expect((await owner.post(`/cua-toi/ho-so/${code}/bo-sung`, { stored })).statusCode).toBe(303)
  expect(await dossier(code)).toMatchObject({ state: 'processing' })
  expect((await papersOf(code)).at(-1)).toMatchObject({
    name: 'Giấy khai sinh',
    storedId: stored,
    fileId,
    digitised: 2,
  })
  const shown = (await visit(desk).get(`/can-bo/ho-so/${code}`)).body
  expect(shown).toContain(`từ hồ sơ ${before}, ngày 23/11/2026`)
  expect((await owner.get('/cua-toi/giay-to')).body).toContain(code)
})

test('the desk takes a paper of the applicant’s store for a request', async () => {
  const { code, stored } = await asked()
  expect((await visit(desk).get(`/can-bo/ho-so/${code}`)).body).toContain(
    'Dùng lại: Giấy khai sinh',
  )
  const answer = { answer: 'Dùng giấy khai sinh đã lưu', stored }
  expect((await visit(desk).post(`/can-bo/ho-so/${code}/supply`, answer)).statusCode).toBe(303)
  expect((await papersOf(code)).at(-1)).toMatchObject({ storedId: stored, digitised: 2 })
})

test('nobody answers with another person’s paper, and nothing is supplied', async () => {
  const { stored } = await asked()
  const { code, person } = await asked()
  const answer = { stored, answer: 'Giấy của người khác' }
  for (const refused of [
    await visit(citizenWho(person)).post(`/cua-toi/ho-so/${code}/bo-sung`, answer),
    await visit(desk).post(`/can-bo/ho-so/${code}/supply`, answer),
  ]) {
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('Giấy của người khác')
  }
  expect(await dossier(code)).toMatchObject({ state: 'awaiting-supplement' })
})

test('what is sent instead of a paper’s id is passed over', async () => {
  const { code } = await asked()
  const answer = { stored: "x'; drop table", answer: 'Đã nhận bản giấy' }
  expect((await visit(desk).post(`/can-bo/ho-so/${code}/supply`, answer)).statusCode).toBe(303)
})

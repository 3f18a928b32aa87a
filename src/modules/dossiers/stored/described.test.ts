import { expect, test } from 'vitest'
import { z } from 'zod'

import { addFile, claimFiles } from '#platform/uploads.ts'
import { intakeOf, someone } from '#test/given.ts'
import { citizenWho, officerWho, town, unit } from '#test/town.ts'
import { background } from '#test/work.ts'

import { receive } from '../intake.ts'

const here = await town('2026-11-23')
const { db, visit, clock } = here
const { work, redeliver } = background(here)
const desk = officerWho({ name: 'Lê Thị Quầy' })

async function keptPaper() {
  const stored = { sha256: Buffer.alloc(32, 7), size: 9, head: Buffer.alloc(0) }
  const file = await db.tx((tx) => addFile(tx, desk, stored, 'quet.pdf', 'application/pdf'))
  const applicant = someone()
  const paper = {
    name: 'Giấy xác nhận tình trạng hôn nhân',
    quantity: 1,
    kind: 'original' as const,
    fileId: file.id,
    digitised: 1 as const,
  }
  const dossier = await db.tx(async (tx) => {
    const made = await receive(tx, desk, clock.now, intakeOf({ applicant, papers: [paper] }))
    await claimFiles(tx, unit, desk.actor, [file.id], { kind: 'dossier', id: made.id })
    return made
  })
  await work()
  const kept = await db.read(
    (q) => q.one(z.object({ id: z.string(), personId: z.string() }))`
      select id, person_id from vault.paper where unit_id = ${unit} and dossier_id = ${dossier.id}`,
  )
  return { ...kept, applicant, dossier }
}

const lookUp = (idNumber: string, who = desk) =>
  visit(who).post('/can-bo/tiep-nhan/1.000894', { '_nguoi.idNumber': idNumber, _tim: '1' })

test('an officer who receives from the owner writes down what the paper says; owner and desk see it', async () => {
  const { id, personId, applicant, dossier } = await keptPaper()
  const address = `/can-bo/giay-to-da-luu/${id}/thong-tin`
  expect((await visit(officerWho()).get(address)).statusCode).toBe(404)
  expect((await lookUp(applicant.idNumber)).body).toContain(address)
  expect((await visit(desk).get(address)).body).toContain('Cơ quan cấp')

  const wrong = { issuer: 'UBND xã Tân Trụ', issuedOn: '24/11/2026', expiresOn: '' }
  const refused = await visit(desk).post(address, wrong)
  expect([refused.statusCode, refused.body.includes('không thể ở tương lai')]).toEqual([422, true])
  expect(refused.body).toContain('value="UBND xã Tân Trụ"')

  const right = { ...wrong, issuedOn: '01/11/2026', expiresOn: '01/12/2026' }
  expect((await visit(desk).post(address, right)).statusCode).toBe(303)
  const owner = citizenWho(personId)
  const mine = (await visit(owner).get(`/cua-toi/giay-to/${id}`)).body
  for (const words of ['UBND xã Tân Trụ', '01/11/2026', '01/12/2026', 'Chưa cán bộ nào mở'])
    expect(mine).toContain(words)

  // The dossier tells its papers again: what was read from the paper stays.
  const event = { id: dossier.id, name: 'dossier.received', unit, actor: 'system', data: {} }
  await redeliver({ ...event, subject: { kind: 'dossier', id: dossier.id } })
  expect((await visit(owner).get(`/cua-toi/giay-to/${id}`)).body).toContain('01/11/2026')

  clock.now = clock.now.add({ hours: 24 * 10 })
  expect((await lookUp(applicant.idNumber)).body).toContain('đã hết giá trị từ 01/12/2026')
})

test('each look of an officer stands on the paper’s own page; a neighbour finds neither', async () => {
  const { id, personId, applicant } = await keptPaper()
  await lookUp(applicant.idNumber)
  await visit(desk).get(`/can-bo/giay-to-da-luu/${id}`)
  const page = await visit(citizenWho(personId)).get(`/cua-toi/giay-to/${id}`)
  expect(page.body).toContain('Lê Thị Quầy')
  expect(page.body).toContain('Tiếp nhận hồ sơ')
  const stranger = citizenWho('0193a000-0000-7000-8000-000000000009')
  expect((await visit(stranger).get(`/cua-toi/giay-to/${id}`)).statusCode).toBe(404)
})

import { expect, test } from 'vitest'
import { z } from 'zod'

import { mergePeople, savePerson } from '#modules/people/index.ts'
import { newId } from '#platform/id.ts'
import { as, citizen, realDoors } from '#test/actors.ts'
import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'
import { background } from '#test/work.ts'

import { addParked, newestParked } from '../parked/store.ts'
import { saveLink } from './store.ts'

const here = await town('2026-11-23')
const { db, clock } = here
const app = await realDoors(here)
const { work } = background(here)
const personNamed = (fullName: string, idNumber?: string) =>
  db.tx((tx) => savePerson(tx, officerWho(), { fullName, ...(idNumber && { idNumber }) }))

test('whoever is signed in as a record that was merged goes on as the person who stays', async () => {
  const applicant = { fullName: 'Bùi Thị Ba', idNumber: '079187000123' }
  const keep = await personNamed(applicant.fullName, applicant.idNumber)
  const gone = await personNamed('Bùi Ba')
  const { code } = await givenDossier({ db, now: clock.now, over: { applicant } })
  const headers = await citizen(here, gone.id, 'Bùi Ba').headers()
  const visitor = { name: 'citizen', headers: async () => headers, may: () => true }
  await db.tx((tx) =>
    mergePeople(tx, officerWho(), { keep: keep.id, gone: gone.id, reason: 'Trùng' }),
  )
  await work()
  const { body } = await as(app, visitor, { method: 'GET', url: '/cua-toi' })
  expect(body).toContain('Bùi Thị Ba')
  expect(body).toContain(code)
})

test('the account of the portal and a parked form go along', async () => {
  const [keep, gone] = [await personNamed('Lê Văn Tư'), await personNamed('Lê Tư')]
  const { now } = clock
  const link = { unit, issuer: 'https://dinh-danh.example', subject: 'tu', now }
  await db.tx(async (tx) => {
    await saveLink(tx, { ...link, person: gone.id })
    await addParked(tx, {
      unit,
      id: newId(),
      actor: `citizen:${gone.id}`,
      path: '/cua-toi',
      fields: Buffer.from('sealed'),
      parkedAt: now,
      endsAt: now.add({ minutes: 30 }),
    })
    await mergePeople(tx, officerWho(), { keep: keep.id, gone: gone.id, reason: 'Trùng' })
  })
  await work()
  const linked = await db.read(
    (q) => q.one(z.object({ personId: z.string() }))`
      select person_id from accounts.citizen_account where subject = ${link.subject}`,
  )
  expect(linked.personId).toBe(keep.id)
  expect(await db.read((q) => newestParked(q, `citizen:${keep.id}`, now))).toMatchObject({
    path: '/cua-toi',
  })
})

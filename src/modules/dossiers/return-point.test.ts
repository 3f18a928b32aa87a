import { expect, test } from 'vitest'
import { z } from 'zod'

import { addPoint, everyPoint } from '#modules/points/index.ts'
import { givenDossier, someone } from '#test/given.ts'
import { officerWho, town } from '#test/town.ts'

import { finishDossier, forwardDossier } from './actions.ts'
import { attachResult } from './results/actions.ts'

const place = await town('2026-11-23')
const { db, clock, visit, officer } = place
const today = Temporal.PlainDate.from('2026-11-23')

for (const name of ['Điểm Trung Tâm', 'Điểm Bình Hòa'])
  await db.tx((tx) =>
    addPoint(tx, officerWho(), today, {
      name,
      address: 'Ấp Một',
      supports: false,
      receives: true,
      returns: true,
      hours: null,
      phone: null,
      purpose: null,
      hamletId: null,
    }),
  )
const [centre, far] = await db.read((q) => everyPoint(q))

async function waitingAt(returning: string | undefined) {
  const over = { applicant: someone(), points: { returning } }
  const { code } = await givenDossier({ db, now: clock.now, over })
  const act = { code, now: clock.now, verdict: 'grant' as const }
  for (let step = 0; step < 5; step += 1) await db.tx((tx) => forwardDossier(tx, officer, act))
  await db.tx(async (tx) => {
    await attachResult(tx, officer, {
      ...act,
      title: 'Giấy xác nhận',
      documentNumber: `${code}/XN`,
    })
    const done = await finishDossier(tx, officer, act)
    if (!done.ok) throw new Error(done.why)
  })
  return code
}

const here = await waitingAt(far?.id)
const elsewhere = await waitingAt(centre?.id)
const nowhere = await waitingAt(undefined)

test('a point of return sees what lies there to hand over, and nothing else', async () => {
  const all = (await visit().get('/can-bo/ho-so/cho-tra')).body
  for (const code of [here, elsewhere, nowhere]) expect(all).toContain(code)
  const narrowed = (await visit().get(`/can-bo/ho-so/cho-tra?diem-tra=${far?.id}`)).body
  expect(narrowed).toContain(here)
  expect(narrowed).not.toContain(elsewhere)
  expect(narrowed).not.toContain(nowhere)
  const everything = (await visit().get(`/can-bo/ho-so?diem-tra=${far?.id}`)).body
  expect(everything).toContain(here)
  expect(everything).not.toContain(elsewhere)
})

test('a wrong form for many keeps to the point it was opened at', async () => {
  const page = (await visit().get(`/can-bo/ho-so/cho-tra?diem-tra=${far?.id}`)).body
  const [, action = ''] = /action="([^"]*diem-tra[^"]*)"/.exec(page) ?? []
  const refused = await visit().post(action.replaceAll('&amp;', '&'), { how: 'as-asked' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).not.toContain(elsewhere)
})

test('what is typed instead of a point narrows nothing', async () => {
  expect((await visit().get('/can-bo/ho-so/cho-tra?diem-tra=x%27--')).body).toContain(elsewhere)
})

const Plan = z.object({ 'QUERY PLAN': z.string() })

test('the list of a point walks its own index', async () => {
  const plan = await place.owner.tx(async (tx) => {
    await tx.run`set local enable_seqscan = off`
    await tx.run`set local enable_sort = off`
    return tx.many(Plan)`
      explain select id from dossiers.dossier
      where unit_id = 1 and return_point = ${far?.id ?? ''}::uuid and state = 'done'
      order by received_at desc, id desc limit 51
    `
  })
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('dossier_return_point')
})

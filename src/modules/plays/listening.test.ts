import { expect, test } from 'vitest'
import { z } from 'zod'

import { newId } from '#platform/id.ts'
import { citizenWho, town } from '#test/town.ts'
import { background } from '#test/work.ts'

import { givenAiring, givenBulletin } from '../broadcasts/air.fixture.ts'
import { givenDevice } from '../clusters/cluster.fixture.ts'

const here = await town('2026-11-23')
const { work } = background(here)
const device = await givenDevice(here)

test('whoever listens again reads what it was said in, in that order, signed in or not', async () => {
  const part = { uploadId: null, name: null, seconds: 10, why: null }
  const bulletin = await givenBulletin(here, {
    title: 'Tiêm phòng gia súc',
    text: 'Mời bà con đến tiêm phòng.',
    spokenIn: [
      { ...part, language: 'km' },
      { ...part, language: 'vi' },
    ],
  })
  await givenAiring(here, bulletin.id, { times: ['10:00'] })
  await work()
  for (const visit of [here.visit(), here.visit(citizenWho(newId()))]) {
    const { body } = await visit.get('/nghe-lai')
    expect(body).toContain('Tiêm phòng gia súc')
    expect(body).toContain('Tiếng Khmer, Tiếng Việt')
    expect(body).toContain('Mời bà con đến tiêm phòng.')
  }
})

test('the report gives each language of a bulletin its share, and an emergency counts once it was heard', async () => {
  const [item] = await here.owner.read(
    (q) => q.many(Item)`select id, bulletin_id from broadcasts.item order by starts_at limit 1`,
  )
  const at = here.clock.now
  const told = {
    ...{ id: crypto.randomUUID(), item: item?.id, bulletin: item?.bulletinId },
    ...{ priority: 'normal', seconds: 3600, result: 'played', clockSure: true },
    ...{ plannedAt: at.toString(), startedAt: at.toString(), endedAt: at.toString() },
  }
  const taken = await device.post('/device/v1/plays', { plays: [told] })
  expect(taken.statusCode).toBe(200)
  const from = at.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate().toString()
  const report = await here.visit().get(`/can-bo/nhat-ky-phat/bao-cao?from=${from}&to=${from}`)
  expect(report.statusCode).toBe(200)
  // One hour was heard: half of it in Khmer.
  expect(report.body).toContain('Tiếng Khmer')
  expect(report.body).toMatch(/0,5 trên [\d,]+ giờ/)
})

const Item = z.object({ id: z.string(), bulletinId: z.string() })

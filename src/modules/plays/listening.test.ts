import { expect, test } from 'vitest'

import { newId } from '#platform/id.ts'
import { citizenWho, town } from '#test/town.ts'
import { background } from '#test/work.ts'

import { givenAiring, givenBulletin } from '../broadcasts/air.fixture.ts'
import { givenDevice } from '../clusters/cluster.fixture.ts'

const here = await town('2026-11-23')
const { work } = background(here)
await givenDevice(here)

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

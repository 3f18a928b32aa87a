import { expect, test } from 'vitest'

import { officerWho, town } from '#test/town.ts'

import { givenBulletin } from '../broadcasts/air.fixture.ts'
import { planKey } from '../clusters/index.ts'
import { airables } from './airable.ts'
import { approveBulletin } from './deciding.ts'
import { submitBulletin } from './handing-in.ts'

const here = await town('2026-11-23')
const author = officerWho({ name: 'Lê Thị Hoa' })
const leader = officerWho({ name: 'Phạm Quốc Hùng' })
const home = '/can-bo/ban-tin'

test('a list plays in the order that its author chose, the same one twice if asked, and the form shows that order again', async () => {
  const tune = await givenBulletin(here, { title: 'Nhạc hiệu', plannedSeconds: 60 })
  const news = await givenBulletin(here, { title: 'Thời sự', plannedSeconds: 300 })
  const sent = await here.visit(author).post(`${home}/soan`, {
    ...{ title: 'Buổi sáng', priority: 'normal', genre: 'news', language: 'vi', kind: 'list' },
    // Lines that stay empty come in between, as a form sends them.
    ...{ parts: `${tune.id}\n\n${news.id}\n${tune.id}\n`, version: '0' },
  })
  expect(sent.statusCode).toBe(303)
  const id = String(sent.headers.location).split('/').at(-1) ?? ''
  const { body } = await here.visit(author).get(`${home}/${id}/sua`)
  const lines = [...body.matchAll(/<select[^>]*name="parts"[^>]*>.*?<\/select>/gs)].map(
    ([line]) => /<option[^>]*selected[^>]*>([^<(]*)/.exec(line)?.[1]?.trim() ?? '',
  )
  expect(lines.slice(0, 3)).toEqual(['Nhạc hiệu', 'Thời sự', 'Nhạc hiệu'])

  const key = await planKey(here.db, here.world.sessionKey)
  const { now } = here.clock
  await here.db.tx((tx) => submitBulletin(tx, author, id))
  await here.db.tx((tx) => approveBulletin(tx, leader, id, { version: 1, reason: null, now, key }))
  const [heard] = await here.db.read((q) => airables(q, [id]))
  expect(heard?.parts?.map(({ title }) => title)).toEqual(['Nhạc hiệu', 'Thời sự', 'Nhạc hiệu'])
})

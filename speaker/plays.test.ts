import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { entryOf, playsIn } from './plays.ts'
import { given } from './speaker.fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'xaso-plays-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the server’s answer that comes when the agent has stopped changes nothing: it is sent again, and known', () => {
  const path = join(folder, 'plays')
  const plays = playsIn(path)
  plays.note(entryOf(given.item({ id: 'i1' }), { id: 'p1', now: 1, sure: true }))
  plays.end('p1', { endedAt: 2, seconds: 1, result: 'played' })
  plays.close()
  plays.close()
  plays.taken(['p1'], 3)
  const again = playsIn(path)
  expect(again.untaken().map(({ id }) => id)).toEqual(['p1'])
  again.close()
})

import { expect, test } from 'vitest'
import { z } from 'zod'

import { gate } from './gate.fixture.ts'
import { tidy } from './tidy.ts'

const { browser, given, wait, owner, database, clock } = await gate('2026-09-01')

const rowsIn = async () =>
  owner.read(
    (q) =>
      q.one(
        z.object({
          sessions: z.number(),
          attempts: z.number(),
          parked: z.number(),
          begun: z.number(),
        }),
      )`
      select (select count(*) from accounts.session) as sessions, (select count(*) from accounts.attempt) as attempts,
             (select count(*) from accounts.parked_form) as parked, (select count(*) from accounts.sign_in) as begun`,
  )

const clean = () =>
  tidy({ units: async () => [1], db: (unit) => database.as({ unit }), now: () => clock.now })

test('what was only on its way goes soon, sessions after three months', async () => {
  const { login } = await given({ roles: ['administrator'] })
  const visitor = browser()
  await visitor.signIn(login)
  await browser().signIn((await given({ secondFactorWaived: false })).login)
  wait({ minutes: 31 })
  await visitor.post('/quan-tri/ma-truy-cap', { account: 'may-quet' })
  await clean()
  expect(await rowsIn()).toEqual({ sessions: 1, attempts: 2, parked: 1, begun: 0 })
  wait({ hours: 25 })
  await clean()
  expect(await rowsIn()).toEqual({ sessions: 1, attempts: 0, parked: 0, begun: 0 })
  wait({ hours: 24 * 91 })
  await clean()
  expect(await rowsIn()).toEqual({ sessions: 0, attempts: 0, parked: 0, begun: 0 })
})

import { connect } from '#platform/db.ts'
import { listenTo } from '#platform/events.ts'
import { fileStore } from '#platform/files.ts'
import type { Who } from '#platform/who.ts'

import { createApp } from '../../src/app.ts'
import { modules } from '../../src/modules.ts'
import { demoUnit } from '../../src/prepare.ts'
import { captured } from './capture.ts'
import type { Request } from './load.ts'

/** What one request sends to the database, and what it answers, seen on the same program in this process. */
export async function statementsOf(here: { app: string; data: string }, next: () => Request) {
  const database = connect(here.app, { max: 2 })
  const officer: Who = {
    unit: demoUnit,
    actor: 'staff:00000000-0000-7000-8000-000000000001',
    staff: '00000000-0000-7000-8000-000000000001',
    kind: 'staff',
    name: 'Bench',
    can: new Set(['public', ...modules.flatMap(({ permissions }) => Object.keys(permissions))]),
  }
  // As a running program: events that somebody hears plan work, which is a statement as well.
  listenTo(modules.flatMap(({ on = {} }) => Object.keys(on)))
  const app = await createApp({
    database,
    files: fileStore(here.data),
    now: () => Temporal.Now.instant(),
    publicUrl: 'http://localhost',
    demo: false,
    uploadBytes: 1_000_000,
    trustProxy: false,
    log: 'silent',
    sessionKey: 'x'.repeat(32),
    keysFolder: '',
    defaultUnit: demoUnit,
    checkSeal: () => true,
    identify: async () => officer,
  })
  const ask = () => {
    const request = next()
    return app.inject({
      method: request.method,
      url: request.path,
      payload: request.body ?? '',
      headers: { ...request.headers, 'idempotency-key': crypto.randomUUID() },
    })
  }
  // The first time fills the caches that a running program has.
  await ask()
  let answer = ''
  const statements = await captured(async () => {
    answer = (await ask()).body
  })
  await app.close()
  await database.close()
  return { statements, answer }
}

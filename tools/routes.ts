import { connect, type Db } from '#platform/db.ts'
import { fileStore } from '#platform/files.ts'

import { createApp } from '../src/app.ts'

// npm run routes: prints every route and who may use it. Nothing is asked of a database and nothing is served.
const nothing: Db = {
  read: async () => [] as never,
  tx: async () => [] as never,
}
const app = await createApp({
  database: { ...connect('postgres://localhost'), everything: nothing },
  files: fileStore('.'),
  now: () => Temporal.Now.instant(),
  publicUrl: 'http://localhost',
  demo: true,
  uploadBytes: 1,
  trustProxy: false,
  log: 'silent',
  sessionKey: '',
  keysFolder: '',
  defaultUnit: 1,
  checkSeal: () => false,
})
await app.ready()
const lines = app.routeList
  .filter(({ method }) => method !== 'HEAD')
  .map(({ method, url, permission }) => `${permission.padEnd(24)}${method.padEnd(8)}${url}`)
console.log(lines.toSorted().join('\n'))

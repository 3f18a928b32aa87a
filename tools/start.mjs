// npm start: everything a fresh machine needs, then the server.
import { buildAssets } from './assets.mjs'
import { prepare } from './prepare.mjs'
import { run } from './run.mjs'

const node = await prepare()
buildAssets(node)
run(node, ['src/main.ts', ...process.argv.slice(2)])

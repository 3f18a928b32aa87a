// node tools/with-node.mjs [--assets] [node options] SCRIPT [arguments]
// Prepares, builds the browser's files if asked, then runs SCRIPT under Node 26.
import { buildAssets } from './assets.mjs'
import { prepare } from './prepare.mjs'
import { run } from './run.mjs'

const [first, ...rest] = process.argv.slice(2)
const node = await prepare()
if (first === '--assets') buildAssets(node)
run(node, first === '--assets' ? rest : [first, ...rest])

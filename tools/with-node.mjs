// node tools/with-node.mjs [node options] SCRIPT [arguments]: prepares, then runs SCRIPT under Node 26.
import { prepare } from './prepare.mjs'
import { run } from './run.mjs'

run(await prepare(), process.argv.slice(2))

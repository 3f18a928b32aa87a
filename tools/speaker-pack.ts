// node tools/speaker-pack.ts FILE [VERSION] [RELEASE KEY]: packs the loudspeaker's agent, with all that it needs, into one file.
import { mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'

import { rolldown, type Plugin } from 'rolldown'

const root = `${import.meta.dirname}/..`
const [target, version = '1.0.0', key = ''] = process.argv.slice(2)
if (!target) throw new Error('node tools/speaker-pack.ts FILE [VERSION] [RELEASE KEY]')

/** What Node has itself, and what only prints, is not packed: each costs a box memory. */
const lean: Plugin = {
  name: 'lean',
  resolveId: (id) => (/^(readable-stream|debug)$/.test(id) ? `\0lean:${id}` : null),
  load(id) {
    if (id === '\0lean:readable-stream') return `module.exports = require('node:stream')`
    return id === '\0lean:debug' ? 'module.exports = () => () => undefined' : null
  },
}

const bundle = await rolldown({
  input: { main: `${root}/speaker/main.ts` },
  cwd: root,
  platform: 'node',
  tsconfig: false,
  plugins: [lean],
  transform: {
    target: 'esnext',
    define: { SPEAKER_VERSION: JSON.stringify(version), SPEAKER_RELEASE_KEY: JSON.stringify(key) },
  },
})
mkdirSync(dirname(target), { recursive: true })
const draft = `${target}.${process.pid}`
await bundle.write({ file: draft, format: 'cjs', minify: true })
await bundle.close()
renameSync(draft, target)

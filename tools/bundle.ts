// node tools/bundle.ts FOLDER: packs src/main.ts and all of ours that it reads into FOLDER. Packages stay where they are.
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { rolldown, type Plugin } from 'rolldown'

const root = join(import.meta.dirname, '..')
const [target] = process.argv.slice(2)
if (!target) throw new Error('node tools/bundle.ts FOLDER')

const isOurs = (id: string) => /^[./#]/.test(id)

/** Templates, data and programs of their own are found from the file that names them, wherever it is packed. */
const places: Plugin = {
  name: 'places',
  transform(code, id) {
    if (!code.includes('import.meta.')) return null
    return code
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
  },
}

const bundle = await rolldown({
  input: { main: 'src/main.ts' },
  cwd: root,
  platform: 'node',
  tsconfig: false,
  external: (id) => !isOurs(id),
  transform: {
    target: 'esnext',
    jsx: { runtime: 'automatic', importSource: 'preact' },
    define: { PACK: JSON.stringify(basename(target)) },
  },
  plugins: [places],
})
// Whole or not at all: two starts at once, or one that is killed, leave no half of it.
const draft = `${target}.${process.pid}`
mkdirSync(draft, { recursive: true })
await bundle.write({ dir: draft, format: 'esm' })
await bundle.close()
try {
  renameSync(draft, target)
} catch (error) {
  // Another start was quicker.
  rmSync(draft, { recursive: true, force: true })
  if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
}

// Builds what browsers load: styles, scripts and pictures into dist/assets, named by their content,
// packed ahead of time, with a manifest that says which name is which.
import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

import { rolldown } from 'rolldown'
import { compileString } from 'sass'

type Built = { name: string; body: Buffer }

const root = join(import.meta.dirname, '..')
const target = process.env['XASO_ASSETS'] ?? join(root, 'dist/assets')
const packsWell = new Set(['.css', '.js', '.svg', '.webmanifest', '.json'])

/** One of the two styles, with what modules add in their own `_name.scss` after it. */
function style(name: string): Built {
  const parts = [`src/ui/styles/${name}.scss`, ...find('src/modules/*/_*.scss')]
  const source = parts.map((file, at) => `@use '${file}' as part${at};`).join('\n')
  const { css } = compileString(source, {
    style: 'compressed',
    charset: false,
    loadPaths: [root, join(root, 'node_modules')],
    quietDeps: true,
  })
  return { name: `${name}.css`, body: Buffer.from(css) }
}

/** One self-contained module per entry: a page loads one or two, never a tree of them. */
async function script(file: string): Promise<Built> {
  const bundle = await rolldown({ input: file, cwd: root, platform: 'browser', tsconfig: false })
  const { output } = await bundle.generate({ format: 'esm', minify: true, codeSplitting: false })
  await bundle.close()
  const [{ code }] = output
  return { name: basename(file).replace(/\.ts$/, '.js'), body: Buffer.from(code) }
}

const asIs = (file: string): Built => ({
  name: basename(file),
  body: readFileSync(join(root, file)),
})

function hashed({ name, body }: Built): string {
  const mark = createHash('sha256').update(body).digest('hex').slice(0, 10)
  const ending = extname(name)
  return `${basename(name, ending)}.${mark}${ending}`
}

async function save(file: string, body: Buffer) {
  const write = (ending: string, bytes: Buffer) => writeFileSync(join(target, file + ending), bytes)
  write('', body)
  if (!packsWell.has(extname(file))) return
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  write('.br', await promisify(brotliCompress)(body, { params }))
  write('.gz', await promisify(gzip)(body, { level: 9 }))
}

const find = (pattern: string) =>
  globSync(pattern, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.(test|d)\.ts$/.test(file))
    .toSorted()

async function build() {
  const scripts = [...find('src/ui/scripts/*.ts'), ...find('src/modules/*/island-*.ts')]
  const built = [
    ...(await Promise.all(scripts.map(script))),
    ...find('src/ui/assets/*').map(asIs),
    style('public'),
    style('staff'),
  ]
  mkdirSync(target, { recursive: true })
  const manifest: Record<string, string> = {}
  for (const one of built) {
    if (manifest[one.name]) throw new Error(`Two browser files are called ${one.name}`)
    const file = hashed(one)
    // oxlint-disable-next-line no-await-in-loop -- the few files are small, one after the other is quick
    await save(file, one.body)
    manifest[one.name] = `/assets/${file}`
  }
  writeFileSync(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  sweep(new Set(Object.values(manifest).map((path) => basename(path))))
}

/** Files of earlier builds go; a page that still names them is reloaded with the new names. */
function sweep(kept: ReadonlySet<string>) {
  for (const file of readdirSync(target)) {
    if (file !== 'manifest.json' && !kept.has(file.replace(/\.(br|gz)$/, ''))) {
      rmSync(join(target, file))
    }
  }
}

await build()

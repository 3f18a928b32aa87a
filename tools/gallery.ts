// Writes every part of the interface in its states as files, to look at: dist/gallery/*.html.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { renderToString } from 'preact-render-to-string'
import { z } from 'zod'

import { galleryPages } from '#ui/gallery/pages.tsx'
import { assetsOf } from '#ui/view.ts'

const dist = join(import.meta.dirname, '../dist')
const target = process.argv[2] ?? join(dist, 'gallery')
const manifest = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(join(dist, 'assets/manifest.json'), 'utf8')))
const besideThePage = Object.entries(manifest).map(([name, path]) => [name, `.${path}`] as const)

mkdirSync(target, { recursive: true })
cpSync(join(dist, 'assets'), join(target, 'assets'), { recursive: true })
for (const [name, node] of Object.entries(
  galleryPages(assetsOf(Object.fromEntries(besideThePage))),
)) {
  writeFileSync(join(target, `${name}.html`), `<!doctype html>${renderToString(node)}`)
}

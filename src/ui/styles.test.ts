import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
const target = mkdtempSync(join(tmpdir(), 'xaso-assets-'))
afterAll(() => rmSync(target, { recursive: true }))

execFileSync(process.execPath, ['--import', './tools/loader.mjs', 'tools/assets.ts'], {
  cwd: root,
  env: { ...process.env, XASO_ASSETS: target },
})
const manifest = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8')))

const file = (name: string) => join(target, manifest[name]?.replace('/assets/', '') ?? name)
const overTheWire = (name: string) => statSync(`${file(name)}.br`).size

test('the style of public pages costs at most 18 kB over the wire', () => {
  expect(overTheWire('public.css')).toBeLessThan(18_000)
})

test('the scripts that any public page may load cost at most 6 kB over the wire', () => {
  const scripts = ['site.js', 'upload.js', 'draft.js'].map(overTheWire)
  expect(scripts.reduce((sum, size) => sum + size)).toBeLessThan(6_000)
})

test('files are named by their content and packed for both kinds of browsers', () => {
  for (const [name, path] of Object.entries(manifest)) {
    expect(path).toMatch(/^\/assets\/[\w-]+\.[0-9a-f]{10}\.\w+$/)
    expect(statSync(`${file(name)}.gz`).size).toBeGreaterThan(0)
  }
})

test.each(['public.css', 'staff.css'])('%s fetches nothing from elsewhere', (name) => {
  expect(readFileSync(file(name), 'utf8')).not.toMatch(/url\(|@import|GDS Transport/)
})

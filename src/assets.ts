import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { assetsOf, type Assets } from '#ui/view.ts'

export const assetFolder = join(import.meta.dirname, '../dist/assets')

/** The built files' addresses; when nothing was built yet (unit tests), names without a hash. */
export function readAssets(): Assets {
  const path = join(assetFolder, 'manifest.json')
  if (existsSync(path))
    return assetsOf(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>)
  return {
    css: (name) => `/assets/${name}.css`,
    js: (name) => `/assets/${name}.js`,
    icon: '/assets/mark.svg',
  }
}

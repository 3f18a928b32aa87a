import { globSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'

import { parseSync } from 'oxc-parser'
import { describe, expect, test } from 'vitest'

import { modules } from '../src/modules.ts'

const aliases = {
  '#platform/': 'src/platform/',
  '#ui/': 'src/ui/',
  '#modules/': 'src/modules/',
  '#test/': 'test/',
}
const sources = globSync('src/**/*.{ts,tsx}')
const isTest = (file: string) =>
  /\.(test|fixture)\.tsx?$/.test(file) ||
  file.includes('/tests/') ||
  file === 'src/ui/browser-kit.ts'
const product = sources.filter((file) => !isTest(file))

const importsOf = (file: string) =>
  parseSync(file, readFileSync(file, 'utf8')).module.staticImports.map(
    ({ moduleRequest: { value } }) => {
      const alias = Object.entries(aliases).find(([prefix]) => value.startsWith(prefix))
      if (alias) return value.replace(...alias)
      return value.startsWith('.') ? relative('.', resolve(dirname(file), value)) : value
    },
  )

const moduleOf = (file: string) => /^src\/modules\/([^/]+)/.exec(file)?.[1]

describe('kiến trúc', () => {
  test('a module reaches another only through its index, and only if it says so', () => {
    const strays = product.filter(moduleOf).flatMap((file) => {
      const uses: readonly string[] =
        modules.find(({ name }) => name === moduleOf(file))?.uses ?? []
      return importsOf(file)
        .filter((target) => moduleOf(target) !== undefined && moduleOf(target) !== moduleOf(file))
        .filter((target) => !target.endsWith('/index.ts') || !uses.includes(moduleOf(target) ?? ''))
        .map((target) => `${file} → ${target}`)
    })
    expect(strays).toEqual([])
  })

  test('modules do not use each other in a circle', () => {
    const usesOf = new Map(modules.map(({ name, uses }) => [name, uses]))
    const circles = (name: string, way: string[]): string[] =>
      way.includes(name)
        ? [[...way, name].join(' → ')]
        : (usesOf.get(name) ?? []).flatMap((next) => circles(next, [...way, name]))
    expect(modules.flatMap(({ name }) => circles(name, []))).toEqual([])
  })

  test('the platform knows no module and no page, the interface knows no module', () => {
    const strays = product.filter((file) => {
      const targets = importsOf(file)
      if (file.startsWith('src/platform/'))
        return targets.some((target) => moduleOf(target) || target.startsWith('src/ui/'))
      return file.startsWith('src/ui/') && targets.some(moduleOf)
    })
    expect(strays).toEqual([])
  })

  test('a rule of the domain knows neither the database nor the clock', () => {
    const strays = product.filter(
      (file) =>
        file.endsWith('/domain.ts') &&
        (importsOf(file).some((target) => /platform\/(db|jobs|events|http)\.ts$/.test(target)) ||
          /Temporal\.Now|Date\.now|Math\.random|\bawait\b/.test(readFileSync(file, 'utf8'))),
    )
    expect(strays).toEqual([])
  })

  test('only the edge reads the environment', () => {
    const strays = product.filter((file) => readFileSync(file, 'utf8').includes('process.env'))
    expect(strays).toEqual(['src/main.ts'])
  })

  test('no list is paged by offset', () => {
    expect(
      product.filter((file) => /\boffset \$\{|\boffset \d/i.test(readFileSync(file, 'utf8'))),
    ).toEqual([])
  })

  test('nothing exports a default', () => {
    expect(product.filter((file) => /^export default/m.test(readFileSync(file, 'utf8')))).toEqual(
      [],
    )
  })
})

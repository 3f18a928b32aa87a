// npm test [-- vitest arguments]: static checks, then every test on a real PostgreSQL and a real browser.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { z } from 'zod'

import { startEmbedded } from '#platform/embedded/start.ts'

import { ensureReaders, findChromium } from './chromium.ts'
import { lint, program, runChecks, seconds, types } from './programs.ts'
import { ensureSound } from './sound.mjs'

const Report = z.object({
  success: z.boolean(),
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
})

const wanted = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'xaso-test-'))
const reportFile = join(folder, 'report.json')
const closers: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })]
let running: ReturnType<typeof program> | undefined

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => running?.child.kill(signal))

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
} finally {
  for (const close of closers.toReversed()) await close()
}

async function main(): Promise<number> {
  const begun = performance.now()
  // What the tests leave behind, also when they are cut off, goes with this folder.
  chmodSync(folder, 0o755)
  ensureReaders()
  if (!(await ensureSound({ tests: true })))
    throw new Error('Thiếu chương trình, xem dòng trên. (Programs are missing, see above.)')
  const environment = {
    CHROMIUM: findChromium(),
    PG_SERVER: await databaseServer(),
    TMPDIR: folder,
  }
  const badChecks = wanted.length > 0 ? 0 : await runChecks([lint, types])
  running = program(
    'vitest/vitest.mjs',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`, ...wanted],
    environment,
  )
  const { ok } = await running.ended
  const { passed, failed } = figures(ok)
  console.log(`npm test: ${seconds(begun)}${badChecks > 0 ? `, ${badChecks} check(s) failed` : ''}`)
  console.log(`${passed} passed, ${failed + badChecks} failed`)
  return failed + badChecks > 0 ? 1 : 0
}

/** A server of our own, thrown away afterwards; tests that prove durability start theirs. */
async function databaseServer(): Promise<string> {
  const given = process.env['PG_SERVER']
  if (given) return given
  const begun = performance.now()
  const log = { info: () => {}, warn: console.warn, error: console.error }
  const { url, stop } = await startEmbedded({
    data: join(folder, 'pg'),
    log,
    purpose: 'throw-away',
  })
  closers.push(stop)
  console.log(`✓ PostgreSQL (${seconds(begun)})`)
  return url.replace(/\/[^/]*$/, '')
}

/** A test file that cannot be loaded has no failed test, but it has failed; so has an error outside a test. */
function figures(ok: boolean) {
  try {
    const report = Report.parse(JSON.parse(readFileSync(reportFile, 'utf8')))
    const unloadable = report.testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    ).length
    const failed = report.numFailedTests + unloadable
    return { passed: report.numPassedTests, failed: ok ? failed : Math.max(failed, 1) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

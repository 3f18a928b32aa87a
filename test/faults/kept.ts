import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { expect } from 'vitest'
import { z } from 'zod'

import type { Database } from '#platform/db.ts'

import type { Program } from './program.ts'
import { isFiled, type Submission } from './submit.ts'

const Row = z.object({ code: z.string() })

/** Every acknowledged dossier is there, none twice, and the numbers of each day have no gap. */
export async function expectKept(owner: Database, submissions: readonly Submission[]) {
  const rows = await owner.everything.read((q) => q.many(Row)`select code from dossiers.dossier`)
  const kept = new Set(rows.map(({ code }) => code))
  const filed = submissions.filter(isFiled)
  const codes = filed.map(({ code }) => code ?? '')
  expect(codes.filter((code) => !kept.has(code))).toEqual([])
  expect(new Set(codes).size).toBe(codes.length)
  expect(kept.size).toBe(codes.length)
  expect(gaps([...kept])).toEqual([])
}

function gaps(codes: readonly string[]): string[] {
  const days = Map.groupBy(codes, (code) => code.slice(0, code.lastIndexOf('-')))
  return [...days].flatMap(([day, ofDay]) => {
    const numbers = new Set(ofDay.map((code) => Number(code.slice(day.length + 1))))
    return ofDay
      .map((_, i) => i + 1)
      .filter((n) => !numbers.has(n))
      .map((n) => `${day}-${n}`)
  })
}

const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)

/** What `npm run audit:verify` says of the data folder; rejects when a row is bad. */
export async function verifyAudit({ data }: Pick<Program, 'data'>): Promise<string> {
  const { stdout } = await run(
    process.execPath,
    ['--import', join(root, 'tools/loader.mjs'), join(root, 'tools/audit-verify.ts')],
    { env: { ...process.env, XASO_DATA: data } },
  )
  return stdout
}

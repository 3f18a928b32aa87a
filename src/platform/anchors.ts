import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { z } from 'zod'

const Anchor = z.object({ number: z.int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/) })
const File = z.record(z.string().regex(/^\d+$/), Anchor)

/** Mỏ neo: up to which seal a unit's chain had come when this process last sealed, told by a file outside the database. */
export type Anchor = z.output<typeof Anchor>

type End = { unitId: number; number: number; hash: Buffer }

export type Anchors = {
  note: (ends: readonly End[]) => void
  of: (unit: number) => Anchor | undefined
  units: () => number[]
}

/**
 * The anchors of a data folder. Whoever has the database's password can cut the newest seals off the chain; not unseen,
 * when the file still knows them. An anchor that is behind the chain (another process sealed since) is right, too.
 */
export function anchorsIn(data: string): Anchors {
  const path = join(data, 'audit-anchor.json')
  const known = read(path)
  return {
    note(ends) {
      for (const { unitId, number, hash } of ends)
        known[unitId] = { number, hash: hash.toString('hex') }
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(`${path}.new`, JSON.stringify(known), { mode: 0o600 })
      renameSync(`${path}.new`, path)
    },
    of: (unit) => known[unit],
    units: () => Object.keys(known).map(Number),
  }
}

/** A file that a power cut left empty says nothing, and the next seal writes it anew. */
function read(path: string): Record<string, Anchor> {
  try {
    return File.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return {}
  }
}

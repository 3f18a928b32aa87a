import { z } from 'zod'

import type { Intake } from '#modules/dossiers/index.ts'
import { instant, plainDate } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { filesByIds } from '#platform/stored-files.ts'
import { addFile } from '#platform/uploads.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { FileCarried } from './store.ts'

// What was written by `send` is read by `takeIn`; only dates need making again.
const Carried = z.looseObject({
  proxy: z.looseObject({ documentDate: plainDate }).optional(),
  visit: z.looseObject({ at: instant }).optional(),
})

/** The application as it travels: without what only its first commune knows (its hamlets, its points). */
export function carriedOf({
  points: _points,
  arrival: _arrival,
  confirmed: _known,
  ...intake
}: Intake): object {
  const { hamletId: _hamlet, ...applicant } = intake.applicant
  const papers = intake.papers.map(({ storedId: _stored, ...paper }) => paper)
  return { ...intake, applicant, papers }
}

export const intakeOf = (carried: object): Intake => Carried.parse(carried) as unknown as Intake

/** The files of papers or results, as the other commune will find them in the store. */
export async function filesOf(
  q: Read,
  unit: UnitId,
  ids: readonly string[],
): Promise<FileCarried[]> {
  if (ids.length === 0) return []
  const files = await filesByIds(q, unit, ids)
  return files.map(({ id, sha256, size, mediaType, name }) => ({
    id,
    sha256: sha256.toString('hex'),
    size,
    mediaType,
    name,
  }))
}

/** Notes carried files as this commune's own, to be claimed by its dossier; answers each one's new id. */
export async function adoptFiles(
  tx: Tx,
  who: Who,
  files: readonly FileCarried[],
): Promise<ReadonlyMap<string, string>> {
  const own = new Map<string, string>()
  for (const { id, sha256, size, mediaType, name } of files) {
    const stored = { sha256: Buffer.from(sha256, 'hex'), size, head: Buffer.alloc(0) }
    own.set(id, (await addFile(tx, who, stored, name, mediaType)).id)
  }
  return own
}

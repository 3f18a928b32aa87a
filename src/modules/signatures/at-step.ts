import { z } from 'zod'

import { approvalOf, dossierByCode } from '#modules/dossiers/index.ts'
import { permissionOf, type StepRole } from '#modules/workflows/index.ts'
import type { Read } from '#platform/db.ts'
import type { Who } from '#platform/who.ts'

import { isOfDossier, ownerOf, type SignedDocument } from './store.ts'

/** At which step the dossier of a paper waits for somebody; null when it goes through none, or may be sealed where it is signed. */
export async function stepOf(
  q: Read,
  who: Who,
  document: SignedDocument,
): Promise<StepRole | null> {
  const owner = ownerOf(document)
  if (!isOfDossier(owner)) return null
  const dossier = await dossierByCode(q, who.unit, owner.code)
  if (!dossier || (await approvalOf(q, who.unit, dossier)) === 'at-signing') return null
  return dossier.stepRole as StepRole | null
}

/** Whether the reader may take the dossier of a paper further where it stands. */
export async function isAtStepOf(q: Read, who: Who, document: SignedDocument): Promise<boolean> {
  const role = await stepOf(q, who, document)
  return role === null || who.can.has(permissionOf(role))
}

const Standing = z.object({ code: z.string(), stepRole: z.string().nullable() })

/** Of these papers those whose dossier waits at a step that is not the reader's: she may still have to seal there, and is asked first. */
export async function elsewhere(
  q: Read,
  who: Who,
  documents: readonly SignedDocument[],
): Promise<ReadonlySet<string>> {
  const codes = new Map<string, string>()
  for (const document of documents) {
    const owner = ownerOf(document)
    if (isOfDossier(owner)) codes.set(document.id, owner.code)
  }
  const rows = await q.many(Standing)`
    select code, step_role from dossiers.dossier
    where unit_id = ${who.unit} and code = any(${[...new Set(codes.values())]}::text[])
  `
  const roles = new Map(rows.map(({ code, stepRole }) => [code, stepRole as StepRole | null]))
  const isHers = (code: string) => {
    const role = roles.get(code) ?? null
    return role === null || who.can.has(permissionOf(role))
  }
  return new Set([...codes].flatMap(([id, code]) => (isHers(code) ? [] : [id])))
}

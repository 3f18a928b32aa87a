import { formNamed, type FormDefinition, type Places } from '#modules/forms/index.ts'
import { maskIdNumber, personById, type Person, type Proposal } from '#modules/people/index.ts'
import type { StoredPaper } from '#modules/vault/index.ts'
import { stepAt, workflow, type Workflow } from '#modules/workflows/index.ts'
import type { Read } from '#platform/db.ts'
import { found } from '#platform/problem.ts'
import type { UnitId } from '#platform/who.ts'

import { coordinationOf, type CoordinationRequest } from './coordination-store.ts'
import { aheadOf, isCoordinated, type Ahead } from './next-step.ts'
import { proposalsIn } from './otherwise.ts'
import { placesIn } from './places.ts'
import { placeNames, type PlaceNames } from './points.ts'
import type { Around } from './possible.ts'
import { pickupOf, type Pickup } from './receiving/store.ts'
import type { DossierRecord } from './rows.ts'
import { dossierByCode } from './store.ts'
import { originsOf } from './stored/for-answer.ts'
import { isOpen } from './verifications/domain.ts'
import { wholeOf, type Whole } from './whole.ts'

/** All that the page of a dossier shows. Where the workflow leads from here, and what its step asks. */
export type DossierFile = Whole &
  Ahead & {
    dossier: DossierRecord
    flow: Workflow
    stepName: string | undefined
    coordination: CoordinationRequest[]
    maskedIdNumber: string | undefined
    /** The very form it was filed with. */
    definition: FormDefinition | undefined
    places: Places
    /** Where it was handed in and where the result waits, in words. */
    pointNames: PlaceNames
    /** Whom the applicant sends for the result. */
    pickup: Pickup | undefined
    applicant: Person | undefined
    /** Where the reused papers come from. */
    origins: ReadonlyMap<string, StoredPaper>
    /** What was declared otherwise than the record of the applicant says. */
    otherwise: Proposal[]
  }

/** A dossier by its code, or a refusal with 404. */
export const dossierNamed = async (q: Read, unit: UnitId, code: string): Promise<DossierRecord> =>
  found(await dossierByCode(q, unit, code), `hồ sơ ${code.slice(0, 60)}`)

/** Reads a whole dossier, or refuses with 404. */
export const dossierFile = async (q: Read, unit: UnitId, code: string): Promise<DossierFile> =>
  fileOf(q, unit, await dossierNamed(q, unit, code))

/** All that hangs on a dossier: asked for together, and what few dossiers have after it. */
export async function fileOf(q: Read, unit: UnitId, dossier: DossierRecord): Promise<DossierFile> {
  const [flow, applicant, places, whole, pointNames] = await Promise.all([
    workflow(q, dossier.workflowCode, dossier.workflowVersion),
    personById(q, dossier.applicantId),
    placesIn(q),
    wholeOf(q, unit, dossier.id),
    placeNames(q, dossier),
  ])
  const [definition, ahead, pickup, coordination, origins, otherwise] = await Promise.all([
    formNamed(q, whole.content.formCode, whole.content.formVersion),
    aheadOf(q, unit, dossier, flow, whole.content),
    dossier.state === 'done' ? pickupOf(q, unit, dossier.id) : undefined,
    isCoordinated(flow) ? coordinationOf(q, unit, dossier.id) : [],
    originsOf(q, unit, whole.components),
    proposalsIn(q, { id: dossier.id, past: whole.past }),
  ])
  return {
    ...{ dossier, places, flow, definition, pointNames, pickup, coordination, applicant },
    ...{ origins, otherwise },
    ...whole,
    ...ahead,
    stepName: dossier.step === null ? undefined : stepAt(flow, dossier.step)?.vi,
    maskedIdNumber: applicant?.idNumber ? maskIdNumber(applicant.idNumber) : undefined,
  }
}

/** The next step in words, and whether handing on from here asks for a verdict. */
export function ahead({
  dossier: { step },
  flow,
  onward,
  asks,
}: Pick<DossierFile, 'dossier' | 'flow' | 'onward' | 'asks'>) {
  const here = step === null ? undefined : stepAt(flow, step)
  if (here === undefined || onward === undefined || onward === 'end')
    return { nextStep: undefined, deciding: false }
  return {
    nextStep: stepAt(flow, onward)?.vi,
    deciding: here.role === 'specialist' || asks.decides,
  }
}

/** What hangs on a dossier, as far as it decides what can be done with it. */
export const around = ({
  content,
  extension,
  verifications,
  results,
  onward,
  asks,
}: Whole & Ahead): Around => ({
  onward,
  asks,
  results,
  mostSupplements: content.handling.mostSupplements,
  extension: extension ? (extension.signedAt ? 'signed' : 'drafted') : 'none',
  openVerifications: verifications.filter(isOpen).length,
})

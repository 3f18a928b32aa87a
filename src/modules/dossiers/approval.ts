import { workflow } from '#modules/workflows/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { found } from '#platform/problem.ts'
import type { UnitId } from '#platform/who.ts'

import { inProcess } from './domain.ts'
import { aheadOf } from './next-step.ts'
import type { DossierRecord } from './rows.ts'
import { lockDossier } from './store.ts'

/**
 * Whether the leader has agreed: `at-signing` is the last step, at which whoever decides signs and numbers in one go; `refused` is
 * also what was withdrawn or stopped.
 */
export type Approval = 'approved' | 'at-signing' | 'open' | 'refused'

export async function approvalOf(q: Read, unit: UnitId, dossier: DossierRecord): Promise<Approval> {
  const { state, verdict, decidedAt } = dossier
  if (verdict === 'refuse') return 'refused'
  if (state === 'done' || state === 'returned') return verdict === 'grant' ? 'approved' : 'refused'
  if (!inProcess(dossier)) return state === 'rejected' || state === 'withdrawn' ? 'refused' : 'open'
  if (decidedAt !== null) return verdict === 'grant' ? 'approved' : 'open'
  const flow = await workflow(q, dossier.workflowCode, dossier.workflowVersion)
  const { asks } = await aheadOf(q, unit, dossier, flow)
  return asks.decides && !asks.undecided ? 'at-signing' : 'open'
}

/** The dossier and how its decision stands, held until the transaction ends. */
export async function heldWithApproval(tx: Tx, unit: UnitId, code: string) {
  const dossier = found(await lockDossier(tx, unit, code), `hồ sơ ${code.slice(0, 60)}`)
  return { dossier, approval: await approvalOf(tx, unit, dossier) }
}

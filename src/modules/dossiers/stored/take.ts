import { chosenPapers, type StoredPaper } from '#modules/vault/index.ts'
import type { Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { Paper } from '../store.ts'

type Taking = { person: string; papers: readonly Paper[]; today: Temporal.PlainDate }
type Taken = { papers: Paper[]; used: StoredPaper[] }

/** Papers that stand for stored ones take their file; they count as reused from a component or a result (GOV 1.4). */
export async function takeStored(
  tx: Tx,
  unit: UnitId,
  { person, papers, today }: Taking,
): Promise<Taken> {
  const ids = papers.flatMap(({ storedId }) => storedId ?? [])
  const chosen = await chosenPapers(tx, unit, { person, ids, today })
  return {
    papers: papers.map((paper) => filledIn(paper, chosen.get(paper.storedId ?? ''))),
    used: [...chosen.values()],
  }
}

const filledIn = (paper: Paper, stored: StoredPaper | undefined): Paper =>
  stored
    ? {
        ...paper,
        fileId: stored.fileId,
        kind: 'electronic',
        digitised: stored.origin === 'result' ? 3 : 2,
      }
    : paper

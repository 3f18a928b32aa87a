import type { z } from 'zod'

import {
  areUsable,
  offersFor,
  plainName,
  storedPapers,
  type Offer,
  type StoredPaper,
} from '#modules/vault/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { between } from '#platform/form.ts'
import { zone } from '#platform/http.ts'
import { looksLikeId } from '#platform/id.ts'

import { itemsIn } from '../bringing/domain.ts'
import type { DossierRecord } from '../rows.ts'
import { openSupplement, type Supplement } from '../store-supplements.ts'
import type { ComponentRow, Paper } from '../store.ts'

/** The field of ticked papers where an answer to a request is written. */
export const answerStoredField = 'stored'

/** What of the applicant's store may answer a request: what fits what is asked, and what else there is. */
export type AnswerOffers = { fitting: readonly Offer[]; others: readonly Offer[] }

type Asking = {
  dossier: DossierRecord
  supplements: readonly Supplement[]
  components: readonly z.output<typeof ComponentRow>[]
}

/** Papers of the applicant's store for the open request; none when nothing is asked. What lies in the dossier is not offered. */
export async function offersForAnswer(
  q: Read,
  { dossier, supplements, components }: Asking,
  today: Temporal.PlainDate,
): Promise<AnswerOffers> {
  const asked = openSupplement(supplements)
  if (!asked) return { fitting: [], others: [] }
  const items = itemsIn(asked.missing).map((name, n) => ({ code: `${n}`, name }))
  const person = dossier.applicantId
  const offers = await offersFor(q, dossier.unitId, { person, components: items, today })
  const held = new Set(components.flatMap(({ storedId }) => storedId ?? []))
  const free = (all: readonly Offer[]) =>
    all.filter(({ id, dossierId }) => !held.has(id) && dossierId !== dossier.id)
  const fitting = new Map([...offers.forComponent.values()].flat().map((one) => [one.id, one]))
  return { fitting: free([...fitting.values()]), others: free(offers.others) }
}

/** The ticked papers under the names they have in the store, each once. */
export async function tickedStored(tx: Tx, unit: number, typed = ''): Promise<Paper[]> {
  const ids = [...new Set(typed.split(between).filter(looksLikeId))].slice(0, 40)
  const papers = ids.length > 0 ? await storedPapers(tx, unit, ids) : []
  const names = new Map<string, string>(papers.map(({ id, name }) => [id, plainName(name)]))
  return ids.map((storedId) => ({
    name: names.get(storedId) ?? 'Giấy tờ trong kho',
    quantity: 1,
    kind: 'electronic',
    storedId,
  }))
}

type Chosen = { person: string; papers: readonly Paper[]; now: Temporal.Instant }

/** Whether all papers that stand for stored ones are the applicant's own, shown, and still good. */
export const mayServe = (tx: Tx, unit: number, { person, papers, now }: Chosen) =>
  areUsable(tx, unit, {
    person,
    ids: papers.flatMap(({ storedId }) => storedId ?? []),
    today: now.toZonedDateTimeISO(zone).toPlainDate(),
  })

/** Where the reused papers of a dossier come from. */
export async function originsOf(
  q: Read,
  unit: number,
  components: Asking['components'],
): Promise<ReadonlyMap<string, StoredPaper>> {
  const ids = components.flatMap(({ storedId }) => storedId ?? [])
  const papers = ids.length > 0 ? await storedPapers(q, unit, ids) : []
  return new Map(papers.map((paper) => [paper.id, paper]))
}

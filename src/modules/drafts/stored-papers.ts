import type { NeededComponent } from '#modules/forms/index.ts'
import { chosenPapers, offersFor, type Offer, type Offers } from '#modules/vault/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { looksLikeId } from '#platform/id.ts'
import type { Who } from '#platform/who.ts'

import type { Draft } from './domain.ts'
import type { DraftPaper } from './store-papers.ts'

/** The button that takes one stored paper for one component: `component:paper`. */
export const reuseButton = '_dung-lai'
export const reuseValue = (component: string, { id }: Pick<Offer, 'id'>) => `${component}:${id}`

export type Reuse = { component: string; id: string }

export function reuseIn(value = ''): Reuse | undefined {
  const [component = '', id = ''] = value.split(':')
  return component !== '' && looksLikeId(id) ? { component, id } : undefined
}

type Asking = {
  draft: Draft
  components: readonly NeededComponent[]
  papers: readonly DraftPaper[]
  today: Temporal.PlainDate
}

/** What the applicant gave before and may use again here; what is in the draft already is not offered. */
export async function offersForDraft(
  q: Read,
  who: Who,
  { draft, components, papers, today }: Asking,
): Promise<Offers> {
  const person = draft.personId
  const asked = components.map(({ code, name }) => ({ code, name: name.vi }))
  const offers = await offersFor(q, who.unit, { person, components: asked, today })
  const held = new Set(papers.map(({ storedId }) => storedId))
  const free = (all: readonly Offer[]) => all.filter(({ id }) => !held.has(id))
  return {
    forComponent: new Map([...offers.forComponent].map(([code, all]) => [code, free(all)])),
    others: free(offers.others),
  }
}

type Adding = Reuse & { draft: Draft; now: Temporal.Instant; today: Temporal.PlainDate }

/** Takes a stored paper into the draft by reference; one that is not the applicant's own or no longer good is refused. */
export async function addStored(
  tx: Tx,
  who: Who,
  { draft, component, id, now, today }: Adding,
): Promise<number> {
  const chosen = await chosenPapers(tx, who.unit, { person: draft.personId, ids: [id], today })
  const paper = chosen.get(id)
  if (!paper) return 0
  return tx.run`
    insert into drafts.paper (unit_id, draft_id, file_id, component, added_at, stored_id)
    values (${who.unit}, ${draft.id}, ${paper.fileId}, ${component}, ${now.toString()}, ${paper.id})
    on conflict do nothing
  `
}

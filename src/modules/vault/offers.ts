import type { Read } from '#platform/db.ts'
import { zone } from '#platform/http.ts'
import type { UnitId } from '#platform/who.ts'

import {
  kindIndex,
  kindsOfName,
  plainName,
  validUntil,
  type KindIndex,
  type PaperKind,
  type StoredPaper,
} from './domain.ts'
import { paperKinds } from './kinds-store.ts'
import { shownPapersOf } from './store.ts'

/** A stored paper that may stand in for one that would have to be handed in. */
export type Offer = StoredPaper & {
  until: Temporal.PlainDate | undefined
  isExpired: boolean
}

export type Offers = {
  /** For each component of the procedure, by its code. */
  forComponent: ReadonlyMap<string, readonly Offer[]>
  /** What else the person has: for "other papers". */
  others: readonly Offer[]
}

export const noOffers: Offers = { forComponent: new Map(), others: [] }

type Asked = { code: string; name: string }

type Wanted = {
  person: string
  components: readonly Asked[]
  /** Already ticked: shown whatever else there is. */
  chosen?: readonly string[] | undefined
  today: Temporal.PlainDate
}

/** Giấy tờ có thể dùng lại: for what is asked of this person, what the person gave before. */
export async function offersFor(
  q: Read,
  unit: UnitId,
  { person, components, chosen, today }: Wanted,
): Promise<Offers> {
  const papers = await shownPapersOf(q, unit, person)
  if (papers.length === 0) return noOffers
  const index = kindIndex(await paperKinds(q, unit))
  return matched(index, papers, { components, chosen, today })
}

/** At most so many papers are offered for one component. */
const mostEach = 3

/** Which papers fit which components; pure. Results come before components, valid before expired, new before old. */
export function matched(
  index: KindIndex,
  papers: readonly StoredPaper[],
  { components, chosen = [], today }: Omit<Wanted, 'person'>,
): Offers {
  const known = papers.map((paper) => ({ paper, kinds: kindsOfName(index, plainName(paper.name)) }))
  const forComponent = new Map<string, Offer[]>()
  const taken = new Set<string>()
  for (const { code, name } of components) {
    const asked = new Set(kindsOfName(index, name).map((kind) => kind.code))
    const fitting = known.filter(({ kinds }) => kinds.some((kind) => asked.has(kind.code)))
    const offers = fitting.map((one) => offerOf(one, today)).toSorted(better)
    if (offers.length === 0) continue
    forComponent.set(
      code,
      offers.filter(({ id }, at) => at < mostEach || chosen.includes(id)),
    )
    for (const { id } of offers) taken.add(id)
  }
  const others = known
    .filter(({ paper, kinds }) => !taken.has(paper.id) && isWorthOffering(paper, kinds))
    .map((one) => offerOf(one, today))
    .filter(({ isExpired }) => !isExpired)
  return { forComponent, others }
}

/** A declaration of another matter is of no use; a result always may be. */
const isWorthOffering = ({ origin }: StoredPaper, kinds: readonly PaperKind[]) =>
  origin === 'result' || kinds.length > 0

const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate()

type Known = { paper: StoredPaper; kinds: readonly PaperKind[] }

export function offerOf({ paper, kinds }: Known, today: Temporal.PlainDate): Offer {
  const until = validUntil({ ...paper, givenOn: dayOf(paper.givenAt) }, kinds)
  const isExpired = until !== undefined && Temporal.PlainDate.compare(until, today) < 0
  return { ...paper, until, isExpired }
}

const better = (one: Offer, other: Offer) =>
  Number(one.isExpired) - Number(other.isExpired) ||
  Number(one.origin === 'component') - Number(other.origin === 'component') ||
  Temporal.Instant.compare(other.givenAt, one.givenAt)

/** Papers as their owner or an officer sees them listed, each with its validity. */
export async function withValidity<Paper extends StoredPaper>(
  q: Read,
  unit: UnitId,
  papers: readonly Paper[],
  today: Temporal.PlainDate,
): Promise<(Paper & Pick<Offer, 'until' | 'isExpired'>)[]> {
  const index = kindIndex(await paperKinds(q, unit))
  return papers.map((paper) => {
    const { until, isExpired } = offerOf(
      { paper, kinds: kindsOfName(index, plainName(paper.name)) },
      today,
    )
    return { ...paper, until, isExpired }
  })
}

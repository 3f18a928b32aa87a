import { addOpening, savePerson, type PersonDraft, type PersonId } from '#modules/people/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { zone } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { feeOf, totalOf, type Item, type Kind, type VisitId } from './domain.ts'
import { aboutVisit } from './events.ts'
import { certificationFee } from './fee.ts'
import { copyRate } from './rate.ts'
import { takeNumbers } from './store-books.ts'
import { addVisit, addWaiting } from './store-visits.ts'
import { addEntry } from './store.ts'

/** Người yêu cầu: somebody on record, somebody named by a card or by hand, or only a name. */
export type Requester =
  | { person: { id: PersonId; fullName: string; idNumber: string | null } }
  | { draft: PersonDraft }
  | { name: string }

export type Certifying = {
  kind: Kind
  requester: Requester
  items: readonly Item[]
  signer: { id: string; name: string; title: string }
  /** The dossier whose papers these are. */
  dossier?: { id: string; code: string } | undefined
  now: Temporal.Instant
}

export type WhyNotCertify = 'book-locked' | 'nothing'

/** Chứng thực tại quầy: each paper gets its number, all in one transaction. */
export async function certify(
  tx: Tx,
  who: Who,
  { kind, requester, items, signer, dossier, now }: Certifying,
): Promise<Outcome<{ id: VisitId; numbers: number[] }, WhyNotCertify>> {
  if (items.length === 0) return no('nothing')
  const person = await requesterOf(tx, who, requester, now)
  const onPaper = items.filter(({ copies }) => copies > 0)
  const day = now.toZonedDateTimeISO(zone).toPlainDate()
  const key = { kind, series: 'paper' as const, year: day.year }
  const taken =
    onPaper.length > 0
      ? await takeNumbers(tx, who.unit, key, { count: onPaper.length, day })
      : { last: 0, volume: 1, day }
  if (!taken) return no('book-locked')
  const id = newId<'certification-visit'>()
  const rate = await copyRate(tx, day)
  const fee = totalOf(kind, items, rate)
  await addVisit(tx, who.unit, {
    id,
    kind,
    at: now,
    by: who.actor,
    requesterId: person.id,
    requesterName: person.name,
    requesterIdNumber: person.idNumber,
    signer: signer.id,
    signerName: signer.name,
    signerTitle: signer.title,
    fee,
    dossierId: dossier?.id ?? null,
    dossierCode: dossier?.code ?? null,
  })
  const first = taken.last - onPaper.length + 1
  const numbers = onPaper.map((_item, n) => first + n)
  for (const [n, item] of onPaper.entries())
    tx.later(
      addEntry(tx, who.unit, {
        ...key,
        volume: taken.volume,
        number: first + n,
        day: taken.day,
        visit: id,
        requester: person,
        item,
        fee: feeOf(kind, { ...item, electronic: false }, rate),
      }),
    )
  const electronic = items.filter((item) => item.electronic)
  for (const { name, pages } of electronic)
    tx.later(
      addWaiting(tx, who.unit, {
        visitId: id,
        requester: person.id,
        at: now,
        name,
        pages,
        fee: certificationFee(rate, { pages, copies: 0, electronic: true }),
      }),
    )
  const done = { kind, year: key.year, numbers, electronic: electronic.length, fee }
  await record(tx, who, 'certification.done', aboutVisit(id), done)
  return yes({ id, numbers })
}

async function requesterOf(tx: Tx, who: Who, requester: Requester, now: Temporal.Instant) {
  if ('name' in requester) return { id: null, name: requester.name, idNumber: null }
  const { id, fullName, idNumber } =
    'draft' in requester ? await savePerson(tx, who, requester.draft, { now }) : requester.person
  addOpening(tx, who, id, { reason: 'Chứng thực tại quầy', now })
  return { id, name: fullName, idNumber }
}

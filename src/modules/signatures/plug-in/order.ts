import type { Db } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found, Problem } from '#platform/problem.ts'
import { sha256 } from '#platform/signing/cms/algorithms.ts'
import { readCertificate } from '#platform/signing/cms/certificate.ts'
import { refuseUnlessGood } from '#platform/signing/pades/sign.ts'
import { beginSignature, endSignature, type Waiting } from '#platform/signing/pades/two-phase.ts'
import { addFile } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'

import { attachmentsOf } from '../attachments.ts'
import { mayBeSealed, mayBeSigned, type Why } from '../domain.ts'
import { aboutDocument } from '../events.ts'
import { bytesOf, stored } from '../keeping.ts'
import { partyKey, plugInCertificate, providerFor, type Office } from '../provider.ts'
import { agencyOf, clerkWish, keepSealed, numberDocument } from '../sealing.ts'
import { keepSigned, leaderOf, leaderWish, refusing, type Act, type Done } from '../signing.ts'
import { documentById, ownerName, ownerOf, type SignedDocument } from '../store.ts'
import { addOrder, orderOf, useOrder, type Order } from './store.ts'

export type OrderKind = Order['kind']
const lifetime = { minutes: 10 }

/**
 * The first half: the paper is prepared with room for the signature, and what is to be signed waits for the plug-in of this
 * officer, for the certificate that was registered for her and for nothing else.
 */
export async function beginOrder(
  office: Office,
  db: Db,
  who: Who,
  { id, kind, now }: Act & { kind: OrderKind },
): Promise<Outcome<string, Why>> {
  const ready =
    kind === 'sign' ? await toSign(db, who, id) : await numberDocument(db, who, { id, now })
  if (!ready.ok) return ready
  const document = ready.value
  // An order is one signature; a paper with attachments asks for several.
  const attached = await db.read((q) => attachmentsOf(q, who.unit, document.id))
  if (kind === 'seal' && attached.length > 0) return no('attachments-by-plug-in')
  const prepared = await refusing(() => prepare(office, db, who, { document, kind, now }))
  if (!prepared.ok) return prepared
  if (!prepared.value) return no('not-by-plug-in')
  const { waiting } = prepared.value
  const kept = await stored(office.files, waiting.prepared.bytes)
  const order = newId<'plug-in-order'>()
  await db.tx(async (tx) => {
    const file = await addFile(tx, who, kept, 'cho-ky.pdf', 'application/pdf')
    await addOrder(tx, who.unit, {
      id: order,
      documentId: document.id,
      kind,
      staffId: staffOf(who),
      certificate: Buffer.from(waiting.certificate.raw),
      preparedId: file.id,
      roomFrom: waiting.prepared.from,
      roomTo: waiting.prepared.to,
      attributes: waiting.attributes,
      begunAt: now,
      expiresAt: now.add(lifetime),
    })
    const { title } = document
    const code = ownerName(ownerOf(document))
    await record(tx, who, 'signature.ordered', aboutDocument(document.id), { code, title, kind })
  })
  return yes(order)
}

function staffOf({ staff }: Who): string {
  if (staff === undefined) throw new Problem(403, 'Chỉ cán bộ mới ký được')
  return staff
}

async function toSign(db: Db, who: Who, id: string): Promise<Outcome<SignedDocument, Why>> {
  const document = found(await db.read((q) => documentById(q, who.unit, id)), 'văn bản này')
  const may = mayBeSigned(document, who.staff)
  return may.ok ? yes(document) : may
}

type Preparing = { document: SignedDocument; kind: OrderKind; now: Temporal.Instant }

async function prepare(
  office: Office,
  db: Db,
  who: Who,
  { document, kind, now }: Preparing,
): Promise<{ waiting: Waiting } | undefined> {
  const party = kind === 'sign' ? await leaderOf(db, who, document) : await agencyOf(db, who)
  const certificate = await plugInCertificate(db, who.unit, partyKey(party))
  const provider = certificate && (await providerFor(office, db, party, now))
  if (!certificate || !provider) return undefined
  const own = [certificate, ...provider.chain]
  await refuseUnlessGood({ certificate, chain: provider.chain }, provider.services, now)
  const file = kind === 'sign' ? document.draftId : (document.signedId ?? '')
  const pdf = await bytesOf(db, office.files, who, file)
  const wanted =
    kind === 'sign'
      ? await leaderWish(office, db, document, { unit: who.unit, ...provider, at: now })
      : await clerkWish(office, db, document, { signed: pdf, own, provider, party, at: now })
  return { waiting: beginSignature(pdf, wanted, certificate) }
}

type Ending = { id: string; signature: Uint8Array; now: Temporal.Instant }

/** What a plug-in is shown: its own order, still good. */
export async function openOrder(
  db: Db,
  who: Who,
  { id, now }: Omit<Ending, 'signature'>,
): Promise<Outcome<{ order: Order; document: SignedDocument }, Why>> {
  const shown = await db.read(async (q) => {
    const order = found(await orderOf(q, who.unit, { id, staff: staffOf(who) }), 'lệnh ký này')
    const document = found(await documentById(q, who.unit, order.documentId), 'văn bản này')
    return { order, document }
  })
  if (shown.order.usedAt) return no('order-used')
  if (Temporal.Instant.compare(now, shown.order.expiresAt) > 0) return no('order-expired')
  return yes(shown)
}

/** The second half: the signature that came back goes into the prepared paper, if it is of these bytes, this key, this order. */
export async function endOrder(
  office: Office,
  db: Db,
  who: Who,
  { id, signature, now }: Ending,
): Promise<Done> {
  const open = await openOrder(db, who, { id, now })
  if (!open.ok) return open
  const { order, document } = open.value
  const may = order.kind === 'sign' ? mayBeSigned(document, who.staff) : mayBeSealed(document)
  if (!may.ok) return may
  const party = order.kind === 'sign' ? await leaderOf(db, who, document) : await agencyOf(db, who)
  const registered = await plugInCertificate(db, who.unit, partyKey(party))
  const provider = await providerFor(office, db, party, now)
  // Taken back meanwhile, or another one registered: what was begun with the old one is worth nothing.
  if (!provider || registered?.fingerprint !== readCertificate(order.certificate).fingerprint)
    return no('not-by-plug-in')
  const waiting = await waitingOf(office, db, who, order)
  const made = await refusing(() =>
    endSignature(waiting, { signature, chain: provider.chain }, provider.services),
  )
  if (!made.ok) return made
  const done = {
    id: document.id,
    now,
    pdf: made.value,
    settle: (tx: Parameters<typeof useOrder>[0]) => useOrder(tx, who.unit, order.id, now),
  }
  if (order.kind === 'seal') return keepSealed(office, db, who, done)
  const { fingerprint } = waiting.certificate
  return keepSigned(office, db, who, { ...done, provider: 'plug-in', fingerprint })
}

async function waitingOf(office: Office, db: Db, who: Who, order: Order): Promise<Waiting> {
  const bytes = await bytesOf(db, office.files, who, order.preparedId)
  const { roomFrom: from, roomTo: to, attributes } = order
  const digest = sha256(bytes.subarray(0, from), bytes.subarray(to))
  const certificate = readCertificate(order.certificate)
  return {
    prepared: { bytes, from, to, digest },
    attributes,
    hash: sha256(attributes),
    certificate,
  }
}

import { staffById } from '#modules/accounts/index.ts'
import type { SlipData, SlipKind } from '#modules/papers/index.ts'
import type { Read } from '#platform/db.ts'
import { looksLikeId } from '#platform/id.ts'

import { receiptFacts } from './receipt.ts'
import { handOverFacts, resultReceiptFacts } from './slip-facts-practice.ts'
import { headOf, instantIn, nameOf, textIn, type Told } from './slip-head.ts'

export type EventKind = Exclude<SlipKind, 'control-slip' | 'register'>

async function supplementFacts(q: Read, { dossier, event }: Told) {
  const { head, unit } = await headOf(q, dossier)
  const { missing, reason, until } = event.data
  return {
    ...head,
    missing: textIn(missing) ?? '',
    reason: textIn(reason),
    until: instantIn(until),
    guide: { name: await nameOf(q, event.actor), phone: unit.contact.phone },
  }
}

async function refusalFacts(q: Read, { dossier, event }: Told) {
  const { head } = await headOf(q, dossier)
  return {
    ...head,
    reason: textIn(event.data['reason']) ?? '',
    receiver: await nameOf(q, event.actor),
  }
}

async function apologyFacts(q: Read, { dossier, event }: Told) {
  const { head } = await headOf(q, dossier)
  const { before, after, reason, signedBy } = event.data
  return {
    ...head,
    receivedAt: dossier.receivedAt,
    dueBefore: instantIn(before),
    dueAfter: instantIn(after),
    reason: textIn(reason) ?? '',
    signer: await signerOf(q, signedBy),
  }
}

/** Who signed: events name a member of staff by id, by actor, or in words. */
async function signerOf(q: Read, signedBy: unknown) {
  const id = textIn(signedBy)?.replace(/^staff:/, '')
  if (id === undefined || !looksLikeId(id)) return id
  return (await staffById(q, id))?.fullName
}

async function stopFacts(q: Read, { dossier, event }: Told) {
  const { head } = await headOf(q, dossier)
  const { ground, reason, signedBy } = event.data
  const withdrawn = event.name === 'dossier.withdrawn'
  return {
    ...head,
    receivedAt: dossier.receivedAt,
    requester: withdrawn ? dossier.applicantName : await nameOf(q, event.actor),
    ground: withdrawn
      ? `Người nộp hồ sơ đề nghị rút hồ sơ. ${textIn(reason) ?? ''}`.trim()
      : (textIn(ground) ?? textIn(reason) ?? ''),
    signer: await signerOf(q, signedBy),
  }
}

const facts: { [Kind in EventKind]: (q: Read, told: Told) => Promise<SlipData[Kind]> } = {
  receipt: receiptFacts,
  'supplement-request': supplementFacts,
  refusal: refusalFacts,
  apology: apologyFacts,
  'stop-notice': stopFacts,
  'hand-over-slip': handOverFacts,
  'result-receipt': resultReceiptFacts,
}

/** What a paper about an event says. Everything comes from the records of this moment. */
export const factsOf = (q: Read, kind: EventKind, told: Told): Promise<SlipData[EventKind]> =>
  facts[kind](q, told)

import { z } from 'zod'

import { instant } from '#platform/columns.ts'

import {
  byHand,
  byHead,
  dossierSheet,
  filled,
  Head,
  officerName,
  type Frame,
  type Issued,
} from './sheet.ts'
import { instantWords } from './words.ts'

const maybe = z.string().nullish()

/** Mẫu 02: what is missing, why, and who helps. */
export const SupplementRequest = Head.extend({
  missing: z.string(),
  /** Apart from what is missing; where the officer wrote both together, none. */
  reason: maybe,
  until: instant.nullish(),
  guide: z.object({ name: z.string(), phone: maybe }),
})

export function supplementRequestView(
  issued: Issued<z.output<typeof SupplementRequest>>,
  frame: Frame,
) {
  const { missing, reason, until, guide, applicant } = issued.data
  return {
    ...dossierSheet(issued, frame),
    missing,
    reason: filled(reason),
    until: until ? instantWords(until) : null,
    guide: { name: filled(guide.name), phone: filled(guide.phone) },
    signatures: [
      byHand('Người nộp hồ sơ', applicant.name),
      byHand('Người yêu cầu bổ sung', officerName(guide.name)),
    ],
  }
}

/** Mẫu 03: why the dossier is not taken. */
export const Refusal = Head.extend({ reason: z.string(), receiver: z.string() })

export function refusalView(issued: Issued<z.output<typeof Refusal>>, frame: Frame) {
  const { reason, receiver, applicant } = issued.data
  return {
    ...dossierSheet(issued, frame),
    reason,
    signatures: [
      byHand('Người nộp hồ sơ', applicant.name),
      byHand('Người tiếp nhận hồ sơ', officerName(receiver)),
    ],
  }
}

/** Mẫu 04: why it is late, and until when it will be done; the head signs. */
export const Apology = Head.extend({
  receivedAt: instant,
  dueBefore: instant.nullish(),
  dueAfter: instant.nullish(),
  reason: z.string(),
  signer: maybe,
})

export function apologyView(issued: Issued<z.output<typeof Apology>>, frame: Frame) {
  const { receivedAt, dueBefore, dueAfter, reason, signer } = issued.data
  return {
    ...dossierSheet(issued, frame),
    received: instantWords(receivedAt),
    before: dueBefore ? instantWords(dueBefore) : null,
    after: dueAfter ? instantWords(dueAfter) : null,
    reason,
    signature: byHead(signer),
  }
}

/** Mẫu 05: who asked to stop, or on what ground the office stops. */
export const StopNotice = Head.extend({
  receivedAt: instant,
  requester: z.string(),
  ground: z.string(),
  signer: maybe,
})

export function stopNoticeView(issued: Issued<z.output<typeof StopNotice>>, frame: Frame) {
  const { receivedAt, requester, ground, signer } = issued.data
  return {
    ...dossierSheet(issued, frame),
    received: instantWords(receivedAt),
    requester: filled(requester),
    ground,
    signature: byHead(signer),
  }
}

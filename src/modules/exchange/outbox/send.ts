import { z } from 'zod'

import { staffById } from '#modules/accounts/index.ts'
import { announcementOf } from '#modules/dossiers/index.ts'
import { personById, type PersonId } from '#modules/people/index.ts'
import { procedureByCode } from '#modules/procedures/index.ts'
import { ownAgencyCode } from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { zone } from '#platform/http.ts'
import type { JobContext } from '#platform/module.ts'
import type { UnitId } from '#platform/who.ts'

import { aboutMessage } from '../events.ts'
import { ask } from './axis.ts'
import {
  endTurn,
  keepTurn,
  noteAnswer,
  noteOutage,
  planSending,
  takeTurn,
  type Turn,
} from './connection.ts'
import { afterReply, parcels, type Next } from './domain.ts'
import {
  dossierFields,
  progressFields,
  progressMessage,
  syncMessage,
  type Officer,
} from './format.ts'
import { settleMessages, waitingMessages, wasSynced, type Message } from './store.ts'
import { eventWords } from './words.ts'

const Work = z.object({ unit: z.number() })
const batch = 50
const mostRounds = 40

export const sendJob = (context: JobContext, payload: unknown): Promise<void> =>
  sendWaiting(context, Work.parse(payload).unit)

/** Sends what waits, the oldest first, until nothing waits or the axis does not answer. */
export async function sendWaiting(context: JobContext, unit: UnitId): Promise<void> {
  const db = context.db(unit)
  const withKey = () => ({ key: context.sessionKey, now: context.now() })
  const turn = await db.tx((tx) => takeTurn(tx, unit, withKey()))
  if (!turn) return
  try {
    for (let round = 1; await sendSome(context, unit, turn); round += 1) {
      if (round < mostRounds) continue
      await db.tx((tx) => planSending(tx, unit))
      return
    }
  } finally {
    await db.tx((tx) => endTurn(tx, unit))
  }
}

/** One look at the queue; says whether another is worth it. */
async function sendSome(context: JobContext, unit: UnitId, turn: Turn): Promise<boolean> {
  const db = context.db(unit)
  if (!(await db.tx((tx) => keepTurn(tx, unit, context.now())))) return false
  const waiting = await db.read((q) => waitingMessages(q, unit, batch))
  const byDossier = [...Map.groupBy(waiting, ({ dossierId }) => dossierId).values()]
  for (const messages of byDossier)
    for (const parcel of parcels(messages)) {
      const next = await sendParcel(context, unit, { turn, parcel })
      if (next.do === 'wait') return false
      // What follows of this dossier must not overtake it.
      if (next.do === 'failed') break
    }
  return waiting.length > 0
}

type Sending = { turn: Turn; parcel: readonly Message[] }

async function sendParcel(context: JobContext, unit: UnitId, sending: Sending): Promise<Next> {
  const { turn, parcel } = sending
  const request = await context.db(unit).read((q) => requestOf(q, unit, sending))
  const axis = { fetch: context.fetch, address: turn.address }
  let reply = await ask(axis, request.message)
  let next = afterReply(reply, request.isUpdating)
  if (next.do === 'again-as-update') {
    reply = await ask(axis, { ...request.message, isUpdating: 'true' })
    next = afterReply(reply, true)
  }
  const replyCode = 'code' in reply ? reply.code : undefined
  await settle(context, unit, { parcel, next, replyCode, failures: turn.failures + 1 })
  if (next.do === 'wait') turn.failures += 1
  else turn.failures = 0
  return next
}

type Settling = {
  parcel: readonly Message[]
  next: Next
  replyCode: string | undefined
  failures: number
}

async function settle(
  context: JobContext,
  unit: UnitId,
  { parcel, next, replyCode, failures }: Settling,
) {
  const now = context.now()
  const ids = parcel.map(({ id }) => id)
  const reason = 'reason' in next ? next.reason : undefined
  const status = next.do === 'sent' ? 'sent' : next.do === 'failed' ? 'failed' : 'waiting'
  await context.db(unit).tx(async (tx) => {
    await settleMessages(tx, unit, { ids, status, now, replyCode, reason })
    if (next.do === 'wait') return noteOutage(tx, unit, { failures, reason: next.reason, now })
    await noteAnswer(tx, unit, now)
    const [first] = parcel
    if (next.do !== 'failed' || !first) return
    const { id, dossierCode: code, kind } = first
    await record(tx, context.who(unit), 'message.refused', aboutMessage(id), {
      code,
      kind,
      reason: next.reason,
    })
  })
}

async function requestOf(q: Read, unit: UnitId, { turn: { session }, parcel }: Sending) {
  const [first] = parcel
  const dossier = first && (await announcementOf(q, unit, first.dossierId))
  if (!first || !dossier) throw new Error('A message of a dossier that is not there')
  const agency = await ownAgencyCode(q)
  if (first.kind === 'progress') {
    const lines = []
    for (const message of parcel) {
      const about = { officer: await officerOf(q, message.actor), words: wordsOf(message) }
      lines.push(progressFields({ dossier, agency }, message, about))
    }
    return { isUpdating: true, message: progressMessage({ session, data: lines }) }
  }
  const isUpdating = await wasSynced(q, unit, first.dossierId)
  const person = await personById(q, dossier.applicantId as PersonId)
  const day = dossier.receivedAt.toZonedDateTimeISO(zone).toPlainDate()
  const field = (await procedureByCode(q, dossier.procedureCode, day))?.field ?? ''
  const data = [dossierFields({ dossier, person, field, agency }, first)]
  return { isUpdating, message: syncMessage({ session, data, isUpdating }) }
}

const wordsOf = ({ eventName, detail }: Message) => {
  const [words] = eventWords(eventName)
  return detail ? `${words}: ${detail}` : words
}

async function officerOf(q: Read, actor: string): Promise<Officer> {
  const staff = actor.startsWith('staff:') ? await staffById(q, actor.slice(6)) : undefined
  if (staff) return { name: staff.fullName, position: staff.position }
  return { name: actor.startsWith('citizen:') ? 'Người nộp hồ sơ' : 'Hệ thống', position: '' }
}

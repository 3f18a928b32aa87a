import { staffById, staffWithPermission } from '#modules/accounts/index.ts'
import { departmentByCode, departmentById } from '#modules/units/index.ts'
import {
  permissionOf,
  type Partner,
  type StepRole,
  type WorkflowStep,
} from '#modules/workflows/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { forbidden, found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import {
  askPartners,
  coordinationOf,
  isOpen,
  saveOpinion,
  type CoordinationRequest,
  type Opinion,
} from './coordination-store.ts'
import { about } from './events.ts'
import type { DossierRecord } from './rows.ts'
import { lockDossier } from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    'dossier.coordination-asked': { code: string; step: string; partners: readonly Partner[] }
    'dossier.coordination-answered': {
      code: string
      step: string
      task: string
      opinion: Opinion
      answer: string
    }
  }
}

type Entering = { at: Temporal.Instant; dueAt: Temporal.Instant | null }

/** Entering a step at which others are asked: one request for each of them. */
export async function askAtStep(
  tx: Tx,
  who: Who,
  dossier: Pick<DossierRecord, 'id' | 'code'>,
  { code, vi, coordination }: WorkflowStep,
  { at, dueAt }: Entering,
): Promise<void> {
  if (!coordination || coordination.partners.length === 0) return
  const { partners, waitFor } = coordination
  const step = { code, name: vi }
  const asking = { step, awaited: waitFor === 'all', partners, at, dueAt }
  await askPartners(tx, who.unit, dossier.id, asking)
  await record(tx, who, 'dossier.coordination-asked', about(dossier.id), {
    code: dossier.code,
    step: code,
    partners,
  })
}

/** Whether the lead still has to wait for somebody at this step. */
export async function isAwaited(q: Read, dossier: DossierRecord, step: WorkflowStep | undefined) {
  if (step?.coordination?.waitFor !== 'all') return false
  const requests = await coordinationOf(q, dossier.unitId, dossier.id)
  return requests.some((request) => isOpen(request) && request.awaited)
}

/** The officers who may answer what these partners are asked. */
export async function officersAsked(q: Read, partners: readonly Partner[]): Promise<string[]> {
  const ids: string[] = []
  for (const { role, department } of partners) {
    const wanted = department === undefined ? undefined : await departmentByCode(q, department)
    const officers = await staffWithPermission(q, permissionOf(role))
    const asked = officers.filter(
      ({ departmentId }) => department === undefined || departmentId === wanted?.id,
    )
    ids.push(...asked.map(({ id }) => id))
  }
  return ids
}

/** From where an officer answers: their own place, or that of somebody they deputise for. */
export type Seat = Pick<Who, 'can' | 'behalf'> & { department: string | undefined }

/** The own seat first, then those of the absent. */
export async function seatsOf(q: Read, who: Who): Promise<Seat[]> {
  const { staff, own = who.can, lenders = [] } = who
  const seats: Seat[] = [{ can: own, department: await departmentOf(q, staff) }]
  for (const { staff: absent, name, can } of lenders)
    seats.push({ can, behalf: { staff: absent, name }, department: await departmentOf(q, absent) })
  return seats
}

/** The code of the department an officer belongs to. */
async function departmentOf(q: Read, staff: string | undefined): Promise<string | undefined> {
  const officer = staff === undefined ? undefined : await staffById(q, staff)
  const id = officer?.departmentId
  return id ? (await departmentById(q, id))?.code : undefined
}

type Asked = Pick<CoordinationRequest, 'role' | 'department'>

/** The seat from which this officer is among those who are asked; undefined when not. */
export const seatAsked = (seats: readonly Seat[], { role, department }: Asked) =>
  seats.find(
    (seat) =>
      seat.can.has(permissionOf(role as StepRole)) &&
      (department === null || department === seat.department),
  )

export type WhyNotAnswer = 'answered-already' | 'asked-no-longer'

export type Answering = {
  code: string
  number: number
  opinion: Opinion
  answer: string
  now: Temporal.Instant
}

/** Cho ý kiến phối hợp. The dossier stays where it is; the lead reads the opinion. */
export async function answerRequest(
  tx: Tx,
  who: Who,
  { code, number, opinion, answer, now }: Answering,
): Promise<Outcome<DossierRecord, WhyNotAnswer>> {
  const dossier = found(await lockDossier(tx, who.unit, code), `hồ sơ ${code}`)
  const requests = await coordinationOf(tx, who.unit, dossier.id)
  const request = found(
    requests.find((one) => one.number === number),
    'yêu cầu phối hợp này',
  )
  const seat = seatAsked(await seatsOf(tx, who), request)
  if (!seat) throw forbidden()
  if (request.answeredAt) return no('answered-already')
  if (request.closedAt) return no('asked-no-longer')
  const said = { number, at: now, by: who.actor, opinion, answer }
  await saveOpinion(tx, who.unit, dossier.id, said)
  const { stepCode: step, task } = request
  const data = { code, step, task, opinion, answer }
  const acting = seat.behalf ? { ...who, behalf: seat.behalf } : who
  await record(tx, acting, 'dossier.coordination-answered', about(dossier.id), data)
  return yes(dossier)
}

import type { FastifyRequest } from 'fastify'

import { permissionOf, roles } from '#modules/workflows/index.ts'
import { standIn, type Who } from '#platform/who.ts'

import type { Act } from './possible.ts'
import { dossierByCode } from './store.ts'

/** Acts of the desk and the head: not those of the officer who does the present step. */
const notOfTheStep: ReadonlySet<Act> = new Set<Act>([
  'accept',
  'reject',
  'supply',
  'assign',
  'hand-over',
  'withdraw',
  'waive-payment',
  'resume',
  'sign-extension',
  'answer-verification',
  'update-track',
  'plan-visit',
])

type Asked = { name: Act; code: string; permission: string }

/**
 * Thay mặt người vắng: in whose place a deputy does this act on this dossier. Costs nothing to whoever deputises for nobody.
 */
export async function inPlaceOf(
  { db, who }: FastifyRequest,
  { name, code, permission }: Asked,
): Promise<Who> {
  if (!who.lenders || who.lenders.length === 0) return who
  if (name === 'sign-extension') return standIn(who, [permission, permissionOf('leader')])
  if (notOfTheStep.has(name)) return standIn(who, [permission])
  const dossier = await db.read((q) => dossierByCode(q, who.unit, code))
  const role = roles.find((each) => each === dossier?.stepRole)
  const needs = role ? [permission, permissionOf(role)] : [permission]
  return standIn(who, needs, dossier?.assignee)
}

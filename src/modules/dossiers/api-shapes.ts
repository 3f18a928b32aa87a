import { z } from 'zod'

import { maskIdNumber, personById } from '#modules/people/index.ts'
import { isoOf } from '#platform/clock/time.ts'
import type { Read } from '#platform/db.ts'

import { channels, stateNumbers, states } from './domain.ts'
import type { DossierRecord, Line } from './rows.ts'
import { componentsOf } from './store.ts'

const Text = (most: number) => z.string().trim().min(1).max(most)
const Instant = z.iso.datetime({ offset: true })

/** A paper handed in. */
export const Component = z.object({
  name: Text(500),
  quantity: z.number().int().min(1).max(999),
  kind: z.enum(['original', 'certified', 'copy', 'electronic']),
})

/** Body of `POST /api/v1/dossiers`. Fields that are not declared here are ignored. */
export const New = z.object({
  procedure: Text(40),
  channel: z.enum(channels),
  case: Text(60).optional(),
  applicant: z.object({
    fullName: z.string().max(10_000),
    idNumber: z.string().max(40),
    birthDate: z.string().max(40),
    phone: z.string().max(40).optional(),
    email: z.string().max(320).optional(),
    address: z.string().max(2_000).optional(),
  }),
  form: z.record(z.string(), z.unknown()).default({}),
  components: z.array(Component).max(100).default([]),
})

const DueAt = z
  .string()
  .nullable()
  .describe(
    'While the state is `new` only what to expect: nothing is promised before the desk accepts.',
  )

export const Created = z.object({
  code: z.string(),
  state: z.enum(states),
  receivedAt: z.string(),
  dueAt: DueAt,
  trackingUrl: z.string(),
})

export const Query = z.object({
  state: z.enum(states).optional(),
  procedure: z.string().max(40).optional(),
  dueBefore: Instant.optional(),
  q: z.string().max(200).optional(),
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** A line of the list. `stateNumber` is the national portal's number of the state. */
export const ApiLine = z.object({
  code: z.string(),
  procedure: z.string(),
  procedureName: z.string(),
  channel: z.enum(channels),
  applicantName: z.string(),
  state: z.enum(states),
  stateNumber: z.number().int(),
  receivedAt: z.string(),
  dueAt: DueAt,
  finishedAt: z.string().nullable(),
})

export const ApiDossier = ApiLine.extend({
  case: z.string().nullable(),
  submittedAt: z.string(),
  returnedAt: z.string().nullable(),
  verdict: z.enum(['grant', 'refuse']).nullable(),
  timesSupplemented: z.number().int(),
  payment: z.string(),
  delivery: z.string(),
  applicant: z.object({ fullName: z.string(), idNumber: z.string().nullable() }),
  components: z.array(Component),
  trackingUrl: z.string(),
})

const orNull = (at: Temporal.Instant | null) => (at ? isoOf(at) : null)

export const apiLine = (
  line: Omit<Line, 'applicantFolded' | 'applicantReversed'>,
): z.input<typeof ApiLine> => ({
  code: line.code,
  procedure: line.procedureCode,
  procedureName: line.procedureName,
  channel: line.channel,
  applicantName: line.applicantName,
  state: line.state,
  stateNumber: stateNumbers[line.state],
  receivedAt: isoOf(line.receivedAt),
  dueAt: orNull(line.dueAt),
  finishedAt: orNull(line.finishedAt),
})

/** One dossier; the identity number is masked, as everywhere. */
export async function dossierAsJson(
  q: Read,
  d: DossierRecord,
  publicUrl: string,
): Promise<z.input<typeof ApiDossier>> {
  const person = await personById(q, d.applicantId)
  const components = await componentsOf(q, d.unitId, d.id)
  return {
    ...apiLine(d),
    case: d.caseCode,
    submittedAt: isoOf(d.submittedAt),
    returnedAt: orNull(d.returnedAt),
    verdict: d.verdict,
    timesSupplemented: d.timesSupplemented,
    payment: d.payment,
    delivery: d.delivery,
    applicant: {
      fullName: d.applicantName,
      idNumber: person?.idNumber ? maskIdNumber(person.idNumber) : null,
    },
    components: components.map(({ name, quantity, kind }) => ({ name, quantity, kind })),
    trackingUrl: `${publicUrl}/tra-cuu/${d.code}`,
  }
}

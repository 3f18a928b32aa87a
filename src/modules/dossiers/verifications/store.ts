import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { DossierId } from '../domain.ts'
import type { Verification } from './domain.ts'

export const VerificationRow = z.object({
  number: z.number(),
  agency: z.string(),
  question: z.string(),
  askedAt: instant,
  limitAt: instant,
  pauses: z.boolean(),
  silenceConsents: z.boolean(),
  answeredAt: instant.nullable(),
  answer: z.string().nullable(),
  consentedAt: instant.nullable(),
})

export const verificationOf = (
  q: Read,
  unit: UnitId,
  id: DossierId,
  number: number,
): Promise<Verification | undefined> => q.maybe(VerificationRow)`
  select number, agency, question, asked_at, limit_at, pauses, silence_consents, answered_at, answer, consented_at
  from dossiers.verification where unit_id = ${unit} and dossier_id = ${id} and number = ${number}
`

type Asked = Pick<
  Verification,
  'agency' | 'question' | 'askedAt' | 'limitAt' | 'pauses' | 'silenceConsents'
>

export const addVerification = (tx: Tx, who: Who, id: DossierId, v: Asked) => tx.run`
  insert into dossiers.verification (unit_id, dossier_id, number, agency, question, asked_at, asked_by, limit_at, pauses,
    silence_consents)
  select ${who.unit}, ${id}::uuid, 1 + count(*), ${v.agency}, ${v.question}, ${v.askedAt.toString()}::timestamptz,
    ${who.actor}, ${v.limitAt.toString()}::timestamptz, ${v.pauses}, ${v.silenceConsents}
  from dossiers.verification where unit_id = ${who.unit} and dossier_id = ${id}
`

type Answered = { number: number; at: Temporal.Instant; answer: string }

export const saveVerificationAnswer = (
  tx: Tx,
  who: Who,
  id: DossierId,
  { number, at, answer }: Answered,
) => tx.run`
  update dossiers.verification set answered_at = ${at.toString()}, answered_by = ${who.actor}, answer = ${answer}
  where unit_id = ${who.unit} and dossier_id = ${id} and number = ${number}
`

export const saveConsent = (
  tx: Tx,
  unit: UnitId,
  id: DossierId,
  { number, at }: { number: number; at: Temporal.Instant },
) => tx.run`
  update dossiers.verification set consented_at = ${at.toString()}
  where unit_id = ${unit} and dossier_id = ${id} and number = ${number}
`

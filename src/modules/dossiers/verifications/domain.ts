import { no, yes, type Outcome } from '#platform/outcome.ts'

import { inProcess, type Dossier, type Why } from '../domain.ts'

/** Đề nghị xác minh: a question to another agency, with a limit. */
export type Verification = {
  number: number
  agency: string
  question: string
  askedAt: Temporal.Instant
  limitAt: Temporal.Instant
  /** The legal clock stands still meanwhile, up to the limit: only where the procedure's rule says so (GOV 1.5 rule 8). */
  pauses: boolean
  silenceConsents: boolean
  answeredAt: Temporal.Instant | null
  answer: string | null
  consentedAt: Temporal.Instant | null
}

type Settling = Pick<Verification, 'answeredAt' | 'consentedAt'>

export const isOpen = ({ answeredAt, consentedAt }: Settling): boolean =>
  answeredAt === null && consentedAt === null

/** Gửi xác minh: while the dossier is worked on and nothing is decided. */
export function askToVerify(dossier: Dossier): Outcome<Dossier, Why> {
  if (!inProcess(dossier)) return no('not-in-process')
  return dossier.decidedAt ? no('already-decided') : yes(dossier)
}

/** Nhận trả lời xác minh. */
export const answerVerification = (
  verification: Verification | undefined,
): Outcome<Verification, Why> =>
  verification && isOpen(verification) ? yes(verification) : no('verification-settled')

/** Hết hạn không trả lời được coi là đồng ý, where the rule says so. */
export function consentOfAgency(
  verification: Verification,
  now: Temporal.Instant,
): Outcome<Verification, Why> {
  if (!isOpen(verification)) return no('verification-settled')
  if (!verification.silenceConsents) return no('silence-means-nothing')
  return Temporal.Instant.compare(now, verification.limitAt) > 0
    ? yes(verification)
    : no('not-expired')
}

import { z } from 'zod'

const days = z.number().int().min(1).max(250)

/** A procedure that a linked submission asks for, beside the one that is filed. */
export const LinkShape = z.object({
  code: z.string().max(40),
  name: z.string().min(1).max(300),
  agency: z.string().min(1).max(200),
})

/**
 * Quy định xử lý: what a procedure allows on the way of a dossier. Dated data with a citation; a dossier pins what was in
 * force when it came in.
 */
export const HandlingShape = z.object({
  /** Sectoral law often allows one written request only (GOV 1.4). */
  mostSupplements: z.number().int().min(0).max(10),
  /** Working days the applicant has to supply papers; null where no rule is known (GOV 1.5 rule 10). */
  supplyDays: days.nullable(),
  /** The longest extension in working days; null where no rule is known. */
  mostExtensionDays: days.nullable(),
  /** No answer by the due date counts as consent (GOV 1.5 rule 13). */
  silenceConsents: z.boolean(),
  /** Waiting for another agency stops the clock (GOV 1.5 rule 8: ordinarily not). */
  verificationPauses: z.boolean(),
  /** An agency that does not answer in time agrees. */
  verificationConsents: z.boolean(),
  links: z.array(LinkShape).max(10),
})

export type Handling = z.output<typeof HandlingShape>
export type Link = z.output<typeof LinkShape>

/** What is allowed with its ground; `basis` says whose word it is. */
export type Grounded = { value: Handling; citation: string; basis: 'unit' | 'law' | 'ordinary' }

/** Where neither law nor commune says anything else. */
export const ordinary: Handling = {
  mostSupplements: 1,
  supplyDays: null,
  mostExtensionDays: null,
  silenceConsents: false,
  verificationPauses: false,
  verificationConsents: false,
  links: [],
}

/** One entry of the commune; `procedure` is '' for what holds for all procedures without an entry of their own. */
export type Entry = {
  procedure: string
  number: number
  effectiveFrom: Temporal.PlainDate
  allowed: Handling
  citation: string
  setByName: string
  setAt: Temporal.Instant
}

/** The entry in force on a day: the newest that had begun. */
export const inForce = (
  entries: readonly Entry[],
  procedure: string,
  on: Temporal.PlainDate,
): Entry | undefined =>
  entries
    .filter(
      (entry) =>
        entry.procedure === procedure && Temporal.PlainDate.compare(entry.effectiveFrom, on) <= 0,
    )
    .toSorted(
      (a, b) => Temporal.PlainDate.compare(b.effectiveFrom, a.effectiveFrom) || b.number - a.number,
    )[0]

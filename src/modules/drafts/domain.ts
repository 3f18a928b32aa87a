import type { PersonId } from '#modules/people/index.ts'
import type { Filled } from '#platform/form.ts'
import type { Id } from '#platform/id.ts'

export type DraftId = Id<'draft'>

/** Tờ khai, giấy tờ, xem lại và nộp. */
export const steps = ['form', 'papers', 'review'] as const
export type Step = (typeof steps)[number]

/** Bản nháp: an online application that its applicant has not filed yet. */
export type Draft = {
  id: DraftId
  personId: PersonId
  procedureCode: string
  formCode: string
  formVersion: number
  caseCode: string | null
  /** Everything as typed, also what is not valid yet. */
  filled: Filled
  /** How far the applicant has come. */
  step: Step
  version: number
  /** The open page that wrote last. */
  page: string | null
  /** The reader of that page has gone on: what still comes from it is late. */
  pageLeft: boolean
  startedAt: Temporal.Instant
  savedAt: Temporal.Instant
  /** The dossier it became. */
  dossierCode: string | null
}

/** A page that wants to write: what it was made from, and whether it writes by itself. */
export type Writer = { page: string; seen: number; isByItself: boolean }

/**
 * Whether a page may write without hiding what another one wrote. Its own saves follow each other; one that was
 * under way when the reader pressed the button is older than what the button sent.
 */
export const mayWrite = (
  draft: Pick<Draft, 'version' | 'page' | 'pageLeft'>,
  { page, seen, isByItself }: Writer,
): boolean => seen === draft.version || (page === draft.page && !(isByItself && draft.pageLeft))

/** What a page asked of itself before its reader went on is answered, but changes nothing any more. */
export const isLate = (draft: Pick<Draft, 'page' | 'pageLeft'>, { page }: Writer): boolean =>
  draft.pageLeft && draft.page === page

/** Fields of the contact details are named apart from those of the declaration. */
const contactStart = 'lien-he.'
export const contactField = (name: 'phone' | 'email' | 'address' | 'delivery') =>
  `${contactStart}${name}`

export type Part = 'form' | 'contact'

/**
 * What a draft holds after one of its pages was sent: that page's part is replaced as a whole, because an empty
 * box is not sent. Names with a leading underscore steer the page and are not kept.
 */
export function withTyped(before: Filled, part: Part, typed: Filled): Filled {
  const isOfPart = (name: string) => name.startsWith(contactStart) === (part === 'contact')
  const kept = Object.entries(before).filter(([name]) => !isOfPart(name))
  const sent = Object.entries(typed).filter(([name]) => !name.startsWith('_') && isOfPart(name))
  return Object.fromEntries([...kept, ...sent])
}

export const isSameFilled = (one: Filled, other: Filled): boolean => {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => (one[name] ?? '') === (other[name] ?? ''))
}

/** A page of a form with more fields than this was not sent by one of our pages. */
export const mostFields = 2_000

/** Files that one draft may hold. */
export const mostPapers = 40

/**
 * Days that an unsubmitted draft is kept after it was last saved. No law names a period, so it is ours: a quarter is
 * long enough to get a missing paper, and personal data that serves nothing any more is not kept longer.
 */
export const keptDays = 90

/** In the last days before it goes, a draft is marked in its owner's list. */
export const warnedDays = 14

/** The instant from which a draft is no longer kept. */
export const endOf = ({ savedAt }: Pick<Draft, 'savedAt'>): Temporal.Instant =>
  savedAt.add({ hours: 24 * keptDays })

export const endsSoon = (draft: Pick<Draft, 'savedAt'>, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(endOf(draft).subtract({ hours: 24 * warnedDays }), now) <= 0

/** The furthest step that was reached: going back does not undo it. */
export const furthest = (one: Step, other: Step): Step =>
  steps.indexOf(one) > steps.indexOf(other) ? one : other

/** Where applications for a procedure go: here online, only at the desk, or on the national portal. */
export type Way = 'here' | 'desk' | 'national-portal'
type Filing = { filed: 'here' | 'national-portal'; channels: readonly string[] }

export function wayOf({ filed, channels }: Filing): Way {
  if (filed === 'national-portal') return 'national-portal'
  return channels.includes('online') ? 'here' : 'desk'
}

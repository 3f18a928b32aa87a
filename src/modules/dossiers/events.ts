import type { Channel, State, Verdict } from './domain.ts'
import type { TrackState } from './tracks/domain.ts'

/** Who stood in for the applicant, and where the officers went. */
type OnBehalf = {
  proxy?: string | undefined
  visit?: { place: string; at: string; note?: string | undefined } | undefined
  /** Needed papers that are not there, with the reason of each. */
  without?: string | undefined
  /** Fields of the person record that were declared otherwise; the values stand in the proposals. */
  otherwise?: string[] | undefined
}

/** What happens to a dossier, as the audit trail and the timeline keep it. */
declare module '#platform/events.ts' {
  interface Events {
    'dossier.submitted': { code: string; procedure: string; assisted: boolean } & OnBehalf
    'dossier.received': {
      code: string
      procedure: string
      channel: Channel
      dueAt: string | null
      /** The commune of the province that took it in for us. */
      from?: string | undefined
    } & OnBehalf
    'dossier.accepted': { code: string; dueAt: string | null; note?: string | undefined }
    /** At the counter it never was a dossier: channel and procedure say so. */
    'dossier.rejected': {
      code: string
      reason: string
      channel?: Channel | undefined
      procedure?: string | undefined
      otherwise?: string[] | undefined
    }
    'dossier.forwarded': {
      code: string
      step: string
      /** What the step is called: Vietnamese, English. */
      stepWords?: readonly [string, string] | undefined
      note?: string | undefined
      verdict?: Verdict | undefined
      /** The officer whom the step before named for this one. */
      assignee?: string | undefined
    }
    'dossier.digitised': { code: string; papers: string[]; pages: number }
    'dossier.sent-back': { code: string; step: string; reason: string }
    'dossier.assigned': { code: string; assignee: string; name: string }
    /** The officer who had it left; `assignee` is null when it waits for whoever does its step. */
    'dossier.taken-over': {
      code: string
      from: string
      fromName: string
      assignee: string | null
      name: string | null
    }
    'dossier.applicant-merged': { code: string; gone: string; keep: string }
    'dossier.supplement-asked': { code: string; missing: string; answerBy?: string | undefined }
    'dossier.supplemented': { code: string; answer: string; papers: string[] }
    'dossier.due-changed': {
      code: string
      before: string | null
      after: string | null
      reason: string
    }
    'dossier.result-attached': { code: string; title: string; documentNumber?: string | undefined }
    'dossier.result-numbered': { code: string; title: string; documentNumber: string }
    /** Entered wrongly and found before the hand-over; the wrong number is free again. */
    'dossier.number-corrected': {
      code: string
      title: string
      before: string
      documentNumber: string
      reason: string
    }
    /** What is wrong with a number that stands. */
    'dossier.number-annotated': {
      code: string
      title: string
      documentNumber: string
      note: string
    }
    'dossier.finished': {
      code: string
      verdict: Verdict
      reason?: string | undefined
      /** Nobody answered by the due date, which counts as consent. */
      bySilence?: boolean | undefined
    }
    'dossier.handed-over': { code: string; to: string; how: 'counter' | 'post' | 'electronic' }
    /** Whom the applicant sends to fetch the result; '' when nobody. */
    'dossier.pickup-named': { code: string; name: string }
    'dossier.withdrawn': { code: string; reason: string; from: State }
    'dossier.payment-asked': { code: string; amount: number; what: string }
    'dossier.payment-settled': {
      code: string
      amount: number
      how: 'paid' | 'waived'
      note?: string | undefined
    }
    'dossier.stopped': { code: string; ground: string; expired?: boolean | undefined }
    'dossier.resumed': { code: string; reason: string }
    'dossier.extension-drafted': { code: string; before: string; after: string; reason: string }
    /** `late`: signed after the due date; a new date is promised and the dossier stays late. */
    'dossier.extended': {
      code: string
      before: string
      after: string
      reason: string
      signedBy: string
      late: boolean
    }
    'dossier.verification-asked': { code: string; agency: string; question: string; limit: string }
    'dossier.verification-answered': { code: string; agency: string; answer: string }
    'dossier.consented': { code: string; agency: string }
    'dossier.track-changed': {
      code: string
      track: string
      agency: string
      state: TrackState
      result?: string | undefined
      note?: string | undefined
    }
    'dossier.visit-planned': { code: string; place: string; at: string; note?: string | undefined }
    'dossier.opened': { code: string }
    'dossier.receipt-printed': { code: string }
  }
}

/** What an event of a dossier is about. */
export const about = (id: string) => ({ kind: 'dossier', id })

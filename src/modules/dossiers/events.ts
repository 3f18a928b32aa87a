import type { Channel, State, Verdict } from './domain.ts'

/** What happens to a dossier, as the audit trail and the timeline keep it. */
declare module '#platform/events.ts' {
  interface Events {
    'dossier.submitted': { code: string; procedure: string; assisted: boolean }
    'dossier.received': { code: string; procedure: string; channel: Channel; dueAt: string | null }
    'dossier.accepted': { code: string; dueAt: string | null; note?: string | undefined }
    'dossier.rejected': { code: string; reason: string }
    'dossier.forwarded': {
      code: string
      step: string
      note?: string | undefined
      verdict?: Verdict | undefined
      /** The officer whom the step before named for this one. */
      assignee?: string | undefined
    }
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
    'dossier.supplement-asked': { code: string; missing: string }
    'dossier.supplemented': { code: string; answer: string; papers: string[] }
    'dossier.due-changed': {
      code: string
      before: string | null
      after: string | null
      reason: string
    }
    'dossier.result-attached': { code: string; title: string; documentNumber?: string | undefined }
    'dossier.finished': { code: string; verdict: Verdict; reason?: string | undefined }
    'dossier.handed-over': { code: string; to: string; how: 'counter' | 'post' | 'electronic' }
    'dossier.withdrawn': { code: string; reason: string; from: State }
    'dossier.opened': { code: string }
    'dossier.receipt-printed': { code: string }
  }
}

/** What an event of a dossier is about. */
export const about = (id: string) => ({ kind: 'dossier', id })

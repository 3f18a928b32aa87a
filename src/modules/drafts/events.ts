// A draft is its owner's own paper until it is filed: what is typed into it leaves no trace in the audit trail,
// that it was begun, given up, filed or removed does.
declare module '#platform/events.ts' {
  interface Events {
    'draft.started': { procedure: string }
    'draft.papers-added': { papers: number }
    'draft.paper-removed': { component: string }
    'draft.form-changed': { from: string; to: string; dropped: number }
    'draft.removed': { procedure: string; papers: number }
    /** It will be removed on that day: its owner is told before. */
    'draft.ending': { procedure: string; person: string; ends: string }
    'draft.expired': { procedure: string; papers: number; savedAt: string }
    'draft.submitted': { procedure: string; code: string }
  }
}

/** What an event of a draft is about. */
export const about = (id: string) => ({ kind: 'draft', id })

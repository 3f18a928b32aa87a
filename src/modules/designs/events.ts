declare module '#platform/events.ts' {
  interface Events {
    'form.drafted': { code: string; title: string; by: string }
    'form.draft-changed': { code: string; what: string; by: string }
    'form.draft-dropped': { code: string; by: string }
    'form.published': { code: string; version: number; from: string; note: string; by: string }
    'form.retired': { code: string; version: number; from: string; why: string; by: string }
    'form.version-deleted': { code: string; version: number; by: string }
  }
}

/** What an event of a form is about. */
export const about = ({ id }: { id: string }) => ({ kind: 'form', id })

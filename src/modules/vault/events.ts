/** What happens to a person's stored papers; the subject is the paper, of a kind its code. */
declare module '#platform/events.ts' {
  interface Events {
    'paper.reused': { code: string; from: string }
    'paper.hidden': { from: string }
    'paper.shown': { from: string }
    'paper.opened': { from: string; code?: string | undefined }
    'paper.described': {
      from: string
      issuer: string | null
      issuedOn: string | null
      expiresOn: string | null
    }
    'paper.kept': { code: string; papers: number }
    'paper.followed-merge': { gone: string; keep: string; papers: number }
    'paper-kind.saved': { code: string; by: string; days: number | null; reusable: boolean }
    'vault.filled': { dossiers: number; papers: number }
  }
}

export const aboutPaper = (id: string) => ({ kind: 'stored-paper', id })

/** What happens to the remarks on a dossier; the subject is the dossier. */
declare module '#platform/events.ts' {
  interface Events {
    'remark.written': { code: string; mentioned: string[] }
  }
}

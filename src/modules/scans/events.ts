/** What happens to a bundle of scans; what it does to a dossier is an event of the dossier. */
declare module '#platform/events.ts' {
  interface Events {
    'scan.uploaded': { name: string; size: number }
    'scan.read': { pages: number; parts: number }
    'scan.failed': { why: string }
    'scan.changed': { page: number; what: 'assigned' | 'skipped' | 'joined' | 'split' }
    'scan.confirmed': { parts: number; dossiers: number }
    'scan.filed': { code: string; parts: number }
    'scan.refused': { code: string; why: string }
    'scan.ended': { filed: number; refused: number }
    'scan.cancelled': { name: string }
    'separators.printed': { dossiers: number; sheets: number }
  }
}

export const aboutBatch = (id: string) => ({ kind: 'scan-batch', id })

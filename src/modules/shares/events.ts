/** What happens to a shared result; the subject is the dossier, so that her page and the audit trail show it. */
declare module '#platform/events.ts' {
  interface Events {
    'share.created': { code: string; share: string; until: string; withCode: boolean }
    /** Who opened it is not known: whoever held the link, on a phone or a computer. */
    'share.opened': { code: string; share: string; device: Device }
    'share.revoked': { code: string; share: string }
    'share.locked': { code: string; share: string }
  }
}

export type Device = 'phone' | 'computer' | 'unknown'

export function deviceOf(agent: string | undefined): Device {
  if (agent === undefined || agent === '') return 'unknown'
  return /Android|iPhone|iPad|Mobile/i.test(agent) ? 'phone' : 'computer'
}

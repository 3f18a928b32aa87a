import type { SlipKind } from '#modules/papers/index.ts'

import type { IdentityFinding } from './slip-identity.ts'

/** What happens around papers, as the audit trail keeps it. */
declare module '#platform/events.ts' {
  interface Events {
    'dossier.slip-issued': { code: string; kind: SlipKind; number: string | null }
    'dossier.slip-printed': { code: string; kind: SlipKind; number: string | null }
    'dossier.identity-checked': {
      code: string
      finding: IdentityFinding
      by: 'applicant' | 'proxy'
      /** Loại giấy tờ đã xuất trình. */
      shown: string
      proxy?: string | undefined
      note?: string | undefined
    }
    'register.asked': { number: string; from: string; to: string; lines: number }
    'register.made': { number: string; lines: number; volumes: number }
  }
}

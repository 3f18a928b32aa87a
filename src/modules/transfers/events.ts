import type { TransferId } from './domain.ts'

type Coded = { code: string }

/** What happens to a transfer, in the trail of the commune that did it; the other one's trail has `transfer.heard`. */
declare module '#platform/events.ts' {
  interface Events {
    'transfer.sent': Coded & {
      to: string
      procedure: string
      dueAt: string | null
      again?: boolean
    }
    'transfer.recalled': Coded & { reason: string }
    'transfer.received': Coded & { from: string; dueAt: string | null }
    'transfer.refused': Coded & { from: string; reason: string }
    'transfer.closed': Coded & { reason: string }
    'transfer.settled': Coded & { state: string }
    'transfer.result-sent': Coded & { to: string; titles: string[] }
    'transfer.result-arrived': Coded & { from: string }
    /** The applicant brought papers for the commune that settles it. */
    'transfer.papers-brought': Coded & { to: string; answer: string; papers: string[] }
    'transfer.papers-arrived': Coded & { from: string }
    'transfer.handed-over': Coded & { to: string; how: string }
    'transfer.heard': Coded & {
      what: string
      from: string
      by: string
      event: string
      /** When the other commune did it. */
      at: string
      said?: string | undefined
    }
    'transfer-rule.set': { clock: string; from: string; ground: string }
    'transfer-rule.excluded': { procedure: string; ground: string }
    'transfer-rule.included': { procedure: string }
  }
}

export const aboutTransfer = (id: TransferId | string) => ({ kind: 'transfer', id })

/** Events of one side that the other side notes. */
export const toldEvents = [
  'transfer.sent',
  'transfer.recalled',
  'transfer.received',
  'transfer.refused',
  'transfer.closed',
  'transfer.settled',
  'transfer.result-sent',
  'transfer.result-arrived',
  'transfer.papers-brought',
  'transfer.papers-arrived',
  'transfer.handed-over',
] as const
export type ToldEvent = (typeof toldEvents)[number]

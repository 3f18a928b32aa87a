import type { Approved } from '../keys/approvals.ts'

/** What sounds at once, with its approval; the protocol says what else stands in it. */
export type OrderItem = object & Approved

/** Nội dung một lệnh: what a device is told to do, as the protocol writes it (docs/protocols/speaker.md). */
export type OrderWhat =
  | { what: 'emergency'; item: OrderItem; times?: number; pause?: number }
  | { what: 'live'; item: OrderItem }
  /** `item` is the id of what was on the plan or in an order. */
  | { what: 'withdraw'; item: string }
  | { what: 'plan' | 'stop' | 'restart' | 'send-logs' | 'update' }
  | { what: 'volume'; volume: number }
  | { what: 'tone'; seconds: number }
  | { what: 'key'; key: { id: string; publicKey: string } }

export const orderKinds = [
  'emergency',
  'live',
  'withdraw',
  'plan',
  'stop',
  'restart',
  'send-logs',
  'update',
  'volume',
  'tone',
  'key',
] as const satisfies readonly OrderWhat['what'][]
export type OrderKind = (typeof orderKinds)[number]

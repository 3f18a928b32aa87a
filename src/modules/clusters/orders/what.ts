/** Nội dung một lệnh: what a device is told to do, as the protocol writes it (docs/protocols/speaker.md). */
export type OrderWhat =
  | { what: 'emergency'; item: object; times?: number; pause?: number }
  | { what: 'live'; item: object }
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

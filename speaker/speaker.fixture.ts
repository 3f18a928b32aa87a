import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

import { approvalText, type Envelope } from './envelope.ts'
import type { Item, Plan, PublicKey } from './messages.ts'

export type Signer = { known: PublicKey; secret: KeyObject }

export function keyPair(id: string): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  return { known: { id, publicKey: raw.toString('base64url') }, secret: privateKey }
}

export const signed = (key: Signer, text: string): string =>
  sign(null, Buffer.from(text), key.secret).toString('base64url')

export function sealed(key: Signer, value: object): Envelope {
  const payload = Buffer.from(JSON.stringify(value)).toString('base64url')
  return { payload, signature: signed(key, payload), key: key.known.id }
}

export function approved(key: Signer, item: Item): Item {
  const signature = signed(key, approvalText(item))
  return { ...item, approval: { ...item.approval, signature } }
}

export const given = {
  item: (change: Partial<Item> = {}): Item => ({
    id: 'i1',
    bulletin: 'b1',
    title: 'Lịch tiêm chủng',
    priority: 'normal',
    startsAt: '2026-11-23T05:00:00+07:00',
    endsAt: '2026-11-23T05:10:00+07:00',
    source: { kind: 'file', sha256: 'a'.repeat(64), bytes: 1000, seconds: 600 },
    approval: { by: 'Nguyễn Văn An', at: '2026-11-22T09:00:00+07:00', signature: 'A' },
    ...change,
  }),
  plan: (change: Partial<Plan> = {}): Plan & { kind: string } => ({
    kind: 'plan',
    device: 'd1',
    cluster: 'c1',
    revision: 1,
    validUntil: '2026-12-01T00:00:00+07:00',
    timeZone: 'Asia/Ho_Chi_Minh',
    quiet: [{ from: '21:30', to: '04:45' }],
    volumes: [],
    mostSeconds: 1800,
    items: [],
    ...change,
  }),
}

export const sound = (bytes: Buffer) => ({
  bytes,
  sha256: createHash('sha256').update(bytes).digest('hex'),
})

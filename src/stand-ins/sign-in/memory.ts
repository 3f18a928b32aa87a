import type { Adapter, Payload } from 'oidc-provider/lib/provider.js'

type Kept = Map<string, { payload: Payload; endsAt: number }>

const most = 5_000

/** What the stand-in remembers, in memory only: forgetting it means signing in again. */
export function memory(): new (kind: string) => Adapter {
  const kept: Kept = new Map()
  // oxlint-disable-next-line typescript/no-extraneous-class -- the library makes one for each kind of record
  return class extends Memory {
    constructor(kind: string) {
      super(kept, kind)
    }
  }
}

class Memory implements Adapter {
  readonly #kept: Kept
  readonly #kind: string

  constructor(kept: Kept, kind: string) {
    this.#kept = kept
    this.#kind = kind
  }

  async upsert(id: string, payload: Payload, expiresIn: number) {
    if (this.#kept.size >= most) this.#kept.delete(this.#kept.keys().next().value ?? '')
    const endsAt = Date.now() + expiresIn * 1000
    this.#kept.set(`${this.#kind}:${id}`, { payload, endsAt })
  }

  async find(id: string) {
    const entry = this.#kept.get(`${this.#kind}:${id}`)
    return entry && entry.endsAt > Date.now() ? entry.payload : undefined
  }

  async findByUid(uid: string) {
    for (const { payload } of this.#kept.values()) if (payload.uid === uid) return payload
    return undefined
  }

  async findByUserCode() {
    return undefined
  }

  async consume(id: string) {
    const payload = await this.find(id)
    if (payload) payload['consumed'] = Math.floor(Date.now() / 1000)
  }

  async destroy(id: string) {
    this.#kept.delete(`${this.#kind}:${id}`)
  }

  async revokeByGrantId(grantId: string) {
    for (const [key, { payload }] of this.#kept)
      if (payload.grantId === grantId) this.#kept.delete(key)
  }
}

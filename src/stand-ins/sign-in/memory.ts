import type { Adapter, Payload } from 'oidc-provider/lib/provider.js'

type Kept = { payload: Payload; endsAt: number }

const most = 5_000

/** What the stand-in remembers, in memory only: forgetting it means signing in again. */
export function memory() {
  const kept = new Map<string, Kept>()
  const read = (key: string) => {
    const entry = kept.get(key)
    if (entry && entry.endsAt > Date.now()) return entry.payload
    kept.delete(key)
    return undefined
  }
  const forget = (isIt: (payload: Payload) => boolean) => {
    for (const [key, { payload }] of kept) if (isIt(payload)) kept.delete(key)
  }

  // oxlint-disable-next-line typescript/no-extraneous-class -- the library makes one for each kind of record
  return class Memory implements Adapter {
    readonly #kind: string
    constructor(kind: string) {
      this.#kind = kind
    }
    async upsert(id: string, payload: Payload, expiresIn: number) {
      if (kept.size >= most) kept.delete(kept.keys().next().value ?? '')
      kept.set(`${this.#kind}:${id}`, { payload, endsAt: Date.now() + expiresIn * 1000 })
    }
    async find(id: string) {
      return read(`${this.#kind}:${id}`)
    }
    async findByUid(uid: string) {
      for (const { payload } of kept.values()) if (payload.uid === uid) return payload
      return undefined
    }
    async findByUserCode() {
      return undefined
    }
    async consume(id: string) {
      const payload = read(`${this.#kind}:${id}`)
      if (payload) payload['consumed'] = Math.floor(Date.now() / 1000)
    }
    async destroy(id: string) {
      kept.delete(`${this.#kind}:${id}`)
    }
    async revokeByGrantId(grantId: string) {
      forget((payload) => payload.grantId === grantId)
    }
  }
}

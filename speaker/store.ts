import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import type { Kept } from './clock.ts'
import { readWhole, writeWhole } from './disk.ts'
import type { Envelope } from './envelope.ts'
import { readEnvelope, readKey, type Answer, type Enrolled, type PublicKey } from './messages.ts'
import { each, isWord, number, object, optional } from './reading.ts'

/** What became of orders: numbers that were done are answered again, not done again. */
export type Orders = { highest: number; answers: Answer[]; withdrawn: string[] }

/** What a device remembers over a restart: small files, each written whole. */
export type Store = ReturnType<typeof storeIn>

/** As many answers are kept as a server might ask for again. */
const mostAnswers = 300

export function storeIn(folder: string) {
  const at = (name: string) => join(folder, name)
  const json = (name: string, value: unknown, mode?: number) =>
    writeWhole(at(name), `${JSON.stringify(value)}\n`, mode)
  mkdirSync(at('sounds'), { recursive: true, mode: 0o700 })
  return {
    folder,
    sounds: at('sounds'),
    plays: at('plays.jsonl'),
    enrolled: () => readWhole(at('secret.json'), readEnrolled),
    saveEnrolled: (enrolled: Enrolled) => json('secret.json', enrolled, 0o600),
    /** Revoked: everything that belonged to the old secret goes, but the log of plays stays. */
    forget() {
      for (const name of ['secret.json', 'plan.json', 'orders.json', 'keys.json'])
        rmSync(at(name), { force: true })
    },
    plan: () => readWhole(at('plan.json'), readEnvelope),
    savePlan: (envelope: Envelope) => json('plan.json', envelope),
    /** Keys of before, which approvals may still be signed with. */
    keys: () => readWhole(at('keys.json'), (all) => each(all, readKey)) ?? [],
    saveKeys: (keys: readonly PublicKey[]) => json('keys.json', keys),
    orders: (): Orders =>
      readWhole(at('orders.json'), readOrders) ?? { highest: 0, answers: [], withdrawn: [] },
    saveOrders: ({ highest, answers, withdrawn }: Orders) =>
      json('orders.json', {
        highest,
        answers: answers.slice(-mostAnswers),
        withdrawn: withdrawn.slice(-mostAnswers),
      }),
    time: () => readWhole(at('time.json'), readKept),
    saveTime: (kept: Kept) => json('time.json', kept),
    has: (name: string) => existsSync(at(name)),
  }
}

function readKept(value: unknown): Kept {
  const { offset, lastTrue } = object(value)
  return { offset: number(offset, -1e14), lastTrue: number(lastTrue, 0) }
}

function readOrders(value: unknown): Orders {
  const { highest, answers, withdrawn } = object(value)
  return {
    highest: number(highest, 0),
    answers: each(answers, (one) => object(one) as Answer),
    withdrawn: each(withdrawn, (one) => isWord(one)),
  }
}

export function readEnrolled(value: unknown): Enrolled {
  const from = object(value)
  const cluster = object(from['cluster'])
  return {
    device: isWord(from['device']),
    secret: isWord(from['secret'], 500),
    cluster: { code: isWord(cluster['code']), name: isWord(cluster['name'], 500) },
    key: readKey(from['key']),
    ...optional('mqtt', from['mqtt'], (mqtt) => {
      const { url, prefix, ca } = object(mqtt)
      return {
        url: isWord(url, 500),
        prefix: isWord(prefix),
        ...optional('ca', ca, (pem) => isWord(pem, 100_000)),
      }
    }),
  }
}

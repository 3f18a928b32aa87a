import { readItem, readKey, type Do, type Order } from './messages.ts'
import { isInstant, isWord, number, object, type Members } from './reading.ts'

const plain = ['plan', 'stop', 'restart', 'send-logs', 'update'] as const

function readDo(value: unknown): Do {
  const from = object(value)
  const simple = plain.find((what) => what === from['what'])
  if (simple) return { what: simple }
  const read = readers[isWord(from['what'])]
  if (!read) throw new Error('unknown order')
  return read(from)
}

const readers: Readonly<Record<string, (from: Members) => Do>> = {
  emergency: (from) => {
    const item = object(from['item'])
    return {
      what: 'emergency',
      item: readItem({ ...item, priority: item['priority'] ?? 'emergency' }),
      times: Math.floor(number(from['times'] ?? item['times'] ?? 1, 1, 20)),
      pause: number(from['pause'] ?? item['pause'] ?? 3, 0, 600),
    }
  },
  live: (from) => ({ what: 'live', item: readItem(from['item']) }),
  withdraw: (from) => ({ what: 'withdraw', item: isWord(from['item']) }),
  volume: (from) => ({ what: 'volume', volume: number(from['volume'], 0, 100) }),
  tone: (from) => ({ what: 'tone', seconds: Math.min(5, number(from['seconds'], 0)) }),
  key: (from) => ({ what: 'key', key: readKey(from['key']) }),
}

/** An order that names something we do not know is read all the same, so that it can be answered: `unknown`. */
export type AnyOrder = Omit<Order, 'do'> & { do: Do | undefined }

export function readOrder(value: unknown): AnyOrder {
  const from = object(value)
  if (from['kind'] !== 'order') throw new Error('not an order')
  return {
    device: isWord(from['device']),
    number: number(from['number'], 1),
    expiresAt: isInstant(from['expiresAt']),
    do: attempt(() => readDo(from['do'])),
  }
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

import pg from 'pg'

import type { Database } from './db.ts'
import { cutOff } from './pulse.ts'

/** What a process may have missed is told as this: everything may have changed. */
export const everything = '*'

/** Told to this process alone: from now on words arrive. What was said while the connection was made has been missed. */
export const listening = '+'

type Hear = (word: string) => void

export type Tidings = {
  /** Hears what transactions of any process tell, from now on; returns how to stop. */
  listen(hear: Hear): () => void
}

const channel = 'xaso_told'
const known = new WeakMap<Database, Tidings>()

/**
 * Carries words between processes by LISTEN and NOTIFY: one listening connection per process, and only while somebody
 * listens. Words leave after the commit and ten times a second at most, not with each commit: a transaction that
 * notifies holds a lock at its commit that all others wait for. A process that dies in between loses words, so they
 * may only serve what can be late: open pages, and memories that expire anyway.
 */
export function tidingsOf(database: Database): Tidings {
  const before = known.get(database)
  if (before) return before
  const { connectionString = '' } = database.pool.options
  sendFrom(database)
  const hearers = new Set<Hear>()
  let end: (() => void) | undefined
  const hear = (word: string) => {
    if (word.startsWith('forget ')) database.forget(word.slice('forget '.length))
    for (const one of hearers) one(word)
  }
  const tidings: Tidings = {
    listen: (one) => {
      hearers.add(one)
      end ??= stayConnected(connectionString, hear)
      return () => {
        hearers.delete(one)
        if (hearers.size > 0) return
        end?.()
        end = undefined
      }
    },
  }
  known.set(database, tidings)
  return tidings
}

/** How long words are gathered, in ms; what is told again meanwhile is told once. */
const gather = 100
/** A notification holds 8,000 bytes; a word has at most some hundred. */
const most = 50

function sendFrom({ pool, onTell }: Database) {
  const words = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  async function send() {
    timer = undefined
    const all = [...words]
    words.clear()
    const parts = Array.from({ length: Math.ceil(all.length / most) }, (_, n) =>
      all.slice(n * most, (n + 1) * most).join('\n'),
    )
    // A server that is away now tells everybody to look anew when it is back.
    await pool
      .query('select pg_notify($1, part) from unnest($2::text[]) part', [channel, parts])
      .catch(() => {})
  }
  onTell((told) => {
    for (const word of told) words.add(word.slice(0, 150))
    timer ??= setTimeout(() => void send(), gather).unref()
  })
}

const longestWait = 5_000
/** How often the listening connection is asked whether it lives, and how long it may take to say so, in ms. */
const every = 5_000
const patience = 4_000

/** Listens, and connects again for ever when the server goes away; each time everything may have changed meanwhile. */
function stayConnected(connectionString: string, hear: Hear): () => void {
  let wait = 100
  let isOver = false
  let leave = () => {}
  let isAgain = false
  async function connect() {
    const client = new pg.Client({
      connectionString,
      application_name: 'xaso-tidings',
      connectionTimeoutMillis: longestWait,
    })
    let isGone = false
    const gone = () => {
      if (isGone) return
      isGone = true
      clearInterval(asking)
      cutOff(client)
      isAgain = true
      if (isOver) return
      setTimeout(() => void connect(), wait).unref()
      wait = Math.min(wait * 2, longestWait)
    }
    const asking = setInterval(() => void isSilent(client).then((is) => is && gone()), every)
    asking.unref()
    leave = gone
    client.on('error', gone)
    client.on('end', gone)
    client.on('notification', ({ payload = '' }) => {
      for (const word of payload.split('\n')) hear(word)
    })
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      wait = 100
      if (!isGone) hear(isAgain ? everything : listening)
    } catch {
      gone()
    }
  }
  void connect()
  return () => {
    isOver = true
    leave()
  }
}

async function isSilent(client: pg.Client): Promise<boolean> {
  const silence = new Promise<true>((done) => setTimeout(() => done(true), patience).unref())
  const heard = client.query('select 1').then(
    () => false,
    () => true,
  )
  return Promise.race([heard, silence])
}

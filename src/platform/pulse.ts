import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'

/** The server has stopped answering: what waits for it is let go, what comes is not kept waiting. */
export class DatabaseAway extends Error {
  constructor() {
    super('Connection terminated: the database does not answer')
  }
}

/** A transaction open this long makes us ask whether the server lives; it has as long again to say so, in ms. */
const patience = 2_000
const every = 500
/** Signing in and asking takes eight or so. */
const turns = 40

export type Pulse = {
  /** A connection was given to a transaction, or came back. */
  taken(client: pg.PoolClient): void
  returned(client: pg.PoolClient): void
  readonly isAway: boolean
  stop(): void
}

/**
 * Notices a server that is frozen or cut off: its connections stay open and say nothing, so no error ever comes. A slow
 * statement is not that: then the server still answers somebody new.
 */
export function pulseOf(url: string): Pulse {
  const open = new Map<pg.PoolClient, number>()
  let isAway = false
  let isAsking = false
  let heardAt = 0
  const late = () => {
    const now = performance.now()
    return [...open].filter(([, since]) => now - since > patience).map(([client]) => client)
  }
  const timer = setInterval(async () => {
    const isSure = !isAway && performance.now() - heardAt < patience
    if (isAsking || isSure || (!isAway && late().length === 0)) return
    isAsking = true
    // Twice: a machine that is busy beyond measure may be silent once.
    isAway = (await isSilent(url)) && (await isSilent(url))
    isAsking = false
    if (!isAway) heardAt = performance.now()
    if (isAway) for (const client of late()) cutOff(client)
  }, every).unref()
  return {
    taken: (client) => void open.set(client, performance.now()),
    returned: (client) => void open.delete(client),
    get isAway() {
      return isAway
    },
    stop: () => clearInterval(timer),
  }
}

/** Whether nothing at all is heard. A refusal is an answer: whoever waits then has been told so as well. */
async function isSilent(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, application_name: 'xaso-pulse' })
  client.on('error', () => {})
  const heard = client
    .connect()
    .then(() => client.query('select 1'))
    .then(
      () => true,
      () => true,
    )
  const isAlive = await Promise.race([heard, silence()])
  if (isAlive) client.end().catch(() => {})
  else cutOff(client)
  return !isAlive
}

/**
 * Waits in many short turns: a process that is busy itself (making workbooks, say) comes to its network only once in a
 * while, and then its turns, in which an answer is read as well, take as much longer.
 */
async function silence() {
  for (let turn = 0; turn < turns; turn += 1)
    await sleep(patience / turns, undefined, { ref: false })
  return false as const
}

/** Everything that waits on this connection fails at once, and the pool throws it away. */
export function cutOff(client: pg.ClientBase) {
  const { connection } = client as unknown as { connection: { stream: { destroy(): void } } }
  connection.stream.destroy()
}

import type { FastifyReply, FastifyRequest } from 'fastify'

import { turns } from '#platform/turns.ts'

import { networkOf } from './sign-in/entrance.ts'
import { refusals } from './turn-away.ts'

/**
 * How many requests of strangers from one address, or of one citizen, may be under way at once. Rate cannot tell an
 * office at nine in the morning from a flood, but what is under way can: an office of fifty has a few, a flood all it can
 * get. Officers who are signed in and programs with a token are not counted, whatever else their address does.
 */
const mostAtOnce = 40

/** Of all of them together, so many begin between two looks at what officers want, and so many may wait for it. */
const perTurn = 4
const mostWaiting = 200

/** Whether a request may go on; when not, it has been answered. */
export type Admit = (req: FastifyRequest, reply: FastifyReply) => Promise<boolean>

/** Turns away what is sent too much of, before its body is read or anything is asked of the database. */
export function floodGate(): Admit {
  const underWay = new Map<string, number>()
  const line = turns(perTurn)
  const turnAway = refusals()
  function leave(sender: string) {
    const left = (underWay.get(sender) ?? 1) - 1
    if (left > 0) underWay.set(sender, left)
    else underWay.delete(sender)
  }
  return async (req, reply) => {
    const sender = senderOf(req)
    if (sender === undefined) return true
    const now = underWay.get(sender) ?? 0
    if (now >= mostAtOnce || line.waiting >= mostWaiting) {
      turnAway(req, reply)
      return false
    }
    underWay.set(sender, now + 1)
    // Also when the sender hangs up before the answer.
    reply.raw.once('close', () => leave(sender))
    await line.begin()
    return true
  }
}

/** Who is counted, and under which name; watchers must hear from us also in a flood. */
function senderOf({ who, ip, routeOptions }: FastifyRequest): string | undefined {
  if (routeOptions.config.forWatchers) return undefined
  if (who.kind === 'citizen') return who.actor
  return who.kind === 'public' ? networkOf(ip) : undefined
}

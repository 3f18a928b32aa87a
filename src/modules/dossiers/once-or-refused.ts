import type { FastifyRequest } from 'fastify'

import type { Tx } from '#platform/db.ts'
import { once } from '#platform/once.ts'
import type { Outcome } from '#platform/outcome.ts'

import type { Why } from './domain.ts'

/** Thrown to undo the transaction of an act that the rules refuse. */
class Refusal extends Error {
  readonly why: Why
  constructor(why: Why) {
    super(why)
    this.why = why
  }
}

type Sent = { key: string | undefined; body: object }
type Run = (tx: Tx) => Promise<Outcome<unknown, Why>>

/** Does an act once, however often its form is sent; or says why the rules refuse it. */
export async function onceOrRefused(
  req: FastifyRequest,
  { key, body }: Sent,
  run: Run,
): Promise<Why | undefined> {
  try {
    await once(req.db, { who: req.who, key, body }, async (tx) => {
      const outcome = await run(tx)
      if (!outcome.ok) throw new Refusal(outcome.why)
      return { status: 303, answer: {} }
    })
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.why
    throw error
  }
}

import { z } from 'zod'

import type { Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import type { Answer } from '../watch/beat.ts'

export type AnswerOf = Answer & { device: string }

const Noted = z.object({ device: z.string(), number: z.number(), what: z.string() })

/** What became of orders, once for each: sent again it changes nothing. */
export async function noteAnswers(
  tx: Tx,
  unit: UnitId,
  answers: readonly AnswerOf[],
  now: Temporal.Instant,
) {
  const once = new Map(answers.map((one) => [`${one.device} ${one.number}`, one]))
  const noted = await tx.many(Noted)`
    update clusters.device_order o set answered_at = ${now.toString()}, done_at = n.at, is_done = n.done,
      why = left(n.why, 80)
    from jsonb_to_recordset(${JSON.stringify([...once.values()])}::jsonb)
      as n(device uuid, number bigint, at timestamptz, done boolean, why text)
    where o.unit_id = ${unit} and o.device_id = n.device and o.number = n.number and o.answered_at is null
    returning o.device_id as device, o.number, o.what
  `
  if (noted.length > 0) tx.tell(`${unit} cluster.answered`)
  return noted
}

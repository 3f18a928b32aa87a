import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'

import { soundAtOnce, whyNotDecide, writeAtOnce } from '#modules/bulletins/index.ts'
import type { PlanKey } from '#modules/clusters/index.ts'
import { whyNotSound as whyNoSpeech } from '#modules/speech/index.ts'
import type { Errors } from '#platform/form.ts'
import { no, type Outcome } from '#platform/outcome.ts'
import { Problem } from '#platform/problem.ts'

import { reached, soundEmergency, type EmergencyId, type Sounding } from './emergency.ts'
import type { WrittenNowForm } from './shapes-emergency.ts'
import { whyNotSound } from './words.ts'

type Written = z.output<typeof WrittenNowForm>

/**
 * Viết và phát ngay: one leader alone writes a warning, answers for it and sounds it, in one transaction. The sound is made first:
 * a text that cannot be said is told on the form, and nothing is kept.
 */
export async function soundWritten(
  { db, who, now, server }: Pick<FastifyRequest, 'db' | 'who' | 'now' | 'server'>,
  { draft: id, ...said }: Written,
  where: Omit<Sounding, 'bulletin' | 'expires'>,
  key: PlanKey,
): Promise<Outcome<EmergencyId, 'sent-already' | Errors>> {
  if ((await db.read((q) => reached(q, where.targets))).length === 0)
    return no(whyNotSound['nowhere'])
  const made = await soundAtOnce({ db, files: server.world.files }, said)
  if (!made.ok) return no({ text: whyNoSpeech[made.why][0] })
  return db.tx(async (tx) => {
    const written = await writeAtOnce(tx, who, { id, ...said }, { ...made.value, now, key })
    if (!written.ok) {
      if (written.why === 'sent-already') return no('sent-already')
      throw new Problem(409, whyNotDecide[written.why])
    }
    const sounded = await soundEmergency(tx, who, { ...where, bulletin: id }, { now, key })
    // Whatever is written is sounded, or neither is kept.
    if (!sounded.ok) throw new Problem(409, Object.values(whyNotSound[sounded.why])[0] ?? '')
    return sounded
  })
}

import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'

import { liveAtOnce, soundAtOnce, whyNotDecide, writeAtOnce } from '#modules/bulletins/index.ts'
import type { PlanKey } from '#modules/clusters/index.ts'
import { whyNotSound as whyNoSpeech } from '#modules/speech/index.ts'
import { localOf } from '#platform/clock/time.ts'
import type { Tx } from '#platform/db.ts'
import type { Errors } from '#platform/form.ts'
import { no, type Outcome } from '#platform/outcome.ts'
import { Problem } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { reached, soundEmergency, type EmergencyId, type Sounding } from './emergency.ts'
import type { SpokenNowForm, WrittenNowForm } from './shapes-emergency.ts'
import { momentText, whyNotSound } from './words.ts'

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
  if ((await db.read((q) => reached(q, where.targets))).clusters.length === 0)
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

/** Ten minutes: whoever needs longer speaks again. */
const liveSeconds = 600

/** Nói trực tiếp khẩn cấp: approved for one voice at once; where to is chosen beside the microphone. */
export async function speakNow(
  tx: Tx,
  who: Who,
  { draft: id, liveReason: reason }: z.output<typeof SpokenNowForm>,
  { now, key }: { now: Temporal.Instant; key: PlanKey },
): Promise<string> {
  const title = `Nói trực tiếp khẩn cấp ${momentText(localOf(now))}`
  const one = { id, title, reason, seconds: liveSeconds }
  const made = await liveAtOnce(tx, who, one, { now, key })
  if (!made.ok && made.why !== 'sent-already') throw new Problem(409, whyNotDecide[made.why])
  return id
}

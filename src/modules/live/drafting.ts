import {
  bulletinById,
  bulletinsOfFile,
  writeBulletin,
  type BulletinDraft,
} from '#modules/bulletins/index.ts'
import type { Tx } from '#platform/db.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import type { Talk } from './domain.ts'

/** Bản ghi thành bản tin: what was said live as a new draft, to be approved like any other; made once, it is found again. */
export async function draftOfTalk(
  tx: Tx,
  who: Who,
  { bulletinId, fileId, title, priority }: Talk,
  now: Temporal.Instant,
): Promise<Outcome<string, 'no-recording'>> {
  if (fileId === null) return no('no-recording')
  const [made] = await bulletinsOfFile(tx, fileId)
  if (made) return yes(made.id)
  const spoken = found(await bulletinById(tx, bulletinId), 'bản tin này')
  const draft: BulletinDraft = {
    title: `${title.slice(0, 140)} (ghi lại)`,
    // An emergency that is over is no emergency when it is heard again.
    priority: priority === 'emergency' ? 'normal' : priority,
    genre: spoken.genre,
    language: spoken.language,
    kind: 'file',
    text: spoken.text,
    uploadId: fileId,
    ...{ voice: null, speed: null, relayUrl: null, plannedSeconds: null },
    ...{ parts: [], expiresOn: null },
  }
  const written = await writeBulletin(tx, who, draft, { now, copiedFrom: bulletinId })
  return written.ok ? written : no('no-recording')
}

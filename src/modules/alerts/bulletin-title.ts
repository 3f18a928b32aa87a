import { bulletinById } from '#modules/bulletins/index.ts'
import type { Read } from '#platform/db.ts'

/** The bulletin that was made of an alert, as it is called now. */
export async function bulletinTitle(q: Read, id: string | null) {
  const bulletin = id === null ? undefined : await bulletinById(q, id)
  return bulletin && { id: bulletin.id, title: bulletin.title, state: bulletin.state }
}

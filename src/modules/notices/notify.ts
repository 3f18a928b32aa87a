import type { Tx } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { forgetCount } from './count.ts'
import type { Reader } from './domain.ts'
import { addNotice, type NewNotice } from './store.ts'

/** Officers and one citizen; whoever stands twice is told once. */
export type Recipients = { staff?: readonly string[]; person?: string | undefined }

/** Tells each of them, once for each event. Returns how many were told now. */
export async function notify(
  tx: Tx,
  unit: UnitId,
  { staff = [], person }: Recipients,
  notice: NewNotice,
): Promise<number> {
  const readers: Reader[] = [...new Set(staff)].map((id) => ({ staff: id }))
  if (person) readers.push({ person })
  let told = 0
  for (const reader of readers) {
    told += await addNotice(tx, unit, reader, notice)
    forgetCount(unit, reader)
    if ('staff' in reader) tx.tell(`${unit} notice ${reader.staff}`)
  }
  return told
}

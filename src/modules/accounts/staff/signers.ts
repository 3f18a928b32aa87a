import type { Read } from '#platform/db.ts'

import { awayOn } from '../leaves/store.ts'
import { staffLogins, staffWithPermission } from './questions.ts'

/** An officer who may put her name to a paper. */
export type Signer = { id: string; name: string; position: string | null; isAway: boolean }

/** Officers whose roles give them this permission; who is on leave that day comes last. */
export async function signersWith(
  q: Read,
  permission: string,
  day: Temporal.PlainDate,
): Promise<Signer[]> {
  const able = new Set((await staffWithPermission(q, permission)).map(({ id }) => id))
  const away = await awayOn(q, day)
  return (await staffLogins(q))
    .filter(({ id }) => able.has(id))
    .map(({ id, name, position }) => ({ id, name, position, isAway: away.has(id) }))
    .toSorted((a, b) => Number(a.isAway) - Number(b.isAway))
}

/** The choices of a select. */
export const signerChoices = (
  signers: readonly Signer[],
  t: (vi: string, en: string) => string,
): { value: string; text: string }[] =>
  signers.map(({ id, name, position, isAway }) => {
    const whole = position ? `${name} (${position})` : name
    return { value: id, text: isAway ? `${whole}, ${t('đang nghỉ', 'on leave')}` : whole }
  })

import { staffLogins, staffWithPermission } from '#modules/accounts/index.ts'
import type { Read } from '#platform/db.ts'

import type { Signing } from './pages/enter-page.tsx'

/** Who signs papers of civil status in this commune. */
export async function signersIn(q: Read): Promise<Signing[]> {
  const able = new Set((await staffWithPermission(q, 'civil-status.sign')).map(({ id }) => id))
  return (await staffLogins(q)).filter(({ id }) => able.has(id))
}

/** The chosen one, as an entry keeps it. */
export const signerOf = (signers: readonly Signing[], id: string | undefined) => {
  const chosen = signers.find((one) => one.id === id)
  return chosen && { id: chosen.id, name: chosen.name, title: chosen.position ?? '' }
}

import { signersWith, type Signer } from '#modules/accounts/index.ts'
import type { Read } from '#platform/db.ts'

/** Who signs papers of civil status in this commune. */
export const signersIn = (q: Read, day: Temporal.PlainDate): Promise<Signer[]> =>
  signersWith(q, 'civil-status.sign', day)

/** The chosen one, as an entry keeps it. */
export const signerOf = (signers: readonly Signer[], id: string | undefined) => {
  const chosen = signers.find((one) => one.id === id)
  return chosen && { id: chosen.id, name: chosen.name, title: chosen.position ?? '' }
}

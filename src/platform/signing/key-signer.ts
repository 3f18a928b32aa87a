import { sign, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

import type { Certificate } from './cms/certificate.ts'
import { keyKindOf } from './cms/signed-data.ts'
import type { Signer } from './signer.ts'

const signing = promisify(sign)

/** A signer whose key this program holds itself. */
export const signerOfKey = (
  key: KeyObject,
  certificate: Certificate,
  chain: readonly Certificate[],
): Signer => ({
  certificate,
  chain,
  kind: keyKindOf(certificate),
  sign: async (data) => signing('sha256', Buffer.from(data), key),
})

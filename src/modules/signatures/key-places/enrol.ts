import type { Db } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, type Outcome } from '#platform/outcome.ts'
import { certify } from '#platform/signing/authority/authority.ts'
import { tokenPublicKey, writeTokenCertificate } from '#platform/signing/providers/token.ts'
import type { Who } from '#platform/who.ts'

import type { Why } from '../domain.ts'
import { aboutMeans } from '../events.ts'
import { meansOf } from '../means/store.ts'
import { partyKey, secretIn, type Office, type Party } from '../provider.ts'
import { refusing } from '../signing.ts'
import { testAddresses, testAuthority } from '../trust/roots.ts'
import { settingsForDrivers } from './drivers.ts'
import { placeOf } from './set-up.ts'

/**
 * Ghi chứng thư thử, in a demonstration: the test authority certifies the key that lies on the token, so that a token which no authority
 * has issued can be tried. The key stays where it is.
 */
export async function enrolToken(
  office: Office,
  db: Db,
  who: Who,
  { party, now }: { party: Party; now: Temporal.Instant },
): Promise<Outcome<undefined, Why>> {
  const { means, place } = await db.read(async (q) => ({
    means: await meansOf(q, who.unit, partyKey(party)),
    place: await placeOf(q, who.unit, 'pkcs11'),
  }))
  const secret = means && secretIn(office, means)
  const driver = place?.driver
  if (!office.demo || means?.provider !== 'pkcs11' || !secret || !driver) return no('no-provider')
  const { token = '', keyId = '' } = means.settings
  const environment = settingsForDrivers(office.keysFolder)
  const at = { driver, token, keyId, pin: secret.pin, environment }
  return refusing(async () => {
    const authority = await testAuthority(office)
    const certificate = certify(authority.issuer, await tokenPublicKey(at), {
      commonName: party.name,
      organization: party.organization,
      from: now.subtract({ hours: 1 }),
      addresses: testAddresses(office.publicUrl),
    })
    await writeTokenCertificate(at, certificate.raw)
    const data = { party: partyKey(party), token, fingerprint: certificate.fingerprint }
    await db.tx((tx) => record(tx, who, 'signature.enrolled', aboutMeans(means.id), data))
    return undefined
  })
}

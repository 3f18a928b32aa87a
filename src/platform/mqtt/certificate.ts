import { X509Certificate } from 'node:crypto'

import { keptHolder } from '../signing/authority/kept.ts'
import {
  issueCertificate,
  issuedBy,
  newAuthorityKey,
  spkiOf,
  type Holder,
} from '../signing/authority/make.ts'

/** What a server shows to whoever connects, and the authority (PEM) by which it is known. */
export type ServerKeys = { key: string; cert: string; ca: string }

const years = (from: Temporal.Instant, count: number) => from.add({ hours: count * 365 * 24 })

const pemOf = ({ certificate }: Holder) => new X509Certificate(certificate.raw).toString()

/**
 * A certificate of the installation's own authority for these hosts. The authority is kept, because devices know it since
 * their enrolment; the server's key is new at every start and never written down.
 */
export async function serverKeys(
  folder: string,
  hosts: readonly string[],
  now: Temporal.Instant,
): Promise<ServerKeys> {
  // A device whose clock is a little behind believes it, too.
  const from = now.subtract({ hours: 48 })
  const authority = await keptHolder(folder, 'broker-ca.json', async () => {
    const key = await newAuthorityKey()
    const subject = { commonName: 'Máy chủ truyền thanh', organization: 'Xã Số' }
    const asked = { subject, spki: spkiOf(key), from, until: years(now, 20) }
    return { key, certificate: issueCertificate({ ...asked, use: 'root' }, { key }) }
  })
  const key = await newAuthorityKey()
  const subject = { commonName: hosts[0] ?? 'localhost' }
  const certificate = issueCertificate(
    { subject, spki: spkiOf(key), from, until: years(now, 5), use: 'server', hosts },
    issuedBy(authority),
  )
  return {
    key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pemOf({ key, certificate }),
    ca: pemOf(authority),
  }
}

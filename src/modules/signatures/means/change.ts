import { seal, unseal } from '#modules/accounts/index.ts'
import { unitById } from '#modules/units/index.ts'
import type { Db, Read } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { sha256 } from '#platform/signing/cms/algorithms.ts'
import { readCertificate, type Certificate } from '#platform/signing/cms/certificate.ts'
import { DerFault } from '#platform/signing/cms/der.ts'
import { refuseUnlessGood } from '#platform/signing/pades/sign.ts'
import { isMadeBy } from '#platform/signing/pades/two-phase.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { settingsIn } from '../configured.ts'
import type { Why } from '../domain.ts'
import { aboutMeans } from '../events.ts'
import { providerFor, type Office, type Party } from '../provider.ts'
import { refusing } from '../signing.ts'
import { testHolder } from '../trust/signers.ts'
import { agency, meansOf, noteTest, replaceMeans, type ProviderCode } from './store.ts'

export type Wish = {
  provider: ProviderCode
  token: string
  keyId: string
  credential: string
  pin: string
  bearer: string
  /** Of a plug-in, as it was uploaded: DER or PEM. */
  certificate: Uint8Array | undefined
}

export type WhyNotMeans = 'no-certificate' | 'unreadable' | 'not-here' | 'no-secret'

/** Which providers this installation can sign by at all. */
export function providersHere({ demo, keysFolder }: Office): ProviderCode[] {
  if (demo) return ['test', 'csc', 'plug-in']
  const settings = settingsIn(keysFolder)
  if (!settings) return []
  return settings.provider === 'plug-in' ? ['plug-in'] : [settings.provider, 'plug-in']
}

/** Giao phương tiện ký số: from now on somebody signs by this. */
export async function changeMeans(
  office: Office,
  db: Db,
  who: Who,
  { party, wish, now }: { party: Party; wish: Wish; now: Temporal.Instant },
): Promise<Outcome<string, WhyNotMeans>> {
  const { provider, token, keyId, credential } = wish
  if (!providersHere(office).includes(provider)) return no('not-here')
  const certificate = await certificateFor(office, party, wish)
  if (!certificate.ok) return certificate
  const key = party.kind === 'agency' ? agency : party.staff
  return db.tx(async (tx) => {
    const secret = await secretFor(office, tx, who.unit, { key, wish })
    if (secret === undefined) return no('no-secret')
    const settings =
      provider === 'pkcs11' ? { token, keyId } : provider === 'csc' ? { credential } : {}
    const raw = certificate.value && Buffer.from(certificate.value.raw)
    const means = { party: key, provider, certificate: raw ?? null, settings, secret }
    const id = await replaceMeans(tx, who, means, now)
    const fingerprint = certificate.value?.fingerprint ?? null
    const data = { party: key, provider, fingerprint }
    await record(tx, who, 'signature.means-changed', aboutMeans(id), data)
    return yes(id)
  })
}

async function certificateFor(
  office: Office,
  party: Party,
  { provider, certificate: sent }: Wish,
): Promise<Outcome<Certificate | undefined, WhyNotMeans>> {
  if (provider !== 'plug-in') return yes(undefined)
  // The stand-in plug-in of a demonstration holds the test keys.
  if (!sent && office.demo) return yes((await testHolder(office, party)).certificate)
  if (!sent) return no('no-certificate')
  const certificate = certificateIn(sent)
  return certificate ? yes(certificate) : no('unreadable')
}

/** A certificate as programs save it: DER, or the same as letters between two lines. */
export function certificateIn(bytes: Uint8Array): Certificate | undefined {
  const text = Buffer.from(bytes).toString('latin1')
  const letters = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/.exec(
    text,
  )
  try {
    return readCertificate(letters?.[1] ? Buffer.from(letters[1], 'base64') : bytes)
  } catch (error) {
    if (error instanceof DerFault) return undefined
    throw error
  }
}

type Secret = { key: string; wish: Wish }

/** PIN and access token, sealed; what was left empty stays as it was. Null where none is needed. */
async function secretFor(
  { sessionKey, demo }: Office,
  q: Read,
  unit: UnitId,
  { key, wish: { provider, pin, bearer } }: Secret,
): Promise<Buffer | null | undefined> {
  if (provider === 'test' || provider === 'plug-in' || demo) return null
  if (pin !== '') return seal(sessionKey, 'signing-secret', JSON.stringify({ pin, bearer }))
  const before = await meansOf(q, unit, key)
  const isSame = before?.provider === provider && before.secret !== null
  return isSame && unseal(sessionKey, 'signing-secret', before.secret!) ? before.secret : undefined
}

/** In whose name: the agency of this unit, or one of its officers. */
export async function partyOf(
  q: Read,
  unit: UnitId,
  who: { id: string; name: string } | typeof agency,
): Promise<Party> {
  const { name } = found(await unitById(q, unit), 'đơn vị')
  return who === agency
    ? { kind: 'agency', unit, name, organization: name }
    : { kind: 'person', unit, staff: who.id, name: who.name, organization: name }
}

/** Ký thử: some bytes are signed and checked, and the certificate's standing is asked. Of a plug-in only the standing. */
export async function tryMeans(
  office: Office,
  db: Db,
  who: Who,
  { party, now }: { party: Party; now: Temporal.Instant },
): Promise<Outcome<undefined, Why>> {
  const key = party.kind === 'agency' ? agency : party.staff
  const means = await db.read((q) => meansOf(q, who.unit, key))
  const provider = await providerFor(office, db, party, now)
  if (!provider) return no('no-provider')
  const tried = await refusing(async () => {
    if (means?.provider === 'plug-in' && means.certificate) {
      const certificate = readCertificate(means.certificate)
      await refuseUnlessGood({ certificate, chain: provider.chain }, provider.services, now)
      return certificate
    }
    const signer = await provider.signerFor(party)
    await refuseUnlessGood(signer, provider.services, now)
    const bytes = sha256(Buffer.from(`Ký thử ${now.toString()}`))
    const isGood = isMadeBy(signer.certificate, bytes, await signer.sign(bytes))
    return isGood ? signer.certificate : undefined
  })
  const test = tried.ok ? (tried.value ? 'good' : 'not-this-signature') : tried.why
  await db.tx(async (tx) => {
    const raw = (tried.ok && tried.value?.raw) || null
    // What has never been given to anybody is tried as well: then it is written down as given.
    const empty = {
      party: key,
      provider: provider.code,
      certificate: null,
      settings: {},
      secret: null,
    }
    const id = means?.id ?? (await replaceMeans(tx, who, empty, now))
    await noteTest(tx, who.unit, { id, at: now, test, certificate: raw })
    const data = { party: key, provider: provider.code, test }
    await record(tx, who, 'signature.means-tested', aboutMeans(id), data)
  })
  if (!tried.ok) return tried
  return tried.value ? yes(undefined) : no('not-this-signature')
}

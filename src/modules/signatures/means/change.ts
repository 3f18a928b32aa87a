import { seal, unseal } from '#modules/accounts/index.ts'
import { unitById } from '#modules/units/index.ts'
import type { Db, Read } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { readCertificate, type Certificate } from '#platform/signing/cms/certificate.ts'
import { DerFault } from '#platform/signing/cms/der.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { settingsIn } from '../configured.ts'
import { aboutMeans } from '../events.ts'
import { keyPlaces } from '../key-places/store.ts'
import type { Office, Party } from '../provider.ts'
import { testHolder } from '../trust/signers.ts'
import { agency, meansOf, providerCodes, replaceMeans, type ProviderCode } from './store.ts'

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

/** Which providers this unit can sign by at all: what its administrator or the keeper of the machine has set up. */
export async function providersHere(
  { demo, keysFolder }: Office,
  q: Read,
  unit: UnitId,
): Promise<ProviderCode[]> {
  const set = (await keyPlaces(q, unit)).map(({ kind }) => kind)
  const settings = demo ? undefined : settingsIn(keysFolder)
  const here = new Set<ProviderCode>([
    ...(demo ? (['test', 'csc', 'plug-in'] as const) : []),
    ...set,
    ...(settings ? ([settings.provider, 'plug-in'] as const) : []),
    ...(set.length > 0 ? (['plug-in'] as const) : []),
  ])
  return providerCodes.filter((code) => here.has(code))
}

/** Giao phương tiện ký số: from now on somebody signs by this. */
export async function changeMeans(
  office: Office,
  db: Db,
  who: Who,
  { party, wish, now }: { party: Party; wish: Wish; now: Temporal.Instant },
): Promise<Outcome<string, WhyNotMeans>> {
  const { provider, token, keyId, credential } = wish
  const { here, places } = await db.read(async (q) => ({
    here: await providersHere(office, q, who.unit),
    places: await keyPlaces(q, who.unit),
  }))
  if (!here.includes(provider)) return no('not-here')
  const certificate = await certificateFor(office, party, wish)
  if (!certificate.ok) return certificate
  const key = party.kind === 'agency' ? agency : party.staff
  // The stand-in of a demonstration knows its own PIN; what was really set up is asked for it.
  const isStandIn = office.demo && !places.some(({ kind }) => kind === provider)
  return db.tx(async (tx) => {
    const secret = isStandIn ? null : await secretFor(office, tx, who.unit, { key, wish })
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
  { sessionKey }: Office,
  q: Read,
  unit: UnitId,
  { key, wish: { provider, pin, bearer } }: Secret,
): Promise<Buffer | null | undefined> {
  if (provider === 'test' || provider === 'plug-in') return null
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

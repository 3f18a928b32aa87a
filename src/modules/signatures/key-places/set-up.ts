import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { readCertificate, type Certificate } from '#platform/signing/cms/certificate.ts'
import { DerFault } from '#platform/signing/cms/der.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { settingsIn } from '../configured.ts'
import { aboutKeyPlace } from '../events.ts'
import type { Office } from '../provider.ts'
import { driversHere } from './drivers.ts'
import { endKeyPlace, keyPlaces, replaceKeyPlace, type KeyKind, type KeyPlace } from './store.ts'

export type WishedPlace = {
  kind: KeyKind
  driver: string | null
  address: string | null
  timeStamps: string | null
  /** As it was uploaded; nothing keeps those of before. */
  certificates: Uint8Array | undefined
}

export type WhyNotPlace = 'unreadable' | 'no-such-driver' | 'no-time-stamps' | 'no-root'

const most = 20

/** The certificates of a file: one as DER, or any number as letters between two lines; undefined when it holds none. */
export function certificatesIn(bytes: Uint8Array): Certificate[] | undefined {
  const text = Buffer.from(bytes).toString('latin1')
  const pem = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g
  const letters = [...text.matchAll(pem)].map(([, one = '']) => Buffer.from(one, 'base64'))
  try {
    const all = (letters.length > 0 ? letters : [bytes]).map(readCertificate)
    return all.length <= most ? all : undefined
  } catch (error) {
    if (error instanceof DerFault) return undefined
    throw error
  }
}

export const driversFor = ({ keysFolder, demo }: Office) => {
  const settings = demo ? undefined : settingsIn(keysFolder)
  return driversHere(settings?.provider === 'pkcs11' ? settings.driver : undefined)
}

/** Đặt thiết bị, dịch vụ ký: what is signed from now on is signed there. */
export async function setUpPlace(
  office: Office,
  tx: Tx,
  who: Who,
  { wish, now }: { wish: WishedPlace; now: Temporal.Instant },
): Promise<Outcome<string, WhyNotPlace>> {
  const { kind, driver, address, timeStamps } = wish
  if (driver !== null && !driversFor(office).some(({ path }) => path === driver))
    return no('no-such-driver')
  const certificates = wish.certificates
    ? certificatesIn(wish.certificates)
    : ((await placeOf(tx, who.unit, kind))?.certificates ?? [])
  if (!certificates) return no('unreadable')
  // A demonstration has an authority of its own; elsewhere nobody could check what is signed.
  if (!office.demo && timeStamps === null) return no('no-time-stamps')
  if (!office.demo && certificates.length === 0) return no('no-root')
  const raws = certificates.map(({ raw }) => raw)
  const place = { kind, driver, address, timeStamps, certificates: raws }
  const id = await replaceKeyPlace(tx, who, place, now)
  const data = { kind, where: driver ?? address ?? '', timeStamps }
  await record(tx, who, 'signature.place-changed', aboutKeyPlace(id), data)
  return yes(id)
}

export const placeOf = async (
  q: Read,
  unit: UnitId,
  kind: KeyKind,
): Promise<KeyPlace | undefined> => (await keyPlaces(q, unit)).find((place) => place.kind === kind)

/** Thôi dùng: whoever was given a key there signs nothing until she is given another. */
export async function endPlace(tx: Tx, who: Who, kind: KeyKind, now: Temporal.Instant) {
  const place = await placeOf(tx, who.unit, kind)
  if (!place) return
  await endKeyPlace(tx, who, place.id, now)
  const data = { kind, where: '', timeStamps: null }
  await record(tx, who, 'signature.place-changed', aboutKeyPlace(place.id), data)
}

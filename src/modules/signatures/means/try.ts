import { fileURLToPath } from 'node:url'

import type { Db } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { renderPdf } from '#platform/pdf/render.ts'
import { readCertificate, type Certificate } from '#platform/signing/cms/certificate.ts'
import { refuseUnlessGood, signPdf } from '#platform/signing/pades/sign.ts'
import { ProviderAway } from '#platform/signing/providers/away.ts'
import type { Who } from '#platform/who.ts'

import { checkSignatures } from '../check.ts'
import type { Why } from '../domain.ts'
import { aboutMeans } from '../events.ts'
import { signatureLook, testNote } from '../looks/looks.ts'
import { providerFor, type Office, type Party, type Provider } from '../provider.ts'
import { refusing } from '../signing.ts'
import { agency, meansOf, noteTest, replaceMeans, type Means } from './store.ts'

/** The page that was signed, where one could be; else why not, with what token or service said. */
export type Tried =
  | { ok: true; page: Buffer | undefined }
  | { ok: false; why: Why; said: string | undefined }

type Trial = { certificate: Certificate; page: Buffer | undefined; isGood: boolean }
type Trying = { party: Party; now: Temporal.Instant }

/**
 * Ký thử: a page that says it is one is signed with a time stamp and checked as anybody would check it. Of a plug-in only the standing
 * of its certificate can be asked from here.
 */
export async function tryMeans(
  office: Office,
  db: Db,
  who: Who,
  { party, now }: Trying,
): Promise<Tried> {
  const key = party.kind === 'agency' ? agency : party.staff
  const means = await db.read((q) => meansOf(q, who.unit, key))
  const provider = await providerFor(office, db, party, now)
  if (!provider) return { ok: false, why: 'no-provider', said: undefined }
  let said: string | undefined
  const tried = await refusing(async (): Promise<Trial> => {
    try {
      if (means?.provider === 'plug-in' && means.certificate)
        return await standingOf(means.certificate, provider, now)
      return await signedPage(office, db, provider, { party, now })
    } catch (error) {
      if (error instanceof ProviderAway) said = error.message
      throw error
    }
  })
  const why = tried.ok ? (tried.value.isGood ? undefined : 'not-this-signature') : tried.why
  const certificate = tried.ok && tried.value.isGood ? tried.value.certificate.raw : null
  await note(db, who, { key, means, provider, test: why ?? 'good', certificate, now })
  return why
    ? { ok: false, why, said }
    : { ok: true, page: tried.ok ? tried.value.page : undefined }
}

async function standingOf(raw: Uint8Array, provider: Provider, now: Temporal.Instant) {
  const certificate = readCertificate(raw)
  await refuseUnlessGood({ certificate, chain: provider.chain }, provider.services, now)
  return { certificate, page: undefined, isGood: true }
}

const template = fileURLToPath(new URL('./trial.typ', import.meta.url))
const place = { page: 1, x: 212, y: 480, width: 170, height: 68 }

async function signedPage(
  office: Office,
  db: Db,
  provider: Provider,
  { party, now }: Trying,
): Promise<Trial> {
  const signer = await provider.signerFor(party)
  await refuseUnlessGood(signer, provider.services, now)
  const { name, organization } = party
  const lines = [
    'Trang này chỉ để thử phương tiện ký số. Đây không phải văn bản của cơ quan và không có giá trị pháp lý.',
    `Ký trong tên: ${name}, ${organization}.`,
    `Chứng thư: ${signer.certificate.commonName}, cấp bởi ${signer.certificate.issuerName}.`,
  ]
  const [draft, look] = await Promise.all([
    renderPdf(template, { title: 'TRANG KÝ THỬ', lines }, now),
    signatureLook(place, { name, picture: undefined, isTest: true }, now),
  ])
  const wanted = { field: 'ky_thu', label: testNote, place, look, at: now, signer: name }
  const page = await signPdf(
    draft,
    { ...wanted, reason: 'Ký thử phương tiện ký số, không có giá trị pháp lý' },
    signer,
    provider.services,
  )
  const { signatures } = await checkSignatures(office, page, { db, unit: party.unit })
  return { certificate: signer.certificate, page, isGood: signatures[0]?.isIntact === true }
}

type Noted = {
  key: string
  means: Means | undefined
  provider: Provider
  test: string
  certificate: Uint8Array | null
  now: Temporal.Instant
}

const note = (db: Db, who: Who, { key, means, provider, test, certificate, now }: Noted) =>
  db.tx(async (tx) => {
    // What has never been given to anybody is tried as well: then it is written down as given.
    const empty = { certificate: null, settings: {}, secret: null }
    const given = { party: key, provider: provider.code, ...empty }
    const id = means?.id ?? (await replaceMeans(tx, who, given, now))
    await noteTest(tx, who.unit, { id, at: now, test, certificate })
    const data = { party: key, provider: provider.code, test }
    await record(tx, who, 'signature.means-tested', aboutMeans(id), data)
  })

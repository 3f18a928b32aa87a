import { digest } from '../cms/algorithms.ts'
import { usages, type Certificate } from '../cms/certificate.ts'
import { DerFault, kid, octets, readDer, sameBytes } from '../cms/der.ts'
import { readSignedData, type ReadSignature } from '../cms/read-signed-data.ts'
import { crlStanding, ocspStanding, type Standing } from '../cms/revocation.ts'
import { isStampOf, readTimeStamp, type ReadTimeStamp } from '../cms/time-stamp.ts'
import { trustPath, type PathFault, type TrustPath } from '../cms/trust-path.ts'
import type { FoundSignature } from './found.ts'

export type Level = 'B-B' | 'B-T' | 'B-LT'

export type Judged = {
  /** The bytes it covers are those that were signed. */
  isIntact: boolean
  why: 'changed' | 'unreadable' | undefined
  signer: string
  organization: string
  issuer: string
  fingerprint: string
  /** The trusted moment where there is a time stamp, else what the signer claims. */
  at: string | undefined
  isStamped: boolean
  /** Path to one of our roots, valid at that moment, and not revoked then as far as is known. */
  trusted: boolean
  pathFault: PathFault | undefined
  path: string[]
  revocation: Standing['state']
  level: Level
}

export type Given = {
  roots: readonly Certificate[]
  stored: {
    certificates: readonly Certificate[]
    ocsps: readonly Uint8Array[]
    crls: readonly Uint8Array[]
  }
  now: Temporal.Instant
}

const unreadable: Judged = {
  isIntact: false,
  why: 'unreadable',
  signer: '',
  organization: '',
  issuer: '',
  fingerprint: '',
  at: undefined,
  isStamped: false,
  trusted: false,
  pathFault: undefined,
  path: [],
  revocation: 'unknown',
  level: 'B-B',
}

/** What can be said of one signature. */
export function judge(found: FoundSignature, given: Given): Judged {
  try {
    return found.kind === 'time-stamp' ? judgeStamp(found, given) : judgeSignature(found, given)
  } catch (error) {
    if (error instanceof DerFault) return unreadable
    throw error
  }
}

const coveredBytes = ({ revision, covered }: FoundSignature) =>
  [
    revision.bytes.subarray(0, covered.from),
    revision.bytes.subarray(covered.to, covered.end),
  ] as const

function judgeSignature(found: FoundSignature, given: Given): Judged {
  const read = readSignedData(found.contents)
  const isIntact =
    read.isIntact &&
    read.namesCertificate &&
    read.content === undefined &&
    sameBytes(read.messageDigest, digest(read.hash, ...coveredBytes(found)))
  const stamp = stampOf(read, found.contents, given)
  const at = stamp?.at ?? found.claimedAt ?? read.signingTime
  // Without a time stamp nobody proves when it was: only what holds today counts.
  const moment = stamp?.at ?? given.now
  const { path, fault } = trustPath(
    read.certificate,
    [...read.certificates, ...given.stored.certificates],
    given.roots,
    moment,
  )
  const standing = standingOf(path, given, moment)
  const isForSigning = mayServe(read.certificate)
  return {
    isIntact,
    why: isIntact ? undefined : 'changed',
    ...namesOf(read.certificate, path),
    at: at?.toString(),
    isStamped: stamp !== undefined,
    trusted: isIntact && fault === undefined && standing !== 'revoked' && isForSigning,
    pathFault: fault,
    revocation: standing,
    level: levelOf(stamp, path, given),
  }
}

const namesOf = (certificate: Certificate, path: readonly Certificate[]) => ({
  signer: certificate.commonName,
  organization: certificate.organization,
  issuer: certificate.issuerName,
  fingerprint: certificate.fingerprint,
  path: path.map(({ commonName }) => commonName),
})

/** A certificate for other uses, of a web site for example, signs no documents. */
const mayServe = ({ usage }: Certificate) =>
  usage === undefined || (usage & (usages.digitalSignature | usages.nonRepudiation)) !== 0

type Stamp = { at: Temporal.Instant; way: TrustPath }

/** The time stamp of a signature, when it is one that we believe. */
function stampOf(read: ReadSignature, contents: Uint8Array, given: Given): Stamp | undefined {
  if (!read.timeStamp) return undefined
  const stamp = readTimeStamp(read.timeStamp)
  return isStampOf(stamp, signatureIn(contents))
    ? believed(stamp, read.certificates, given)
    : undefined
}

function believed(
  stamp: ReadTimeStamp,
  beside: readonly Certificate[],
  given: Given,
): Stamp | undefined {
  if (!stamp.isIntact || Temporal.Instant.compare(stamp.at, given.now.add({ minutes: 5 })) > 0)
    return undefined
  const others = [...stamp.certificates, ...beside, ...given.stored.certificates]
  const way = trustPath(stamp.certificate, others, given.roots, stamp.at)
  const isBad = way.fault !== undefined || standingOf(way.path, given, stamp.at) === 'revoked'
  return isBad ? undefined : { at: stamp.at, way }
}

/** The plain signature within its structure: what a time stamp is taken of. */
function signatureIn(contents: Uint8Array): Uint8Array {
  const data = kid(kid(readDer(contents), 1), 0)
  const signer = kid(kid(data, data.kids.length - 1), 0)
  const attributes = signer.kids.findIndex(({ tag }) => tag === 0xa0)
  return octets(kid(signer, attributes + 2))
}

function judgeStamp(found: FoundSignature, given: Given): Judged {
  const stamp = readTimeStamp(found.contents)
  const isIntact =
    stamp.isIntact && sameBytes(stamp.imprint, digest(stamp.hash, ...coveredBytes(found)))
  const { path, fault } = trustPath(
    stamp.certificate,
    [...stamp.certificates, ...given.stored.certificates],
    given.roots,
    stamp.at,
  )
  const revocation = standingOf(path, given, stamp.at)
  return {
    isIntact,
    why: isIntact ? undefined : 'changed',
    ...namesOf(stamp.certificate, path),
    at: stamp.at.toString(),
    isStamped: true,
    trusted: isIntact && fault === undefined && revocation !== 'revoked',
    pathFault: fault,
    revocation,
    level: 'B-T',
  }
}

/** Revoked at that moment, good, or nobody has said. */
function standingOf(
  path: readonly Certificate[],
  given: Given,
  at: Temporal.Instant,
): Standing['state'] {
  const states = path.slice(0, -1).map((one, nth) => stateOf(one, path[nth + 1] ?? one, given, at))
  if (states.includes('revoked')) return 'revoked'
  return states.length > 0 && states.every((state) => state === 'good') ? 'good' : 'unknown'
}

function stateOf(
  one: Certificate,
  issuer: Certificate,
  { stored }: Given,
  at: Temporal.Instant,
): Standing['state'] {
  const said = [
    ...stored.ocsps.map((answer) => quietly(() => ocspStanding(answer, one, issuer))),
    ...stored.crls.map((list) => quietly(() => crlStanding(list, one, issuer))),
  ].filter((standing) => standing !== undefined)
  const revoked = said.find(
    ({ state, since }) => state === 'revoked' && since && Temporal.Instant.compare(since, at) <= 0,
  )
  if (revoked) return 'revoked'
  return said.some(({ state }) => state !== 'unknown') ? 'good' : 'unknown'
}

function quietly<Value>(work: () => Value): Value | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof DerFault) return undefined
    throw error
  }
}

/** B-LT: the file itself carries what shows that the certificates of signer and time stamp were good. */
function levelOf(stamp: Stamp | undefined, path: readonly Certificate[], given: Given): Level {
  if (!stamp) return 'B-B'
  const isShown = [path, stamp.way.path].every(
    (way) => way.length > 1 && standingOf(way, given, stamp.at) === 'good',
  )
  return isShown ? 'B-LT' : 'B-T'
}

import { isIssuedBy, isSelfIssued, usages, type Certificate } from './certificate.ts'

export type PathFault =
  | 'no-path'
  | 'expired'
  | 'not-yet-valid'
  | 'issuer-not-allowed'
  | 'not-understood'

/** The certificates from the signer's to the root's, and what is wrong with them at a moment. */
export type TrustPath = { path: readonly Certificate[]; fault: PathFault | undefined }

const longest = 8
const mostTried = 200

/** Looks for a way from a certificate to one of the roots. The roots are trusted by whoever runs this installation, nobody else. */
export function trustPath(
  certificate: Certificate,
  others: readonly Certificate[],
  roots: readonly Certificate[],
  at: Temporal.Instant,
): TrustPath {
  const path = search(certificate, { others, roots, left: { tries: mostTried } }, [])
  if (!path) return { path: [certificate], fault: 'no-path' }
  return { path, fault: faultOf(path, at) }
}

type Search = {
  others: readonly Certificate[]
  roots: readonly Certificate[]
  left: { tries: number }
}

function search(
  here: Certificate,
  given: Search,
  behind: readonly Certificate[],
): Certificate[] | undefined {
  if (given.roots.some(({ fingerprint }) => fingerprint === here.fingerprint)) return [here]
  if (behind.length >= longest || isSelfIssued(here)) return undefined
  for (const issuer of [...given.roots, ...given.others]) {
    given.left.tries -= 1
    if (given.left.tries < 0) return undefined
    if (behind.includes(issuer) || issuer === here || !isIssuedBy(here, issuer)) continue
    const rest = search(issuer, given, [...behind, here])
    if (rest) return [here, ...rest]
  }
  return undefined
}

function faultOf(path: readonly Certificate[], at: Temporal.Instant): PathFault | undefined {
  for (const [nth, one] of path.entries()) {
    if (Temporal.Instant.compare(at, one.notBefore) < 0) return 'not-yet-valid'
    if (Temporal.Instant.compare(at, one.notAfter) > 0) return 'expired'
    if (!one.isUnderstood) return 'not-understood'
    if (nth > 0 && !mayIssue(one, nth - 1)) return 'issuer-not-allowed'
  }
  return undefined
}

const mayIssue = ({ isAuthority, mostBelow, usage }: Certificate, below: number) =>
  isAuthority &&
  (mostBelow === undefined || below <= mostBelow) &&
  (usage === undefined || (usage & usages.certificates) !== 0)

import { readCertificate, type Certificate } from '../cms/certificate.ts'
import { DerFault } from '../cms/der.ts'
import { PdfFile } from '../pdf/file.ts'
import { PdfFault } from '../pdf/values.ts'
import { changesAfter, type Change } from './changes.ts'
import { validationIn } from './dss.ts'
import { hasTail, signaturesIn, type FoundSignature } from './found.ts'
import { judge, type Judged } from './judge.ts'

/** What is said of one signature. Moments are ISO text: this travels between threads and into the database. */
export type SignatureReport = Judged & {
  field: string
  kind: 'signature' | 'time-stamp'
  reason: string
  claimedAt: string | undefined
  after: Change[]
}

export type CheckReport = {
  /** Why the file could not be read at all. */
  fault: 'not-pdf' | 'encrypted' | 'broken' | undefined
  /** Every signature is intact and trusted, and nothing but what is lawful came after. */
  valid: boolean
  /** Nothing stands behind the last signature but data for its check. */
  coversWholeDocument: boolean
  signatures: SignatureReport[]
  /** What claims to be a signature and is none. */
  faults: { field: string; why: string }[]
}

export type Trust = { roots: readonly Uint8Array[]; now: string }

const nothing = (fault: CheckReport['fault']): CheckReport => ({
  fault,
  valid: false,
  coversWholeDocument: false,
  signatures: [],
  faults: [],
})

/** Checks every signature of a file. Never throws for what a stranger sent. */
export function checkPdf(bytes: Uint8Array, trust: Trust): CheckReport {
  try {
    return report(new PdfFile(bytes), trust)
  } catch (error) {
    if (error instanceof DerFault) return nothing('broken')
    // Values nested so deeply that the stack ends are a broken file too.
    if (error instanceof RangeError) return nothing('broken')
    if (!(error instanceof PdfFault)) throw error
    const known = { 'not a PDF': 'not-pdf', encrypted: 'encrypted' } as const
    return nothing(known[error.message as keyof typeof known] ?? 'broken')
  }
}

function report(file: PdfFile, trust: Trust): CheckReport {
  const { found, faults } = signaturesIn(file)
  // Cut off within its signature: an earlier end is still there, and without this the rest would pass for an unsigned paper.
  if (found.length + faults.length === 0 && hasTail(file)) return nothing('broken')
  const stored = validationIn(file)
  const given = {
    roots: trust.roots.map(readCertificate),
    stored: { ...stored, certificates: readable(stored.certificates) },
    now: Temporal.Instant.from(trust.now),
  }
  const signatures = found.map((one) => ({
    ...judge(one, given),
    field: one.field,
    kind: one.kind,
    reason: one.reason,
    claimedAt: one.claimedAt?.toString(),
    after: afterwards(one, file),
  }))
  const last = found.at(-1)
  const coversWholeDocument =
    last !== undefined && !hasTail(file) && isWhole(last, file, signatures.at(-1))
  const isLawful = signatures.every(({ after }) => after.every(({ kind }) => kind !== 'content'))
  return {
    fault: undefined,
    valid:
      signatures.length > 0 &&
      faults.length === 0 &&
      coversWholeDocument &&
      isLawful &&
      signatures.every(({ isIntact, trusted }) => isIntact && trusted),
    coversWholeDocument,
    signatures,
    faults: faults.map(({ field, fault }) => ({ field, why: fault.message })),
  }
}

function readable(all: readonly Uint8Array[]): Certificate[] {
  return all.flatMap((raw) => {
    try {
      return [readCertificate(raw)]
    } catch (error) {
      if (error instanceof DerFault) return []
      throw error
    }
  })
}

function afterwards(one: FoundSignature, file: PdfFile): Change[] {
  const tail: Change[] = hasTail(file) ? [{ kind: 'content', what: 'bytes behind the end' }] : []
  if (one.covered.end >= file.end) return tail
  return distinct([...changesAfter(one.revision, file), ...tail])
}

/** A field hangs on its page and in the form: it is told once. */
const distinct = (changes: readonly Change[]): Change[] => [
  ...new Map(changes.map((change) => [`${change.kind} ${change.what}`, change])).values(),
]

const isWhole = (last: FoundSignature, file: PdfFile, said: SignatureReport | undefined) =>
  last.covered.end >= file.end || (said?.after.every(({ kind }) => kind === 'validation') ?? false)

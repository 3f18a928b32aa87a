import { PdfFile } from '../pdf/file.ts'
import { isList, isText, nameOf, PdfFault, wordsOf, type Dict, type Value } from '../pdf/values.ts'

/** A signature as it stands in the form, not yet believed. */
export type FoundSignature = {
  field: string
  kind: 'signature' | 'time-stamp'
  contents: Uint8Array
  /** The bytes it covers, but for the room of its own content. */
  covered: { from: number; to: number; end: number }
  reason: string
  claimedAt: Temporal.Instant | undefined
  /** The file as it was when it was signed. */
  revision: PdfFile
}

export type Fault = { field: string; fault: PdfFault }

const mostSignatures = 60

/** The signatures of a file, oldest first; what claims to be one and is none is told apart. */
export function signaturesIn(file: PdfFile): { found: FoundSignature[]; faults: Fault[] } {
  const found: FoundSignature[] = []
  const faults: Fault[] = []
  for (const { field, words } of signedFields(file)) {
    try {
      found.push(readOne(file, field, words))
    } catch (error) {
      if (!(error instanceof PdfFault)) throw error
      faults.push({ field: words, fault: error })
    }
  }
  return { found: found.toSorted((a, b) => a.covered.end - b.covered.end), faults }
}

type Signed = { field: Dict; words: string }

/** Fields with a signature, at any depth of the form. */
function signedFields(file: PdfFile): Signed[] {
  const signed: Signed[] = []
  let looked = 0
  const walk = (value: Value, above: string, depth: number) => {
    looked += 1
    if (depth > 20 || looked > 20_000) throw new PdfFault('too many fields')
    const field = file.maybeDict(value)
    if (!field) return
    const words = [above, wordsOf(file.resolve(field.get('T')))]
      .filter(Boolean)
      .join('.')
      .slice(0, 200)
    for (const kid of file.list(field.get('Kids'))) walk(kid, words, depth + 1)
    if (nameOf(file.resolve(field.get('FT'))) === 'Sig' && file.maybeDict(field.get('V')))
      signed.push({ field, words })
  }
  const form = file.maybeDict(file.catalog.get('AcroForm'))
  for (const field of file.list(form?.get('Fields'))) walk(field, '', 0)
  if (signed.length > mostSignatures) throw new PdfFault('too many signatures')
  return signed
}

const accepted = new Set(['ETSI.CAdES.detached', 'adbe.pkcs7.detached', 'ETSI.RFC3161'])

function readOne(file: PdfFile, field: Dict, words: string): FoundSignature {
  const signature = file.dict(field.get('V'))
  const filter = nameOf(file.resolve(signature.get('SubFilter')))
  if (!accepted.has(filter)) throw new PdfFault('kind of signature not read')
  const covered = coveredBy(file, signature)
  const contents = signature.get('Contents')
  if (!isText(contents)) throw new PdfFault('no content')
  // The gap must be exactly the string that we read: else the signature is over other bytes than those shown.
  if (contents.from !== covered.from || contents.to !== covered.to)
    throw new PdfFault('range around something else')
  return {
    field: words,
    kind: filter === 'ETSI.RFC3161' ? 'time-stamp' : 'signature',
    contents: contents.bytes,
    covered,
    reason: wordsOf(file.resolve(signature.get('Reason'))).slice(0, 500),
    claimedAt: timeIn(wordsOf(file.resolve(signature.get('M')))),
    revision: new PdfFile(file.bytes.subarray(0, covered.end)),
  }
}

function coveredBy(file: PdfFile, signature: Dict): FoundSignature['covered'] {
  const range = file.resolve(signature.get('ByteRange'))
  if (!isList(range) || range.length !== 4) throw new PdfFault('range broken')
  const [first, from, to, length] = range.map((one) => file.resolve(one))
  if (
    first !== 0 ||
    typeof from !== 'number' ||
    typeof to !== 'number' ||
    typeof length !== 'number' ||
    ![from, to, length].every(Number.isSafeInteger) ||
    !(from > 0 && to > from && length > 0 && to + length <= file.bytes.length)
  )
    throw new PdfFault('range broken')
  return { from, to, end: to + length }
}

/** The time that the signer claims; nothing where it cannot be read. */
export function timeIn(words: string): Temporal.Instant | undefined {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'?(\d\d)?'?)?/.exec(words)
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second, zone = '+00', rest = '00'] = parts
  try {
    return Temporal.Instant.from(
      `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}:${rest}`,
    )
  } catch {
    return undefined
  }
}

/** Whether nothing stands behind the last update that any reader could take for part of the file. */
export const hasTail = (file: PdfFile): boolean =>
  Buffer.from(file.bytes.subarray(file.end)).toString('latin1').trim() !== ''

import { sha256 } from '../cms/algorithms.ts'
import { PdfFile } from '../pdf/file.ts'
import { dict, isDict, name, PdfFault, raw, text, type Value } from '../pdf/values.ts'
import { Update } from '../pdf/write.ts'
import { addValidation, type Validation } from './dss.ts'
import { addFields, changeCatalog, fieldNamed, fill, type NewField, type Place } from './fields.ts'

/** What is signed, and how it shows. */
export type Wanted = {
  field: string
  label: string
  place: Place
  /** How the signature looks: a PDF of one page, as large as its place. */
  look: Uint8Array
  at: Temporal.Instant
  signer: string
  reason: string
  location?: string
  /** Laid out now, filled by a later signature: number, date, seal. */
  fields?: readonly NewField[]
  /** Filled together with this signature. */
  fills?: readonly { name: string; value: string; look: Uint8Array }[]
  /** The first signature says that only forms may be filled and signatures added afterwards. */
  certify?: boolean
  validation?: Validation
}

/** A file with room for the signature, and the digest of all but that room. */
export type Prepared = { bytes: Buffer; from: number; to: number; digest: Buffer }

/** Bytes of a signature with its certificates and time stamp; ours are between 5,000 and 8,000. */
const room = 15_000
const rangeMark = '[0 9999999999 9999999999 9999999999]'
const contentsMark = `<${'0'.repeat(room * 2)}>`

/** Puts a signature without its content behind a PDF. The PDF itself stays, byte for byte. */
export function prepareSignature(pdf: Uint8Array, wanted: Wanted): Prepared {
  const file = new PdfFile(pdf)
  if (file.end < pdf.length && Buffer.from(pdf.subarray(file.end)).toString('latin1').trim() !== '')
    throw new PdfFault('something stands behind the end')
  const update = new Update(file)
  const { field, label, place, fields = [], fills = [], validation } = wanted
  const mine =
    fieldNamed(update, field) ??
    addFields(update, [{ name: field, kind: 'signature', place, label }])[0]
  if (!mine) throw new PdfFault('no field')
  const before = update.now(mine)
  if (isDict(before) && before.has('V')) throw new PdfFault('signed already')
  if (fields.length > 0) addFields(update, fields)
  for (const { name: wantedName, value, look } of fills) {
    const filled = fieldNamed(update, wantedName)
    if (filled) fill(update, filled, text(value), look)
  }
  if (validation) addValidation(update, validation)
  const signature = update.add(signatureOf(wanted))
  fill(update, mine, signature, wanted.look)
  if (wanted.certify && canCertify(update))
    changeCatalog(update, { Perms: dict({ DocMDP: signature }) })
  return ranged(update.bytes(), pdf.length)
}

const canCertify = (update: Update) => {
  const catalog = update.now(update.file.root)
  return isDict(catalog) && !catalog.has('Perms')
}

function signatureOf({ at, signer, reason, location, certify }: Wanted): Value {
  return dict({
    Type: name('Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name('ETSI.CAdES.detached'),
    ByteRange: raw(rangeMark),
    Contents: raw(contentsMark),
    M: text(pdfTime(at)),
    Name: text(signer),
    Reason: text(reason),
    Location: location === undefined ? undefined : text(location),
    Reference: certify ? [onlyForms] : undefined,
  })
}

const onlyForms = dict({
  Type: name('SigRef'),
  TransformMethod: name('DocMDP'),
  TransformParams: dict({ Type: name('TransformParams'), P: 2, V: name('1.2') }),
})

const pdfTime = (at: Temporal.Instant) => {
  const { year, month, day, hour, minute, second } = at.toZonedDateTimeISO('+07:00')
  const two = (part: number) => String(part).padStart(2, '0')
  return `D:${year}${[month, day, hour, minute, second].map(two).join('')}+07'00'`
}

/** Writes the range of bytes in its place and takes the digest over it. */
function ranged(bytes: Buffer, after: number): Prepared {
  const from = bytes.indexOf(contentsMark, after, 'latin1')
  const range = bytes.indexOf(rangeMark, after, 'latin1')
  if (from < 0 || range < 0) throw new PdfFault('no room for a signature')
  const to = from + contentsMark.length
  const written = `[0 ${from} ${to} ${bytes.length - to}]`.padEnd(rangeMark.length)
  bytes.write(written, range, 'latin1')
  return { bytes, from, to, digest: sha256(bytes.subarray(0, from), bytes.subarray(to)) }
}

/** Puts the signature into the room that was kept for it. */
export function completeSignature(
  { bytes, from, to }: Pick<Prepared, 'bytes' | 'from' | 'to'>,
  cms: Uint8Array,
): Buffer {
  if (cms.length > room) throw new PdfFault('signature larger than its room')
  const done = Buffer.from(bytes)
  done.write(Buffer.from(cms).toString('hex'), from + 1, 'latin1')
  if (done[to - 1] !== 0x3e) throw new PdfFault('no room for a signature')
  return done
}

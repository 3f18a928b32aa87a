import { PDFDocument } from 'mupdf'
import { beforeAll, describe, expect, test } from 'vitest'

import { issueSigner, newAuthority, signerOf } from './authority/authority.ts'
import { signingDesk } from './authority/desk.fixture.ts'
import { opensslCades, pdfsig } from './foreign.fixture.ts'
import { checkPdf } from './pades/check.ts'
import { SigningFault, signPdf } from './pades/sign.ts'

let desk: Awaited<ReturnType<typeof signingDesk>>
let signed: Buffer
let sealed: Buffer

beforeAll(async () => {
  desk = await signingDesk()
  signed = await desk.signed(await desk.page('Giấy xác nhận'))
  sealed = await desk.sealed(signed)
})

const root = () => desk.roots[0]!
const checked = (pdf: Uint8Array, roots = desk.roots) =>
  checkPdf(pdf, { roots, now: Temporal.Now.instant().toString() })

describe('what we sign', () => {
  test('has the signature of the leader, then the seal, both with a time stamp and all that a later check needs', () => {
    const { valid, coversWholeDocument, signatures } = checked(sealed)
    expect({ valid, coversWholeDocument }).toEqual({ valid: true, coversWholeDocument: true })
    expect(signatures).toMatchObject([
      { signer: 'Nguyễn Văn Ký', trusted: true, level: 'B-LT', revocation: 'good' },
      { signer: 'UBND xã Thử', trusted: true, level: 'B-LT', revocation: 'good', after: [] },
    ])
    expect(signatures[0]?.after.map(({ kind }) => kind).toSorted()).toEqual([
      'filled',
      'signature',
      'validation',
    ])
  })

  test('is only added to: the paper that was signed stands in it byte for byte', () => {
    expect(sealed.subarray(0, signed.length).equals(signed)).toBe(true)
    expect(checked(signed).signatures).toMatchObject([{ level: 'B-T', trusted: true }])
  })

  test('is accepted by poppler, which trusts nothing but our test root', async () => {
    const said = await pdfsig(sealed, root())
    expect(said.match(/Signature Validation: Signature is Valid\./g)).toHaveLength(2)
    expect(said.match(/Certificate Validation: Certificate is Trusted\./g)).toHaveLength(2)
    expect(said.match(/Signature Type: ETSI\.CAdES\.detached/g)).toHaveLength(2)
    expect(said).toMatch(/Signature #2:[^#]*- Total document signed/)
  })

  test('is accepted by OpenSSL as CAdES', async () => {
    const answers = await opensslCades(sealed, root())
    expect(answers).toHaveLength(2)
    for (const { ok, said } of answers)
      expect([ok, said.trim()]).toEqual([true, 'CAdES Verification successful'])
  })

  test('a paper that another program wrote with packed cross references is signed alike', async () => {
    const pdf = new PDFDocument()
    pdf.insertPage(-1, pdf.addPage([0, 0, 595, 842], 0, pdf.newDictionary(), '60 700 200 20 re f'))
    const packed = pdf.saveToBuffer('objstms=yes,compress=yes').asUint8Array().slice()
    const both = await desk.sealed(await desk.signed(packed))
    expect(checked(both).valid).toBe(true)
    expect(await pdfsig(both, root())).toMatch(/Signature #2:[^#]*Signature is Valid/)
  })
})

describe('tampering', () => {
  const changedAt = (place: number) => {
    const other = Buffer.from(sealed)
    other[place] = (other[place] ?? 0) ^ 1
    return other
  }

  test('one changed byte is told by us, by poppler and by OpenSSL', async () => {
    const place = sealed.indexOf('stream') + 20
    const changed = changedAt(place)
    expect(checked(changed).valid).toBe(false)
    expect(checked(changed).signatures.every(({ why }) => why === 'changed')).toBe(true)
    expect(await pdfsig(changed, root())).not.toContain('Signature is Valid')
    expect((await opensslCades(changed, root())).some(({ ok }) => ok)).toBe(false)
  })

  test('bytes behind the end are told by us and by poppler', async () => {
    const longer = Buffer.concat([sealed, Buffer.from('% and 5 million more\n')])
    expect(checked(longer)).toMatchObject({ valid: false, coversWholeDocument: false })
    expect(await pdfsig(longer, root())).not.toMatch(/- Total document signed/)
  })

  test('a root that nobody here trusts is said so', async () => {
    const other = await newAuthority('khác', Temporal.Now.instant(), {
      ocsp: 'http://b.example/ocsp',
      crl: 'http://b.example/crl',
      rootCrl: 'http://b.example/root',
    })
    const { valid, signatures } = checked(sealed, [other.root.certificate.raw])
    expect(valid).toBe(false)
    expect(signatures[0]).toMatchObject({
      isIntact: true,
      trusted: false,
      pathFault: 'no-path',
      level: 'B-B',
    })
  })
})

describe('certificates that are out of order', () => {
  const holder = (from: Temporal.Instant, until: Temporal.Instant) =>
    issueSigner(desk.authority, {
      commonName: 'Lê Thị Hết Hạn',
      organization: 'UBND xã Thử',
      from,
      until,
      addresses: { ocsp: 'http://ca.example/ocsp', crl: 'http://ca.example/ca.crl', rootCrl: '' },
    })
  const hours = (count: number) => desk.now().add({ hours: count })

  test.each([
    ['expired', -20, -10],
    ['not-yet-valid', 10, 20],
  ])('%s: nothing is signed', async (why, from, until) => {
    const late = signerOf(desk.authority, await holder(hours(from), hours(until)))
    const attempt = signPdf(signed, desk.wanted('nua'), late, desk.services)
    await expect(attempt).rejects.toMatchObject({ why })
  })

  test('a revoked certificate stops the seal, and what it signed afterwards is not trusted', async () => {
    desk.revoked.set(desk.leader.certificate.serial, desk.now().subtract({ hours: 1 }))
    await expect(desk.sealed(signed)).rejects.toBeInstanceOf(SigningFault)
    desk.revoked.clear()
  })

  test('what was signed in time stays trusted when the certificate has run out', () => {
    const later = Temporal.Now.instant().add({ hours: 24 * 365 * 3 })
    const { valid, signatures } = checkPdf(sealed, { roots: desk.roots, now: later.toString() })
    expect([valid, signatures[0]?.level]).toEqual([true, 'B-LT'])
  })
})

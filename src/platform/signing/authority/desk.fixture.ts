import { fileURLToPath } from 'node:url'

import { renderPdf } from '#platform/pdf/render.ts'

import type { Certificate } from '../cms/certificate.ts'
import type { Wanted } from '../pades/prepare.ts'
import { signPdf, validationOf } from '../pades/sign.ts'
import type { Revoked } from './answers.ts'
import { answersOf, issueSigner, newAuthority, servicesOf, signerOf } from './authority.ts'

const addresses = {
  ocsp: 'http://ca.example/ocsp',
  rootCrl: 'http://ca.example/goc.crl',
  crl: 'http://ca.example/ca.crl',
}
const template = fileURLToPath(new URL('../../pdf/fixtures/letters.typ', import.meta.url))

/** A leader, a clerk with the agency's seal, and an authority that knows both. The clock is the machine's: foreign verifiers use it. */
export async function signingDesk() {
  const from = Temporal.Now.instant().subtract({ hours: 24 })
  const authority = await newAuthority('thử nghiệm', from, addresses)
  let now = Temporal.Now.instant().subtract({ minutes: 10 })
  const revoked = new Map<string, Temporal.Instant>()
  const services = servicesOf(
    answersOf(
      authority,
      () => now,
      () => revoked as Revoked,
    ),
  )
  const holder = (commonName: string) =>
    issueSigner(authority, { commonName, organization: 'UBND xã Thử', from, addresses })
  const [leader, agency] = await Promise.all([holder('Nguyễn Văn Ký'), holder('UBND xã Thử')])
  const page = (text: string) => renderPdf(template, { title: 'Giấy', text }, now)
  const look = await page('chữ ký thử nghiệm')
  const wanted = (field: string, more: Partial<Wanted> = {}): Wanted => ({
    field,
    label: 'Chữ ký',
    place: { page: 1, x: 300, y: 200, width: 150, height: 60 },
    look,
    at: now,
    signer: 'Nguyễn Văn Ký',
    reason: 'Ký duyệt',
    ...more,
  })
  const seal: Wanted['fields'] = [
    {
      name: 'con-dau',
      kind: 'signature',
      label: 'Dấu',
      place: { page: 1, x: 250, y: 190, width: 100, height: 100 },
    },
    {
      name: 'so',
      kind: 'text',
      label: 'Số',
      place: { page: 1, x: 60, y: 780, width: 120, height: 16 },
    },
  ]
  const signed = async (pdf: Uint8Array) =>
    signPdf(
      pdf,
      wanted('lanh-dao', { fields: seal, certify: true }),
      signerOf(authority, leader),
      services,
    )
  const chains = (certificate: Certificate) => [
    [certificate, authority.issuer.certificate, authority.root.certificate],
    [authority.stamps.certificate, authority.issuer.certificate, authority.root.certificate],
  ]
  const sealed = async (pdf: Uint8Array) => {
    const validation = await validationOf(
      [...chains(leader.certificate), ...chains(agency.certificate)],
      services,
    )
    const fills = [{ name: 'so', value: '12/GXN-UBND', look }]
    return signPdf(
      pdf,
      wanted('con-dau', { validation, fills }),
      signerOf(authority, agency),
      services,
    )
  }
  return {
    authority,
    leader,
    agency,
    services,
    revoked,
    page,
    wanted,
    signed,
    sealed,
    roots: [authority.root.certificate.raw],
    now: () => now,
    setNow: (at: Temporal.Instant) => {
      now = at
    },
  }
}

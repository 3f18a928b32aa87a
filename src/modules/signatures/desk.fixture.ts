import { fileURLToPath } from 'node:url'

import { renderPdf } from '#platform/pdf/render.ts'
import { issueSigner, signerOf } from '#platform/signing/authority/authority.ts'
import { signPdf } from '#platform/signing/pades/sign.ts'

import { testAddresses, testAuthority, testServices, type TestWorld } from './trust/roots.ts'

const template = fileURLToPath(new URL('../../platform/pdf/fixtures/letters.typ', import.meta.url))

/** A page of text, and the same signed by somebody whom the installation's test authority knows. */
export async function signedPaper(world: TestWorld, words = 'Giấy') {
  const now = world.now()
  const page = await renderPdf(template, { title: 'Giấy', text: words }, now)
  const authority = await testAuthority(world)
  const holder = await issueSigner(authority, {
    commonName: 'Nguyễn Văn Ký',
    organization: 'UBND xã',
    from: now.subtract({ hours: 1 }),
    addresses: testAddresses(world.publicUrl),
  })
  const wanted = {
    field: 'ky',
    label: 'Chữ ký',
    place: { page: 1, x: 300, y: 200, width: 150, height: 60 },
    look: page,
    at: now,
    signer: 'Nguyễn Văn Ký',
    reason: 'Ký duyệt',
  }
  return signPdf(page, wanted, signerOf(authority, holder), await testServices(world))
}

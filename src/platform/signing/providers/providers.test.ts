import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { certify } from '../authority/authority.ts'
import { signingDesk } from '../authority/desk.fixture.ts'
import { readDer } from '../cms/der.ts'
import { opensslCades, pdfsig } from '../foreign.fixture.ts'
import { checkPdf } from '../pades/check.ts'
import { signPdf } from '../pades/sign.ts'
import { ProviderAway } from './away.ts'
import { cscStandIn } from './csc-stand-in.ts'
import { cscSigner, type Ask } from './csc.ts'
import { tokenSigner, type TokenPlace } from './token.ts'

const folder = mkdtempSync(join(tmpdir(), 'xaso-softhsm-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let desk: Awaited<ReturnType<typeof signingDesk>>
beforeAll(async () => {
  desk = await signingDesk()
})
const chain = () => [desk.authority.issuer.certificate, desk.authority.root.certificate]
const addresses = {
  ocsp: 'http://ca.example/ocsp',
  crl: 'http://ca.example/ca.crl',
  rootCrl: 'http://ca.example/goc.crl',
}
const wanted = {
  commonName: 'Phạm Thị Thẻ',
  organization: 'UBND xã Thử',
  from: Temporal.Now.instant().subtract({ hours: 1 }),
  addresses,
}
const driver = '/usr/lib/softhsm/libsofthsm2.so'

/** A token with a key of its own, made by SoftHSM2; the authority knows its certificate. */
function newToken(): TokenPlace {
  mkdirSync(join(folder, 'tokens'))
  writeFileSync(join(folder, 'softhsm2.conf'), `directories.tokendir = ${join(folder, 'tokens')}\n`)
  const environment = { SOFTHSM2_CONF: join(folder, 'softhsm2.conf') }
  const env = { ...process.env, ...environment }
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { env, stdio: 'pipe' })
  run(
    'softhsm2-util',
    '--init-token',
    '--free',
    '--label',
    'xa',
    '--so-pin',
    '12345678',
    '--pin',
    '2468',
  )
  const login = ['--module', driver, '--token-label', 'xa', '--login', '--pin', '2468']
  run(
    'pkcs11-tool',
    ...login,
    '--keypairgen',
    '--key-type',
    'rsa:2048',
    '--id',
    '01',
    '--label',
    'ky',
  )
  const spki = join(folder, 'key')
  run(
    'pkcs11-tool',
    ...login,
    '--read-object',
    '--type',
    'pubkey',
    '--id',
    '01',
    '--output-file',
    spki,
  )
  const certificate = certify(
    desk.authority.issuer,
    readDer(execFileSync('cat', [spki])).raw,
    wanted,
  )
  writeFileSync(join(folder, 'certificate'), certificate.raw)
  run(
    'pkcs11-tool',
    ...login,
    '--write-object',
    join(folder, 'certificate'),
    '--type',
    'cert',
    '--id',
    '01',
  )
  return { driver, token: 'xa', keyId: '01', pin: '2468', environment }
}

describe('a PKCS#11 token (SoftHSM2)', () => {
  let place: TokenPlace
  beforeAll(() => {
    place = newToken()
  })

  test('signs what foreign verifiers accept; its key stays where it is', async () => {
    const signer = await tokenSigner(place, chain())
    const pdf = await signPdf(await desk.page('Giấy'), desk.wanted('ky'), signer, desk.services)
    const { valid, signatures } = checkPdf(pdf, {
      roots: desk.roots,
      now: Temporal.Now.instant().toString(),
    })
    expect([valid, signatures[0]?.signer]).toEqual([true, 'Phạm Thị Thẻ'])
    expect(await pdfsig(pdf, desk.roots[0]!)).toContain(
      'Certificate Validation: Certificate is Trusted.',
    )
    expect((await opensslCades(pdf, desk.roots[0]!)).map(({ ok }) => ok)).toEqual([true])
  })

  test('a wrong PIN signs nothing and says so without telling the PIN', async () => {
    const attempt = tokenSigner({ ...place, pin: '0000' }, chain())
    await expect(attempt).rejects.toThrow(/CKR_PIN_INCORRECT/)
    await expect(attempt).rejects.not.toThrow('0000')
  })

  test('a token that was pulled out between two papers stops the second one', async () => {
    const signer = await tokenSigner(place, chain())
    await signer.sign(Buffer.from('một'))
    rmSync(join(folder, 'tokens'), { recursive: true })
    mkdirSync(join(folder, 'tokens'))
    await expect(signer.sign(Buffer.from('hai'))).rejects.toBeInstanceOf(ProviderAway)
  })
})

describe('a remote service (CSC API v2, stand-in)', () => {
  const account = { bearer: 'ma-truy-cap', pin: '1357', credential: 'ky-1' }
  const place = { address: 'http://ky-so.example', ...account }

  /** The stand-in behind an ordinary request. */
  const served = (
    change: (body: Record<string, unknown>) => Record<string, unknown> = (body) => body,
  ): Ask => {
    const service = cscStandIn({ ...account, holder: desk.leader, chain: chain() })
    return async (address, { body, headers }) => {
      const method = new URL(address).pathname.replace('/csc/v2/', '')
      const bearer = (new Headers(headers).get('authorization') ?? '').replace('Bearer ', '')
      const asked = change(
        JSON.parse(typeof body === 'string' ? body : '') as Record<string, unknown>,
      )
      const answer = service(method, bearer, asked)
      return Response.json(answer.body, { status: answer.status })
    }
  }

  test('signs what foreign verifiers accept, and is sent nothing but hashes', async () => {
    const sent: string[] = []
    const ask = served()
    const listening: Ask = (address, init) => {
      sent.push(typeof init.body === 'string' ? init.body : '')
      return ask(address, init)
    }
    const signer = await cscSigner(place, listening)
    const pdf = await signPdf(await desk.page('Giấy'), desk.wanted('ky'), signer, desk.services)
    expect(checkPdf(pdf, { roots: desk.roots, now: Temporal.Now.instant().toString() }).valid).toBe(
      true,
    )
    expect(await pdfsig(pdf, desk.roots[0]!)).toContain(
      'Certificate Validation: Certificate is Trusted.',
    )
    expect(Math.max(...sent.map(({ length }) => length))).toBeLessThan(500)
  })

  test('a wrong PIN, another hash than the authorised one, a service that is away: nothing is signed', async () => {
    const wrong = await cscSigner({ ...place, pin: '0' }, served())
    await expect(wrong.sign(Buffer.from('x'))).rejects.toThrow(/invalid_pin/)
    const swapped = await cscSigner(
      place,
      served((body) => (body['SAD'] ? { ...body, hashes: ['AAAA'] } : body)),
    )
    await expect(swapped.sign(Buffer.from('x'))).rejects.toBeInstanceOf(ProviderAway)
    const away: Ask = () => Promise.reject(new Error('ECONNREFUSED'))
    await expect(cscSigner(place, away)).rejects.toBeInstanceOf(ProviderAway)
  })
})

import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'

import { afterAll, expect, test } from 'vitest'

import { answersOf, issueSigner, newAuthority } from '#platform/signing/authority/authority.ts'
import { cscStandIn } from '#platform/signing/providers/csc-stand-in.ts'
import { town, unit } from '#test/town.ts'

import { checkSignatures } from './check.ts'
import { paperWay } from './flow.fixture.ts'
import { bytesOf } from './keeping.ts'
import { sealDocument } from './sealing.ts'
import { signDocument } from './signing.ts'
import { documentById } from './store.ts'

const place = await town('2026-11-23')
const { db, clock } = place
const { leader, clerk, dossierAtClerk, asked } = paperWay(place)
/** The installation as it is without a demonstration. */
const world = { ...place.world, demo: false, keysFolder: join(place.world.keysFolder, 'real') }
const act = (id: string) => ({ id, now: clock.now })

test('without a demonstration and without a provider nothing is signed', async () => {
  const id = await asked(await dossierAtClerk())
  expect(await signDocument(world, db, leader, act(id))).toEqual({ ok: false, why: 'no-provider' })
})

/** A signing service, a time stamping authority and an OCSP responder on a port of this machine. */
const server = createServer()
afterAll(() => server.close())

async function outside() {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const from = clock.now.subtract({ hours: 24 })
  const addresses = { ocsp: `${base}/ocsp`, crl: `${base}/ca.crl`, rootCrl: `${base}/goc.crl` }
  const authority = await newAuthority('ngoài', from, addresses)
  const answers = answersOf(
    authority,
    () => clock.now,
    () => new Map(),
  )
  const chain = [authority.issuer.certificate, authority.root.certificate]
  const holder = (commonName: string) =>
    issueSigner(authority, { commonName, organization: 'UBND', from, addresses })
  const [person, agency] = await Promise.all([holder('Nguyễn Văn Ký'), holder('UBND xã Tân Trụ')])
  const services = new Map(
    [person, agency].map((one, n) => {
      const account = { bearer: 'ma', pin: '1357', credential: `c${n}` }
      return [account.credential, cscStandIn({ ...account, holder: one, chain })]
    }),
  )
  server.on('request', async (req, res) => {
    const body = await buffer(req)
    const { pathname } = new URL(req.url ?? '/', base)
    if (pathname === '/tsa') return res.end(answers.timeStamp(body))
    if (pathname === '/ocsp') return res.end(answers.ocsp(body))
    if (pathname.endsWith('.crl')) return res.end(answers.crl(`${base}${pathname}`))
    const asked = JSON.parse(body.toString()) as Record<string, unknown>
    const service = services.get(String(asked['credentialID']))
    const bearer = String(req.headers.authorization).replace('Bearer ', '')
    const said = service?.(pathname.replace('/csc/v2/', ''), bearer, asked) ?? {
      status: 404,
      body: {},
    }
    res.statusCode = said.status
    return res.end(JSON.stringify(said.body))
  })
  const base64 = (raw: Uint8Array) => Buffer.from(raw).toString('base64')
  const account = (credential: string) => ({ bearer: 'ma', credential, pin: '1357' })
  return {
    provider: 'csc',
    address: base,
    timeStamps: `${base}/tsa`,
    roots: [base64(authority.root.certificate.raw)],
    chain: [base64(authority.issuer.certificate.raw)],
    stamps: [base64(authority.stamps.certificate.raw)],
    keys: { [leader.staff ?? '']: account('c0'), agency: account('c1') },
  }
}

test('a remote service, a time stamping authority and OCSP over HTTP: signed, sealed, and nothing says “test”', async () => {
  mkdirSync(world.keysFolder, { recursive: true })
  writeFileSync(join(world.keysFolder, 'provider.json'), JSON.stringify(await outside()))
  const id = await asked(await dossierAtClerk())
  expect(await signDocument(world, db, leader, act(id))).toMatchObject({ ok: true })
  expect(await sealDocument(world, db, clerk, act(id))).toMatchObject({ ok: true })
  const document = await db.read((q) => documentById(q, unit, id))
  const pdf = await bytesOf(db, world.files, clerk, document?.sealedId ?? '')
  const { valid, signatures } = await checkSignatures(world, pdf)
  expect([valid, signatures.map(({ level }) => level)]).toEqual([true, ['B-LT', 'B-LT']])
  // The demonstration's root is another one: it does not vouch for these.
  expect((await checkSignatures(place.world, pdf)).signatures[0]).toMatchObject({
    isIntact: true,
    trusted: false,
  })
})

test('when the service does not answer, nothing is signed, and it is said so', async () => {
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
  const id = await asked(await dossierAtClerk())
  expect(await signDocument(world, db, leader, act(id))).toEqual({
    ok: false,
    why: 'provider-away',
  })
  expect((await db.read((q) => documentById(q, unit, id)))?.state).toBe('waiting')
})

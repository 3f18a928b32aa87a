import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'

import { answersOf, issueSigner, newAuthority } from '#platform/signing/authority/authority.ts'
import type { Holder } from '#platform/signing/authority/make.ts'
import { cscStandIn } from '#platform/signing/providers/csc-stand-in.ts'
import type { Town } from '#test/town.ts'

type Life = { from?: Temporal.Instant; until?: Temporal.Instant }

/**
 * A signing service, a time stamping authority and an OCSP responder on a port of this machine, and an installation without a
 * demonstration that is set up to use them.
 */
export async function signingService(place: Town, leader: string) {
  const { clock } = place
  const world = { ...place.world, demo: false, keysFolder: join(place.world.keysFolder, 'real') }
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const begun = clock.now.subtract({ hours: 24 })
  const addresses = { ocsp: `${base}/ocsp`, crl: `${base}/ca.crl`, rootCrl: `${base}/goc.crl` }
  const authority = await newAuthority('ngoài', begun, addresses)
  const revoked = new Map<string, Temporal.Instant>()
  const answers = answersOf(
    authority,
    () => clock.now,
    () => revoked,
  )
  const chain = [authority.issuer.certificate, authority.root.certificate]
  const services = new Map<string, ReturnType<typeof cscStandIn>>()
  /** How many signatures the service still gives before nothing of it answers. */
  const state = { left: Infinity }

  /** A credential of the service, and what `provider.json` says of it. */
  async function account(commonName: string, { from = begun, until }: Life = {}) {
    const asked = { commonName, organization: 'UBND', from, addresses }
    const holder: Holder = await issueSigner(authority, until ? { ...asked, until } : asked)
    const credential = `c${services.size}`
    const said = { bearer: 'ma', pin: '1357', credential }
    services.set(credential, cscStandIn({ ...said, holder, chain }))
    return { said, holder }
  }

  server.on('request', async (req, res) => {
    const body = await buffer(req)
    const { pathname } = new URL(req.url ?? '/', base)
    if (state.left <= 0) return res.destroy()
    // The time stamp is the last thing that a signature asks for.
    if (pathname === '/tsa') {
      state.left -= 1
      return res.end(answers.timeStamp(body))
    }
    if (pathname === '/ocsp') return res.end(answers.ocsp(body))
    if (pathname.endsWith('.crl')) return res.end(answers.crl(`${base}${pathname}`))
    const asked = JSON.parse(body.toString()) as Record<string, unknown>
    const service = services.get(String(asked['credentialID']))
    const bearer = String(req.headers.authorization).replace('Bearer ', '')
    const method = pathname.replace('/csc/v2/', '')
    const said = service?.(method, bearer, asked) ?? { status: 404, body: {} }
    res.statusCode = said.status
    return res.end(JSON.stringify(said.body))
  })

  const base64 = (raw: Uint8Array) => Buffer.from(raw).toString('base64')
  const agency = await account('UBND xã Tân Trụ')

  /** Writes `provider.json`: from now on the leader signs with this credential. */
  function setUp({ said }: Awaited<ReturnType<typeof account>>) {
    mkdirSync(world.keysFolder, { recursive: true })
    const settings = {
      provider: 'csc',
      address: base,
      timeStamps: `${base}/tsa`,
      roots: [base64(authority.root.certificate.raw)],
      chain: [base64(authority.issuer.certificate.raw)],
      stamps: [base64(authority.stamps.certificate.raw)],
      keys: { [leader]: said, agency: agency.said },
    }
    writeFileSync(join(world.keysFolder, 'provider.json'), JSON.stringify(settings))
  }
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  return { world, account, setUp, revoked, state, stop }
}

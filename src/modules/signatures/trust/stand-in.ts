import { allow, type App } from '#platform/http.ts'

import { authorityHome, testAnswers, testAuthority } from './roots.ts'

/** The test authority over HTTP: time stamps (RFC 3161), OCSP, lists of revoked certificates, and its root. Only a demonstration has it. */
export function mountAuthority(app: App) {
  const { world } = app
  const said = (type: string) => ({ 'content-type': type, 'cache-control': 'no-store' })
  app.get(`${authorityHome}/goc.crl`, allow('public'), async (_, reply) => {
    const { issuer } = await testAuthority(world)
    const crl = (await testAnswers(world)).crl(issuer.certificate.crlAddress ?? '')
    return reply.headers(said('application/pkix-crl')).send(crl)
  })
  app.get(`${authorityHome}/ca.crl`, allow('public'), async (_, reply) =>
    reply.headers(said('application/pkix-crl')).send((await testAnswers(world)).crl('')),
  )
  app.get(`${authorityHome}/goc.crt`, allow('public'), async (_, reply) => {
    const { root } = await testAuthority(world)
    return reply.headers(said('application/pkix-cert')).send(Buffer.from(root.certificate.raw))
  })
  void app.register(async (scope) => serve(scope as unknown as App))
}

/** Requests of these protocols are bytes, which pages of ours do not take. */
function serve(scope: App) {
  const { world } = scope
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 20_000 }, (_, body, done) =>
    done(null, body),
  )
  const bytes = (body: unknown) => (Buffer.isBuffer(body) ? body : Buffer.alloc(0))
  scope.post(`${authorityHome}/tsa`, allow('public'), async (req, reply) =>
    reply
      .header('content-type', 'application/timestamp-reply')
      .send((await testAnswers(world)).timeStamp(bytes(req.body))),
  )
  scope.post(`${authorityHome}/ocsp`, allow('public'), async (req, reply) =>
    reply
      .header('content-type', 'application/ocsp-response')
      .send((await testAnswers(world)).ocsp(bytes(req.body))),
  )
}

import type { IncomingMessage } from 'node:http'

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Provider } from 'oidc-provider/lib/provider.js'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

import { allow, type App } from '#platform/http.ts'

import { rememberedCitizens } from './citizens.ts'
import { chooseRoutes } from './interaction.tsx'
import { SaidPage, SignOutPage } from './pages.tsx'
import { path, providerFor, type Pages } from './provider.ts'
import type { Running, StandIn } from './running.ts'

const mostOrigins = 20

/** Mounts the stand-in of the identity portal on the program's own port. Only a demonstration does this. */
export function mountSignIn(app: App, standIn: StandIn) {
  const people = rememberedCitizens()
  const providers = new Map<string, Promise<Provider>>()
  function providerOf(req: FastifyRequest): Promise<Provider> {
    const origin = standIn.originOf(req)
    const known = providers.get(origin)
    if (known) return known
    const provider = start(app, origin, { client: standIn.client, citizens: people, pages })
    if (providers.size >= mostOrigins) providers.clear()
    providers.set(origin, provider)
    return provider
  }
  const running = { ...standIn, people, providerOf }
  chooseRoutes(app, running)
  void app.register(async (scope) => protocolRoutes(scope as unknown as App, running))
}

async function start(app: App, origin: string, parts: Parameters<typeof providerFor>[1]) {
  const provider = await providerFor(origin, parts)
  provider.on('server_error', (_, error) => app.log.warn({ err: error }, 'stand-in'))
  return provider
}

/** The library reads bodies itself. */
function protocolRoutes(scope: App, running: Running) {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_, __, done) => done(null))
  scope.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: `${path}/*`,
    ...allow('public'),
    handler: (req, reply) => handOver(req, reply, running),
  })
}

const requests = new WeakMap<IncomingMessage, FastifyRequest>()

async function handOver(
  req: FastifyRequest,
  reply: FastifyReply,
  { providerOf, originOf }: Running,
) {
  const provider = await providerOf(req)
  const raw: IncomingMessage & { originalUrl?: string | undefined } = req.raw
  const { protocol, host } = new URL(originOf(req))
  requests.set(raw, req)
  reply.hijack()
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value)
  raw.headers['x-forwarded-proto'] = protocol.slice(0, -1)
  raw.headers['x-forwarded-host'] = host
  raw.originalUrl = raw.url
  raw.url = (raw.url ?? '').slice(path.length) || '/'
  await provider.callback()(raw, reply.raw)
}

function document(raw: IncomingMessage, node: VNode): string {
  const req = requests.get(raw)
  if (!req) throw new Error('A page of the stand-in outside of a request')
  return `<!doctype html>${renderToString(req.server.frame(req, node))}`
}

const pages: Pages = {
  signOut: ({ req }, form) => document(req, <SignOutPage {...{ form }} />),
  signedOut: ({ req }) =>
    document(
      req,
      <SaidPage
        title="Đã đăng xuất khỏi cổng giả lập"
        text="Bạn có thể đóng trang này hoặc quay lại trang của xã."
      />,
    ),
  failed: ({ req }, message) =>
    document(req, <SaidPage title="Cổng giả lập từ chối yêu cầu" text={message} />),
}

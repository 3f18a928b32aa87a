import type { IncomingMessage, ServerResponse } from 'node:http'

import fastifyCookie from '@fastify/cookie'
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifySchema,
  type RawServerDefault,
} from 'fastify'
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import type { VNode } from 'preact'

import type { Db } from './db.ts'
import { fieldsOf } from './form.ts'
import { securityHeaders } from './headers.ts'
import { parseJson } from './json.ts'
import { standardOutput } from './log.ts'
import './messages.ts'
import { forbidden, notAllowed, notFound, Problem, signInFirst } from './problem.ts'
import { isForPrograms } from './programs.ts'
import { requestId } from './request-id.ts'
import { methodsOf, unreadableAddress, unreadableRequest } from './unreadable.ts'
import { standIn, type Who } from './who.ts'

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

export type Lang = 'vi' | 'en'

/** A registered route, who may use it, and the shapes it declares. */
export type Route = {
  method: string
  url: string
  permission: string
  schema: FastifySchema | undefined
}

/** Address of a navigation entry → open work behind it. */
export type NavCounts = ReadonlyMap<string, number>

declare module 'fastify' {
  interface FastifyRequest {
    who: Who
    db: Db
    now: Temporal.Instant
    today: Temporal.PlainDate
    lang: Lang
  }
  interface FastifyContextConfig {
    permission?: string
    /** Asked by those who watch whether we live: answered also in a flood. */
    forWatchers?: boolean
    /** Stays open until its reader leaves: its length says nothing of us. */
    stream?: boolean
    /** A stand-in that the program itself asks: told only to whoever wants to know everything. */
    ownStandIn?: boolean
    /** Sent by every device every minute: told only to whoever wants to know everything. */
    routine?: boolean
  }
  interface FastifyInstance {
    /** Every route, in the order of registration. */
    routeList: readonly Route[]
    /** Puts the layout's context around a page. */
    frame: (req: FastifyRequest, page: VNode, counts?: NavCounts) => VNode
    /** The figures beside the entries of the navigation, for whoever asks. */
    navCounts: (req: FastifyRequest) => Promise<NavCounts>
  }
}

export const zone = 'Asia/Ho_Chi_Minh'

/**
 * What every route says first: who may use it. `public` is everybody. The second argument declares the shapes
 * of params, query, body and answers; routes under `/api/` with tags appear in the OpenAPI document.
 */
export const allow = <Schema extends FastifySchema>(permission: string, schema?: Schema) => ({
  config: { permission },
  schema: (schema ?? {}) as Schema,
})

/** What the outside world gives to each request. */
export type Edge = {
  now: () => Temporal.Instant
  /** Who asks before that is found out, and when it cannot be: refusals are pages too. */
  stranger: (req: FastifyRequest) => Who
  /** Finds who asks; throws `signInFirst` only when a token is presented and wrong. */
  identify: (req: FastifyRequest) => Promise<Who>
  /** Whether there is room for this request; when not, it has been answered. */
  admit: (req: FastifyRequest, reply: FastifyReply) => Promise<boolean>
  database: (who: Who) => Db
  onError: (error: unknown, req: FastifyRequest, reply: FastifyReply) => unknown
}

export type ServerOptions = {
  log: string
  trustProxy: boolean
  bodyLimit?: number
}

export async function createServer(
  edge: Edge,
  { log, trustProxy, bodyLimit = 1_048_576 }: ServerOptions,
): Promise<App> {
  const app = Fastify({
    logger: log === 'silent' ? false : { level: log, stream: standardOutput() },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy,
    bodyLimit,
    requestTimeout: 300_000,
    keepAliveTimeout: 65_000,
    connectionTimeout: 0,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 400 },
    genReqId: requestId,
    http: { headersTimeout: 15_000, maxHeaderSize: 16_384 },
    frameworkErrors: unreadableAddress,
    clientErrorHandler: unreadableRequest,
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  // oxlint-disable-next-line typescript/no-unsafe-argument -- the value is set by the first hook of every request
  for (const name of ['who', 'db', 'now', 'today', 'lang']) app.decorateRequest(name, null)
  // First of all hooks: a refusal's page reads the display choices from cookies.
  await app.register(fastifyCookie)
  addParsers(app)
  addHooks(app, edge)
  app.setErrorHandler(edge.onError)
  app.setNotFoundHandler((req, reply) => {
    const methods = methodsOf(app.routeList, req.url.split('?', 1)[0] ?? '')
    const refusal = methods.length > 0 ? notAllowed(methods) : notFound('trang này')
    return edge.onError(refusal, req, reply)
  })
  return app
}

function addParsers(app: App) {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_, body, done) => done(null, fieldsOf(new URLSearchParams(String(body)))),
  )
  app.addContentTypeParser('application/json', { parseAs: 'string' }, ({ url }, body, done) => {
    try {
      // A page's form is names and texts; what a page could do with other JSON nobody has thought about.
      if (!isForPrograms(url)) throw new Problem(415, 'Kiểu nội dung này không được nhận')
      done(null, body === '' ? undefined : parseJson(String(body)))
    } catch (error) {
      done(error as Error)
    }
  })
}

function addHooks(app: App, edge: Edge) {
  const routes: Route[] = []
  const turnedAway = new WeakSet<FastifyRequest>()
  app.decorate('routeList', routes)
  app.addHook('onRoute', ({ method, url, config, schema }) => {
    const permission = config?.permission
    if (!permission) throw new Error(`${String(method)} ${url} says nobody may use it`)
    routes.push(...[method].flat().map((one) => ({ method: one, url, permission, schema })))
  })
  app.addHook('onRequest', async (req, reply) => {
    req.now = edge.now()
    req.today = req.now.toZonedDateTimeISO(zone).toPlainDate()
    req.lang = languageOf(req)
    req.who = edge.stranger(req)
    const refusal = await findOut(req, edge)
    if (!(await edge.admit(req, reply))) {
      turnedAway.add(req)
      return reply
    }
    reply.headers(securityHeaders)
    if (refusal) throw refusal.error
    req.db = edge.database(req.who)
    const permission = req.routeOptions.config.permission
    if (permission !== undefined) {
      refuseUnlessAllowed(req.who, permission)
      if (permission !== 'public') req.who = standIn(req.who, [permission])
    }
    return undefined
  })
  app.addHook('onResponse', async (req, reply) => {
    if (!turnedAway.has(req)) logAnswer(req, reply)
  })
}

/** Finds out who asks. A refusal waits until it is known that there is room for it: its page costs something too. */
async function findOut(req: FastifyRequest, edge: Edge): Promise<{ error: unknown } | undefined> {
  try {
    refuseCrossSite(req)
    req.who = await edge.identify(req)
    return undefined
  } catch (error) {
    return { error }
  }
}

function refuseUnlessAllowed(who: Who, permission: string) {
  if (permission === 'public' || who.can.has(permission)) return
  throw who.kind === 'public' ? signInFirst() : forbidden()
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A form or script of another site must not act in an officer's name. Tokens are not sent by browsers. */
function refuseCrossSite(req: FastifyRequest) {
  if (reading.has(req.method) || req.headers.authorization?.startsWith('Bearer ')) return
  const site = req.headers['sec-fetch-site']
  const { origin } = req.headers
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && hostOf(origin) !== req.host)
  const cookie = req.headers.cookie !== undefined
  if (foreign || (cookie && site === undefined && origin === undefined)) throw forbidden()
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : origin
}

function languageOf(req: FastifyRequest): Lang {
  return /(?:^|;\s*)lang=en(?:;|$)/.test(req.headers.cookie ?? '') ? 'en' : 'vi'
}

const slow = 1_000

/** One line for each write, refusal and slow answer. Addresses are logged as patterns: they may hold personal data. */
function logAnswer(req: FastifyRequest, reply: FastifyReply) {
  const { stream, ownStandIn, routine } = req.routeOptions.config
  const isSlow = reply.elapsedTime >= slow && !stream
  const isUsual = reading.has(req.method) || ownStandIn === true || routine === true
  const quiet = isUsual && reply.statusCode < 400 && !isSlow
  req.log[quiet ? 'debug' : 'info'](
    {
      method: req.method,
      route: req.routeOptions.url ?? '(none)',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      actor: req.who?.kind,
    },
    'answered',
  )
}

import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'

import { hamletById, hamlets } from '#modules/units/index.ts'
import { readForm } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { looksLikeId } from '#platform/id.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { hamletNames, personFile } from './file.ts'
import { noteOpening, openingsOf, revealIdNumber, revealReasonNames } from './opening.ts'
import { PeoplePage } from './pages/list.tsx'
import { OpeningsPage } from './pages/openings.tsx'
import { PersonPage } from './pages/person.tsx'
import { RevealedPage, RevealPage } from './pages/reveal.tsx'
import { findPeople } from './search.ts'
import { RevealForm } from './shapes.ts'
import { personById } from './store.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Who else has seen something of this citizen's, besides officers: somebody to whom she gave a link. */
    otherOpenings?: (req: FastifyRequest) => Promise<VNode>
    /** What another module has to say on the page of a person: the registers in which they stand. */
    besidePerson?: (req: FastifyRequest, person: string) => Promise<VNode | undefined>
  }
}

export const home = '/can-bo/nguoi'
export const params = z.object({ id: z.uuid() })

export function routes(app: App) {
  listRoute(app)
  personRoute(app)
  revealRoutes(app)
  openingsRoute(app)
}

const search = z.object({
  q: z.string().max(200).optional(),
  ap: z.string().max(40).optional(),
  cursor: z.string().max(1000).optional(),
})

function listRoute(app: App) {
  app.get(home, allow('person.view', { querystring: search }), async (req, reply) => {
    const { q: text, ap, cursor } = req.query
    const hamlet = ap && looksLikeId(ap) ? ap : undefined
    const list = await req.db.read(async (q) => {
      const gone = hamlet ? await hamletById(q, hamlet) : undefined
      const listed = await hamlets(q)
      return {
        ...(await findPeople(q, { text, hamlet, after: cursor })),
        hamlets: gone?.endedOn ? [...listed, gone] : listed,
        hamletNames: await hamletNames(q),
      }
    })
    return page(req, reply, <PeoplePage {...list} />)
  })
}

// The page from which an officer comes may say for what: a dossier's code.
const purpose = z.object({
  hs: z
    .string()
    .regex(/^[\w.-]{1,60}$/)
    .optional()
    .catch(undefined),
})

function personRoute(app: App) {
  const options = allow('person.view', { params, querystring: purpose })
  app.get(`${home}/:id`, options, async (req, reply) => {
    const { id } = req.params
    const { hs } = req.query
    const reason = hs ? `Giải quyết hồ sơ ${hs}` : 'Xem hồ sơ dân cư'
    const file = await req.db.tx(async (tx) => {
      const person = found(await personById(tx, id), 'người này')
      await noteOpening(tx, req.who, person.id, { reason, now: req.now })
      return personFile(tx, person)
    })
    if (file.person.id !== id) return reply.redirect(`${home}/${file.person.id}`, 303)
    const beside = await req.server.besidePerson?.(req, file.person.id)
    return page(req, reply, <PersonPage {...{ ...file, beside }} />)
  })
}

function revealRoutes(app: App) {
  const path = `${home}/:id/xem-so-dinh-danh`
  app.get(path, allow('person.reveal', { params }), async (req, reply) => {
    const person = found(await req.db.read((q) => personById(q, req.params.id)), 'người này')
    return page(req, reply, <RevealPage {...{ person }} />)
  })

  // Answers with the page itself and not with an address: the number is shown once and cannot be opened again.
  app.post(path, allow('person.reveal', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, RevealForm)
    const person = found(await req.db.read((q) => personById(q, id)), 'người này')
    if (!form.ok) return page(req, reply, <RevealPage {...{ person, ...form }} />, 422)
    const { reason: chosen, detail } = form.value
    const [name] = revealReasonNames[chosen]
    const reason = chosen === 'other' ? detail : [name, detail].filter(Boolean).join(': ')
    const idNumber = await req.db.tx((tx) =>
      revealIdNumber(tx, req.who, id, { reason, now: req.now }),
    )
    return page(req, reply, <RevealedPage {...{ person, idNumber, reason }} />)
  })
}

function openingsRoute(app: App) {
  app.get('/cua-toi/ai-da-xem', allow('citizen'), async (req, reply) => {
    const openings = await req.db.read((q) => openingsOf(q, req.who.person ?? ''))
    const others = await req.server.otherOpenings?.(req)
    return page(req, reply, <OpeningsPage {...{ openings, others }} />)
  })
}

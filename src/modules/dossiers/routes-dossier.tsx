import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'

import { actorNames, rosterOf } from '#modules/accounts/index.ts'
import { FormSummary } from '#modules/forms/index.ts'
import type { Read } from '#platform/db.ts'
import { readForm } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { page } from '#platform/render.tsx'
import { readUpload } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'

import { declaredOf } from './declared.ts'
import { deskActs } from './desk-acts.ts'
import type { Doing } from './doing.ts'
import { entrustable } from './entrusting.ts'
import { holdOf } from './hold.ts'
import { inPlaceOf } from './in-place-of.ts'
import { onceOrRefused } from './once-or-refused.ts'
import { noteOpening } from './opening.ts'
import type { Refused } from './pages/act-fields.tsx'
import { DossierPage } from './pages/dossier-page.tsx'
import { possibleActs, type Act } from './possible.ts'
import { ahead, around, dossierNamed, fileOf } from './read.ts'
import { holderOf } from './results/place.ts'
import { namedIn, remarksFor, remarksPanel } from './routes-remarks.tsx'
import type { DossierRecord } from './rows.ts'
import { offersForAnswer } from './stored/for-answer.ts'
import { whyWords } from './words.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** What other modules have to say on the page of a dossier: the register or book in which it ends. */
    besideDossier: ((q: Read, who: Who, dossier: DossierRecord) => Promise<VNode | undefined>)[]
  }
}

const Code = z.object({ code: z.string().max(80) })

/** The page of one dossier and everything that is done from it. */
export function dossierRoutes(app: App) {
  app.decorate('besideDossier', [])
  app.get('/can-bo/ho-so/:code', allow('dossier.view', { params: Code }), (req, reply) =>
    showDossier(req, reply, req.params.code),
  )
  for (const [name, doing] of Object.entries(deskActs) as [Act, Doing][])
    app.post(
      `/can-bo/ho-so/:code/${name}`,
      allow(doing.permission, { params: Code }),
      (req, reply) => carryOut(req, reply, { name, code: req.params.code, doing }),
    )
}

type Call = { name: Act; code: string; doing: Doing }

async function carryOut(req: FastifyRequest, reply: FastifyReply, { name, code, doing }: Call) {
  const { filled, files, errors } = await readUpload(req)
  req.body = filled
  const form = readForm(req, doing.schema)
  const wrong = { ...errors, ...(!form.ok && form.errors) }
  if (Object.keys(wrong).length > 0)
    return showDossier(req, reply, code, { act: name, filled, errors: wrong })
  req.who = await inPlaceOf(req, { name, code, permission: doing.permission })
  const { _key: key, ...body } = filled
  const why = await onceOrRefused(req, { key, body: { name, code, ...body } }, (tx) =>
    doing.run(tx, req, code, { filled, files }),
  )
  if (why === undefined) return reply.redirect(`/can-bo/ho-so/${code}`, 303)
  const said = whyWords[why][req.lang === 'en' ? 1 : 0]
  // A choice that the step asks for was not made: the form is wrong, not the moment.
  if (why === 'verdict-missing' || why === 'opinion-missing')
    return showDossier(req, reply, code, { act: name, filled, errors: { verdict: said } })
  const errorsOfRule =
    why === 'number-taken'
      ? { documentNumber: await saidOfNumber(req, code, filled['documentNumber'] ?? '', said) }
      : { _: said }
  return showDossier(req, reply, code, { act: name, filled, errors: errorsOfRule }, 409)
}

/** A number that another dossier has: says which one, so that the book can be compared. */
async function saidOfNumber(
  req: FastifyRequest,
  code: string,
  documentNumber: string,
  said: string,
) {
  const written = { documentNumber, now: req.now }
  const holder = await req.db.read((q) => holderOf(q, req.who, code, written))
  if (holder === undefined) return said
  return req.lang === 'en'
    ? `Dossier ${holder} has this number in the same book and year. Look into the book and enter the right one.`
    : `Số này đã cấp cho hồ sơ ${holder} trong cùng sổ, cùng năm. Kiểm tra lại sổ rồi ghi số đúng.`
}

async function showDossier(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  refused?: Refused,
  status = refused ? 422 : 200,
) {
  const { who, now } = req
  // What goes out together costs one journey to the database: first the dossier, then all that hangs on it, then the look itself.
  const shown = await req.db.tx(async (q) => {
    const [dossier, roster] = await Promise.all([dossierNamed(q, who.unit, code), rosterOf(q)])
    const [file, hold, remarks, beside] = await Promise.all([
      fileOf(q, who.unit, dossier),
      holdOf(q, who, dossier, now),
      remarksFor(q, who, dossier, roster),
      Promise.all(req.server.besideDossier.map((say) => say(q, who, dossier))),
    ])
    const acts = possibleActs(dossier, who, { ...around(file), hold })
    const officers = entrustable(roster, acts, file)
    const actors = [
      ...namedIn(remarks),
      ...file.past.flatMap(({ actor, behalf }) => (behalf ? [actor, behalf] : [actor])),
      ...file.coordination.flatMap(({ answeredBy }) => answeredBy ?? []),
      `staff:${file.dossier.assignee}`,
    ]
    const offers = acts.includes('supply') ? await offersForAnswer(q, file, req.today) : undefined
    const names = await actorNames(q, actors, roster)
    await noteOpening(q, who, { ...file, now })
    return { file, acts, hold, offers, officers, remarks, beside, names }
  })
  const formSummary = <FormSummary {...declaredOf(shown.file)} />
  return page(
    req,
    reply,
    <DossierPage
      {...{ now, refused, formSummary, once: newId(), ...shown, ...ahead(shown.file) }}
      remarks={shown.remarks && remarksPanel(shown.remarks, shown.names)}
    />,
    status,
  )
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { fullName, idNumber } from '#modules/people/index.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { filesByIds } from '#platform/stored-files.ts'

import { version } from '../doing.ts'
import type { Why } from '../domain.ts'
import { onceOrRefused } from '../once-or-refused.ts'
import { dossierByCode } from '../store.ts'
import { whyWords } from '../words.ts'
import { confirmReceived, namePickup } from './actions.ts'
import { ReceivingPage } from './page.tsx'
import { pickupOf, resultsOf } from './store.ts'

const Code = z.object({ code: z.string().max(80) })
const Seen = z.object({ version })
const Nobody = Seen.extend({ none: z.literal('1') })
const Named = Seen.extend({ fullName, idNumber })

/** The applicant receives the result: opens the file, says that it came, or names who fetches the paper. */
export function receivingRoutes(app: App) {
  const at = '/cua-toi/ho-so/:code/ket-qua'
  const mine = allow('citizen', { params: Code })
  app.get(at, mine, (req, reply) => show(req, reply, req.params.code))
  app.post(`${at}/da-nhan`, mine, async (req, reply) => {
    const { code } = req.params
    const form = readForm(req, Seen)
    if (!form.ok) return show(req, reply, code, { ...form, status: 422 })
    const { _key: key, ...typed } = form.filled
    const act = { code, seen: form.value.version, now: req.now }
    const why = await onceOrRefused(req, { key, body: { code, ...typed } }, (tx) =>
      confirmReceived(tx, req.who, act),
    )
    return answer(req, reply, { code, filled: form.filled, why })
  })
  app.post(`${at}/nhan-thay`, mine, (req, reply) => sendPickup(req, reply, req.params.code))
}

async function sendPickup(req: FastifyRequest, reply: FastifyReply, code: string) {
  const none = readForm(req, Nobody)
  const form = none.ok ? none : readForm(req, Named)
  if (!form.ok) return show(req, reply, code, { ...form, status: 422 })
  const named = 'fullName' in form.value ? form.value : { fullName: '', idNumber: '' }
  const { _key: key, ...typed } = form.filled
  const act = { code, seen: form.value.version, now: req.now }
  const why = await onceOrRefused(req, { key, body: { code, ...typed } }, (tx) =>
    namePickup(tx, req.who, act, named),
  )
  return answer(req, reply, { code, filled: form.filled, why })
}

type Answer = { code: string; filled: Retry['filled']; why: Why | undefined }

function answer(req: FastifyRequest, reply: FastifyReply, { code, filled, why }: Answer) {
  if (why === undefined) return reply.redirect(`/cua-toi/ho-so/${code}/ket-qua`, 303)
  const errors = { _: whyWords[why][req.lang === 'en' ? 1 : 0] }
  return show(req, reply, code, { filled, errors, status: 409 })
}

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  retry?: Retry & { status: number },
) {
  const { unit } = req.who
  const shown = await req.db.read(async (q) => {
    const dossier = found(await dossierByCode(q, unit, code), `hồ sơ ${code.slice(0, 60)}`)
    const isDone = dossier.state === 'done' || dossier.state === 'returned'
    const results = isDone ? await resultsOf(q, unit, dossier.id) : []
    const ids = results.flatMap(({ fileId }) => fileId ?? [])
    const files = new Map((await filesByIds(q, unit, ids)).map((file) => [file.id, file]))
    return { dossier, results, files, pickup: await pickupOf(q, unit, dossier.id) }
  })
  return page(req, reply, <ReceivingPage {...shown} once={newId()} {...retry} />, retry?.status)
}

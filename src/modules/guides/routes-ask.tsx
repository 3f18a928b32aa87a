import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'

import { procedureByCode, procedureNames } from '#modules/procedures/index.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { answered } from './answered.ts'
import { EndingPage } from './pages/ending.tsx'
import { QuestionPage } from './pages/question.tsx'
import { Asked, Params } from './shapes.ts'

export const askPath = (code: string, text = '') =>
  `/thu-tuc/${code}/dieu-kien${text === '' ? '' : `?tl=${encodeURIComponent(text)}`}`

/** Câu hỏi điều kiện: one at a time, everything in the address, nothing kept. */
export function askRoutes(app: App) {
  app.get(
    '/thu-tuc/:code/dieu-kien',
    allow('public', { params: Params, querystring: Asked }),
    (req, reply) => ask(req, reply, req.params.code, req.query),
  )
}

async function ask(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  { tl, chon, hoi }: z.output<typeof Asked>,
) {
  const { who, today, lang } = req
  const shown = await req.db.read(async (q) => {
    const known = await procedureByCode(q, code, today)
    const procedure = found(known?.hidden ? undefined : known, `thủ tục ${code}`)
    const text = await answered(q, { unit: who.unit, procedure: code, on: today, text: tl })
    return { procedure, ...text, names: await procedureNames(q, today) }
  })
  const { way, procedure, guide } = shown
  if (!guide) return reply.redirect(`/thu-tuc/${code}/chuan-bi`, 303)
  if (!way.next) return page(req, reply, <EndingPage {...{ ...shown, guide, procedure }} />)
  const chosen = way.next.answers.find((answer) => answer.code === chon)
  if (chosen) {
    const text = [shown.text, `${way.next.code}:${chosen.code}`].filter(Boolean).join('.')
    return reply.redirect(askPath(code, text), 303)
  }
  const missing = lang === 'en' ? 'Choose one answer' : 'Hãy chọn một câu trả lời'
  const errors = hoi === undefined ? undefined : { chon: missing }
  const props = { ...shown, guide, question: way.next, errors }
  return page(req, reply, <QuestionPage {...props} />, errors ? 422 : 200)
}

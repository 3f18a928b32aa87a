import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm, type Errors, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'
import { translator } from '#ui/view.ts'

import { citizenWayOf } from '../citizens/provider.ts'
import { SignInPage } from '../pages/sign-in.tsx'
import { startSignIn } from './actions.ts'
import { backPath } from './domain.ts'
import { entranceOf, limitTries, proceed } from './entrance.ts'
import { wordsForRefusal } from './words.ts'

const Query = z.object({ ve: z.string().max(2_000).optional(), giu: z.string().max(1).optional() })

const Credentials = z.object({
  login: z
    .string()
    .min(1, 'Nhập tên đăng nhập')
    .max(100, 'Tên đăng nhập quá dài')
    .transform((text) => text.toLowerCase()),
  password: z.string().min(1, 'Nhập mật khẩu').max(300, 'Mật khẩu quá dài'),
  ve: z.string().max(2_000).optional(),
})

export function signInRoutes(app: App) {
  app.get('/dang-nhap', allow('public', { querystring: Query }), (req, reply) => {
    const { ve, giu } = req.query
    if (req.who.kind === 'staff') return reply.redirect(backPath(ve, '/can-bo'), 303)
    return signInPage(req, reply, { back: ve, kept: giu === '1' })
  })

  app.post('/dang-nhap', allow('public'), async (req, reply) => {
    await limitTries(req)
    const form = readForm(req, Credentials)
    if (!form.ok) return again(req, reply, form, 422)
    const { login, password, ve } = form.value
    const outcome = await startSignIn(entranceOf(req), {
      login,
      password,
      back: backPath(ve, '/can-bo'),
    })
    if (outcome.ok) return reply.redirect(await proceed(req, reply, outcome.value), 303)
    const message = wordsForRefusal(translator(req.lang), outcome.why)
    const status = outcome.why.code === 'wrong' ? 422 : 409
    return again(
      req,
      reply,
      { filled: { login, ve: ve ?? '' }, errors: { login: message } },
      status,
    )
  })
}

/** The page again, without what was typed as a password. */
function again(
  req: FastifyRequest,
  reply: FastifyReply,
  { filled, errors }: Retry,
  status: number,
) {
  const { login = '', ve } = filled
  return signInPage(req, reply, { back: ve, filled: { login }, errors }, status)
}

type Shown = {
  back: string | undefined
  kept?: boolean
  filled?: Record<string, string>
  errors?: Errors
}

function signInPage(
  req: FastifyRequest,
  reply: FastifyReply,
  { back, kept = false, ...retry }: Shown,
  status = 200,
) {
  const wanted = backPath(back, '')
  const forStaff = /^\/(can-bo|quan-tri)(\/|$)/.test(wanted) || retry.errors !== undefined
  const citizens = citizenWayOf(req.server.world)
  const shown = { back: wanted, forStaff, citizens, kept, ...retry }
  return page(req, reply, <SignInPage {...shown} />, status)
}

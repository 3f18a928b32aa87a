import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { TokenPage, TokensPage } from '../pages/tokens.tsx'
import { mint, revoke } from './actions.ts'
import { scopeNames } from './domain.ts'
import { newestTokens } from './store.ts'

const home = '/quan-tri/ma-truy-cap'
const params = z.object({ id: z.uuid() })

const TokenForm = z.object({
  account: z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(
      z
        .string()
        .regex(
          /^[a-z0-9][a-z0-9._-]{1,59}$/,
          'Tên 2 đến 60 ký tự: chữ không dấu, số, dấu chấm, gạch',
        ),
    ),
  scope: z.enum(scopeNames, 'Chọn phạm vi'),
  days: z.coerce
    .number('Nhập số ngày')
    .int('Nhập số ngày')
    .min(1, 'Ít nhất 1 ngày')
    .max(730, 'Nhiều nhất 730 ngày'),
})

export function tokenRoutes(app: App) {
  app.get(home, allow('token.edit'), (req, reply) => tokensPage(req, reply))

  app.post(home, allow('token.edit'), async (req, reply) => {
    const form = readForm(req, TokenForm)
    if (!form.ok) return tokensPage(req, reply, form)
    const { account, scope, days } = form.value
    const minting = { account, scopes: [scope], days }
    const token = await req.db.tx((tx) => mint(tx, req.who, req.now, minting))
    return page(req, reply, <TokenPage {...{ account, token }} />)
  })

  app.post(`${home}/:id/thu-hoi`, allow('token.edit', { params }), async (req, reply) => {
    const revoked = await req.db.tx((tx) => revoke(tx, req.who, req.now, req.params.id))
    found(revoked || undefined, 'mã truy cập này')
    return reply.redirect(home, 303)
  })
}

async function tokensPage(req: FastifyRequest, reply: FastifyReply, retry?: Retry) {
  const tokens = await req.db.read(newestTokens)
  const status = retry ? 422 : 200
  return page(req, reply, <TokensPage {...{ tokens, now: req.now, ...retry }} />, status)
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { whyNotHost } from '../words.ts'
import { addRelayHost, changeRelayHost, removeRelayHost } from './actions.ts'
import { hostOf } from './hosts.ts'
import { AddHostPage, HostListPage, HostPage } from './pages.tsx'
import { relayHostById, relayHosts } from './store.ts'

const home = '/quan-tri/tiep-song'
const params = z.object({ id: z.uuid() })

const line = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .transform((typed) => typed.replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().min(2, missing).max(most, `Tối đa ${most} chữ cái và dấu cách`))

export const HostForm = z.object({
  host: z
    .string({ error: 'Ghi tên máy chủ phát của đài' })
    .max(300, 'Địa chỉ quá dài')
    .transform((typed, context) => {
      const read = hostOf(typed)
      if (read.ok) return read.value
      context.addIssue({ code: 'custom', message: whyNotHost[read.why] })
      return z.NEVER
    }),
  name: line(160, 'Ghi tên đài'),
  source: line(300, 'Ghi văn bản hoặc căn cứ cho phép'),
})

const taken = { host: 'Đài này đã có trong danh sách' }

/** Đài được tiếp sóng: hosts that a relay may come from. */
export function relayRoutes(app: App) {
  app.get(home, allow('relay.edit'), async (req, reply) =>
    page(req, reply, <HostListPage hosts={await req.db.read(relayHosts)} />),
  )
  app.get(`${home}/them`, allow('relay.edit'), (req, reply) => page(req, reply, <AddHostPage />))
  app.post(`${home}/them`, allow('relay.edit'), async (req, reply) => {
    const form = readForm(req, HostForm)
    if (!form.ok) return page(req, reply, <AddHostPage {...form} />, 422)
    const outcome = await req.db.tx((tx) => addRelayHost(tx, req.who, form.value))
    if (outcome.ok) return reply.redirect(home, 303)
    return page(req, reply, <AddHostPage filled={form.filled} errors={taken} />, 409)
  })
  app.get(`${home}/:id`, allow('relay.edit', { params }), (req, reply) =>
    show(req, reply, req.params.id),
  )
  app.post(`${home}/:id`, allow('relay.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, HostForm)
    if (!form.ok) return show(req, reply, id, form)
    const outcome = await req.db.tx((tx) => changeRelayHost(tx, req.who, id, form.value))
    if (outcome.ok) return reply.redirect(home, 303)
    return show(req, reply, id, { filled: form.filled, errors: taken }, 409)
  })
  app.post(`${home}/:id/bo`, allow('relay.edit', { params }), async (req, reply) => {
    await req.db.tx((tx) => removeRelayHost(tx, req.who, req.params.id))
    return reply.redirect(home, 303)
  })
}

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  retry?: Retry,
  status = retry ? 422 : 200,
) {
  const host = found(await req.db.read((q) => relayHostById(q, id)), 'đài này')
  return page(req, reply, <HostPage {...{ host, ...retry }} />, status)
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'

import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { MinePage } from './page.tsx'
import { mineOpen, minePast, type Mine } from './store.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The drafts of whoever asks, as a part of the page "my applications"; from the module that keeps them. */
    draftsPanel?: (req: FastifyRequest) => Promise<VNode | undefined>
    /** Which of these dossiers have not been rated yet. */
    unrated?: (req: FastifyRequest, ids: readonly string[]) => Promise<ReadonlySet<string>>
  }
}

const Asked = z.object({
  cursor: z.string().max(600).optional(),
  q: z
    .string()
    .max(100)
    .optional()
    .catch(undefined)
    .transform((text = '') => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()),
})

/** Hồ sơ của tôi. */
export const mineRoutes = (app: App) =>
  app.get('/cua-toi', allow('citizen', { querystring: Asked }), (req, reply) =>
    show(req, reply, req.query),
  )

/** After so long nobody is asked any more how it was. */
const askedDays = 30

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  { cursor, q: text }: z.output<typeof Asked>,
) {
  const { who, now, server } = req
  const asked = { person: who.person ?? '', text }
  const isFirst = cursor === undefined
  const shown = await req.db.read(async (q) => ({
    open: isFirst ? await mineOpen(q, who.unit, asked) : [],
    ...(await minePast(q, who.unit, { ...asked, cursor })),
  }))
  const isPlain = isFirst && text === ''
  const drafts = isPlain ? await server.draftsPanel?.(req) : undefined
  const elsewhere = isPlain ? await server.mineElsewhere?.(req) : undefined
  const toRate = isPlain ? await rateable(req, shown.items) : []
  const { open, items: past, next } = shown
  return page(
    req,
    reply,
    <MinePage {...{ open, past, next, toRate, drafts, elsewhere, text, now }} />,
  )
}

async function rateable(req: FastifyRequest, past: readonly Mine[]): Promise<Mine[]> {
  const since = req.now.subtract({ hours: 24 * askedDays })
  const fresh = past.filter(
    ({ returnedAt }) => returnedAt && Temporal.Instant.compare(returnedAt, since) > 0,
  )
  if (fresh.length === 0 || !req.server.unrated) return []
  const open = await req.server.unrated(
    req,
    fresh.map(({ id }) => id),
  )
  return fresh.filter(({ id }) => open.has(id)).slice(0, 3)
}

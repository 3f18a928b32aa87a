import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { assignMany, carryOutMany, officerById, tickedField } from '#modules/dossiers/index.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { looksLikeId, newId } from '#platform/id.ts'
import { page } from '#platform/render.tsx'

import { BehindPage } from './pages/behind-page.tsx'
import { BoardPage } from './pages/board-page.tsx'
import { boardOf, listBehind, type Picked } from './read.ts'
import { bandSlugs, groupingSlugs, home } from './words.ts'

const Query = z.object({
  nhom: z.string().max(20).optional(),
  'gia-tri': z.string().max(200).optional(),
  han: z.string().max(20).optional(),
  chon: z.string().max(20).optional(),
  cursor: z.string().max(600).optional(),
})
type Query = z.output<typeof Query>

const Assigning = z.object({ 'ho-so': tickedField, assignee: z.uuid('Chọn người nhận việc') })

/** The head's board, the list behind each number, and giving work to another from there. */
export function boardRoutes(app: App) {
  app.get(home, allow('dossier.assign'), async (req, reply) => {
    const board = await req.db.read((q) => boardOf(q, { unit: req.who.unit, today: req.today }))
    return page(req, reply, <BoardPage {...board} />)
  })
  const list = allow('dossier.assign', { querystring: Query })
  app.get(`${home}/ho-so`, list, (req, reply) => showBehind(req, reply, req.query))
  app.post(`${home}/ho-so`, list, async (req, reply) => {
    const form = readForm(req, Assigning)
    if (!form.ok) return showBehind(req, reply, req.query, form)
    const { 'ho-so': ticked, assignee } = form.value
    return carryOutMany(req, reply, 'assign', async (tx) => {
      const officer = await officerById(tx, req.who, assignee)
      return assignMany(tx, req.who, { ticked, now: req.now, officer })
    })
  })
}

/** What the address picks; anything unknown means all, and an officer's key that is no id means nobody yet. */
function pickedIn({ nhom, 'gia-tri': value = '', han }: Query): Picked {
  const by = groupingSlugs.find(([, slug]) => slug === nhom)?.[0] ?? 'all'
  const band = bandSlugs.find(([, slug]) => slug === han)?.[0] ?? 'all'
  return { by, band, key: by === 'officer' && !looksLikeId(value) ? '' : value }
}

async function showBehind(req: FastifyRequest, reply: FastifyReply, query: Query, refused?: Retry) {
  const { who, now, today } = req
  const picked = pickedIn(query)
  const { officers, ...shown } = await req.db.read((q) =>
    listBehind(q, { unit: who.unit, today }, picked, query.cursor),
  )
  const many = {
    kind: 'assign' as const,
    action: req.url,
    officers,
    once: newId(),
    isAllTicked: query.chon === 'tat-ca',
    refused,
  }
  return page(req, reply, <BehindPage {...{ now, picked, many, ...shown }} />, refused ? 422 : 200)
}

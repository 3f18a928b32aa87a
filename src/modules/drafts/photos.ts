import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

import { photoRoutes, type Spot } from '#modules/photos/index.ts'
import type { App } from '#platform/http.ts'
import { conflict, found } from '#platform/problem.ts'

import { changePapers } from './actions.ts'
import { stepPath } from './addresses.ts'
import { mostPapers } from './domain.ts'
import { openedFor } from './opened.ts'

const Params = z.object({ id: z.uuid(), slot: z.string().max(60) })

/** The camera for one paper of a draft; the bound PDF becomes a file of the draft at once. */
export const draftPhotoRoutes = (app: App) =>
  photoRoutes(app, '/cua-toi/ban-nhap/:id/giay-to/:slot/anh', Params, spotOf)

async function spotOf(req: FastifyRequest): Promise<Spot> {
  const { id, slot } = Params.parse(req.params)
  const { draft, slots } = await openedFor(req, id)
  if (draft.dossierCode) throw conflict('Bản nháp này đã được nộp')
  const { component } = found(
    slots.find((one) => one.component.code === slot),
    'giấy tờ này trong bản nháp',
  )
  const back = stepPath(id, 'papers')
  const english = req.lang === 'en'
  return {
    slot: { kind: 'draft', id: draft.id, slot },
    title: component.name[req.lang],
    over: english ? 'Draft' : 'Bản nháp',
    crumbs: [{ href: back, text: english ? 'Papers' : 'Giấy tờ' }],
    back,
    take: async (tx, { fileId }) => {
      const added = [{ fileId, component: slot }]
      const { now, today } = req
      const outcome = await changePapers(tx, req.who, { id, added, now, today })
      if (!outcome.ok) throw conflict(`Mỗi hồ sơ nhận tối đa ${mostPapers} tệp`)
    },
  }
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { photoRoutes, type Spot } from '#modules/photos/index.ts'
import { allow, type App } from '#platform/http.ts'
import { conflict, found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { dossierFile } from '../read.ts'
import { openSupplement } from '../store-supplements.ts'
import { nameOfPaper, slotsFor } from './domain.ts'
import { BringPage } from './page.tsx'
import { toBringNext } from './read.ts'

const Code = z.object({ code: z.string().max(80) })
const Paper = Code.extend({ slot: z.string().max(20) })

/** Lần sau mang gì, as a page to print; and the camera for each thing that is asked for. */
export function bringRoutes(app: App) {
  const faces = [
    ['/can-bo/ho-so', 'dossier.view'],
    ['/cua-toi/ho-so', 'citizen'],
  ] as const
  for (const [base, permission] of faces)
    app.get(`${base}/:code/mang-gi`, allow(permission, { params: Code }), (req, reply) =>
      showList(req, reply, { base, code: req.params.code }),
    )
  photoRoutes(app, '/cua-toi/ho-so/:code/bo-sung/:slot/anh', Paper, spotOf)
}

async function showList(
  req: FastifyRequest,
  reply: FastifyReply,
  { base, code }: { base: string; code: string },
) {
  const file = await req.db.read((q) => dossierFile(q, req.who.unit, code))
  const bring = found(toBringNext(file), 'danh sách này')
  return page(req, reply, <BringPage {...{ file, bring, base }} />)
}

async function spotOf(req: FastifyRequest): Promise<Spot> {
  const { code, slot } = Paper.parse(req.params)
  const { dossier, supplements } = await req.db.read((q) => dossierFile(q, req.who.unit, code))
  const asked = openSupplement(supplements)
  if (!asked) throw conflict('Hồ sơ này hiện không chờ bổ sung giấy tờ')
  const item = found(
    slotsFor(asked.missing).find((one) => one.slot === slot),
    'giấy tờ này trong yêu cầu bổ sung',
  )
  return {
    slot: { kind: 'dossier', id: dossier.id, slot },
    title: nameOfPaper(item.text),
    over: dossier.code,
    crumbs: [
      { href: '/cua-toi', text: req.lang === 'en' ? 'My applications' : 'Hồ sơ của tôi' },
      {
        href: `/cua-toi/ho-so/${code}#bo-sung`,
        text: req.lang === 'en' ? 'What to supply' : 'Bổ sung giấy tờ',
      },
    ],
    back: `/cua-toi/ho-so/${code}#bo-sung`,
  }
}

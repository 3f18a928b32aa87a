import type { FastifyReply, FastifyRequest } from 'fastify'

import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { stepOf } from './at-step.ts'
import { attachmentsOf } from './attachments.ts'
import { checkSignatures } from './check.ts'
import { bytesOf } from './keeping.ts'
import { agency, meansOf } from './means/store.ts'
import { DocumentPage } from './pages/document-page.tsx'
import { documentById } from './store.ts'

type Shown = { errors?: Record<string, string>; status?: number }

/** One paper with what may be done; after a refusal with why. */
export async function showDocument(
  req: FastifyRequest,
  reply: FastifyReply,
  id: string,
  { errors, status = 200 }: Shown = {},
) {
  const { who, server } = req
  const { document, attachments, byPlugIn, step } = await req.db.read(async (q) => {
    const one = found(await documentById(q, who.unit, id), 'văn bản này')
    const party = one.state === 'waiting' ? one.signerId : agency
    const isOpen = one.state === 'waiting' || one.state === 'signed'
    const means = isOpen ? await meansOf(q, who.unit, party) : undefined
    const attachments = await attachmentsOf(q, who.unit, one.id)
    const step = one.state === 'signed' ? await stepOf(q, who, one) : null
    return { document: one, attachments, step, byPlugIn: means?.provider === 'plug-in' }
  })
  const file = document.sealedId ?? document.signedId
  const report = file
    ? await checkSignatures(server.world, await bytesOf(req.db, server.world.files, who, file), {
        db: req.db,
        unit: who.unit,
      })
    : undefined
  const isTest = server.world.demo
  const isMine = who.staff === document.signerId
  return page(
    req,
    reply,
    <DocumentPage {...{ document, report, isTest, isMine, attachments, byPlugIn, step, errors }} />,
    status,
  )
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import type { Read } from './db.ts'
import { allow, type App } from './http.ts'
import { found } from './problem.ts'
import { fileById, fileHeaders, type FileInfo } from './stored-files.ts'
import type { Who } from './who.ts'

/** What a module says of the files that belong to its things. A kind that nobody keeps opens for its uploader only. */
export type FileKeeper = {
  mayOpen: (q: Read, who: Who, owner: string) => Promise<boolean>
  /** Writes down, for the person concerned, that an officer or a program looks at a file of this owner. */
  noteLook?: (req: FastifyRequest, owner: string) => Promise<void>
}

declare module 'fastify' {
  interface FastifyInstance {
    /** By the kind of owner that `claimFiles` wrote down. */
    fileKeepers: ReadonlyMap<string, FileKeeper>
  }
}

const params = z.object({ id: z.uuid() })

/** The one door to a stored file by its own address: who may open it, and that it was opened, is said here. */
export function fileRoute(app: App) {
  app.get('/tep/:id', allow('public', { params }), (req, reply) =>
    sendFile(req, reply, req.params.id),
  )
}

async function sendFile(req: FastifyRequest, reply: FastifyReply, id: string) {
  const file = found(await req.db.read((q) => visibleFile(q, req, id)), 'tệp này')
  if (file.ownerId !== null && (req.who.kind === 'staff' || req.who.kind === 'client'))
    await keeperOf(req, file)?.noteLook?.(req, file.ownerId)
  return reply.headers(fileHeaders(file)).send(req.server.world.files.read(file.sha256))
}

const keeperOf = ({ server }: FastifyRequest, { ownerKind }: FileInfo) =>
  ownerKind === null ? undefined : server.fileKeepers.get(ownerKind)

/** Whoever has just uploaded a file sees it; otherwise the module to whose thing it belongs decides. */
async function visibleFile(q: Read, req: FastifyRequest, id: string) {
  const { who } = req
  const file = await fileById(q, who.unit, id)
  if (!file) return undefined
  if (file.uploadedBy === who.actor && who.kind !== 'public') return file
  if (file.ownerId === null) return undefined
  return (await keeperOf(req, file)?.mayOpen(q, who, file.ownerId)) ? file : undefined
}

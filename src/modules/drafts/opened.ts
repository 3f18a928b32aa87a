import type { FastifyRequest } from 'fastify'

import { found } from '#platform/problem.ts'

import { openDraft, type OpenDraft } from './open.ts'
import { draftById } from './store.ts'

/** The citizen's own draft with all that its pages show; anybody else's is not found. */
export const openedFor = ({ db, who, today }: FastifyRequest, id: string): Promise<OpenDraft> =>
  db.read(async (q) => openDraft(q, who, found(await draftById(q, who, id), 'bản nháp này'), today))

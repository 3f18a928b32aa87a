import type { FastifyReply, FastifyRequest } from 'fastify'

import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import type { EntryKey } from './domain.ts'
import { noteLook } from './looking.ts'
import { EntryPage } from './pages/entry-page.tsx'
import { home } from './pages/hrefs.ts'
import { entryKeyOf, OneEntry } from './shapes.ts'
import { copiesOfEntry } from './store-copies.ts'
import { entryByKey, linksOfEntry, notesOf } from './store.ts'

/** One entry. */
export function entryRoutes(app: App) {
  app.get(
    `${home}/so/:book/:year/:number`,
    allow('civil-status.view', { params: OneEntry }),
    (req, reply) => show(req, reply, entryKeyOf(req.params)),
  )
}

async function show(req: FastifyRequest, reply: FastifyReply, key: EntryKey) {
  const { unit } = req.who
  const shown = await req.db.read(async (q) => {
    const entry = found(await entryByKey(q, unit, key), 'việc hộ tịch này')
    return {
      entry,
      notes: await notesOf(q, unit, entry.id),
      copies: await copiesOfEntry(q, unit, entry.id),
      links: await linksOfEntry(q, unit, entry.id),
    }
  })
  await noteLook(req, shown.entry)
  return page(req, reply, <EntryPage {...shown} />)
}

import { allow, type App } from '#platform/http.ts'

import { watchesOf } from './hub.ts'

/** Changes as they happen, as server-sent events; a program that asks for anything else is told the counts once. */
export function watchRoutes(app: App) {
  const watches = watchesOf(app.world)
  app.addHook('preClose', async () => watches.stop())
  const permitted = allow('dossier.view')
  app.get(
    '/can-bo/moi',
    { ...permitted, config: { ...permitted.config, stream: true } },
    async (req, reply) => {
      void reply.header('cache-control', 'no-store')
      if (!req.headers.accept?.includes('text/event-stream'))
        return reply.type('application/json').send(JSON.stringify(await watches.now(req.who)))
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        // A proxy that gathers answers would keep them from the reader.
        'x-accel-buffering': 'no',
      })
      raw.on('error', () => {})
      raw.write('retry: 2000\n\n')
      watches.add(req.who, raw)
      return reply
    },
  )
}

import { z } from 'zod'

import { allow, type App } from '#platform/http.ts'

import { localPath } from '../sign-in/domain.ts'

const Choice = z.object({
  lang: z.enum(['vi', 'en']).optional().catch(undefined),
  text: z.enum(['m', 'l', 'xl']).optional().catch(undefined),
  contrast: z.enum(['normal', 'high']).optional().catch(undefined),
  back: z.string().max(2_000).optional().catch(undefined),
})

const year = 365 * 24 * 3_600

/** Language, text size and contrast of this browser, kept for a year. */
export function preferenceRoutes(app: App) {
  app.post('/giao-dien', allow('public'), (req, reply) => {
    const { back, ...choices } = Choice.safeParse(req.body).data ?? {}
    for (const [name, value] of Object.entries(choices))
      if (value !== undefined)
        void reply.setCookie(name, value, {
          path: '/',
          maxAge: year,
          sameSite: 'lax',
          httpOnly: true,
        })
    return reply.redirect(localPath(back, '/'), 303)
  })
}

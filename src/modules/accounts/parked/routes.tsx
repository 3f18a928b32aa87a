import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { ParkedPage } from '../pages/parked.tsx'
import { originOf } from '../sessions/cookie.ts'
import { parkedForm, parkedPath } from './actions.ts'
import { declarationIn } from './declared.ts'
import { removeParked } from './store.ts'

/** The form that waits for whoever just signed in again: they send it, or drop it. */
export function parkedRoutes(app: App) {
  app.get(parkedPath, allow('account.own'), async (req, reply) => {
    const { actor } = req.who
    const shown = await req.db.read(async (q) => {
      const form = await parkedForm(q, app.world.sessionKey, actor, req.now)
      return form && { form, declared: await declarationIn(q, form, req.today) }
    })
    const home = req.who.kind === 'staff' ? '/can-bo' : '/cua-toi'
    if (!shown) return reply.redirect(home, 303)
    return page(req, reply, <ParkedPage {...shown} />)
  })

  app.post(`${parkedPath}/bo`, allow('account.own'), async (req, reply) => {
    await req.db.tx((tx) => removeParked(tx, req.who.actor))
    return reply.redirect(req.who.kind === 'staff' ? '/can-bo' : '/cua-toi', 303)
  })

  forgetSent(app)
}

/** Once the form was sent from that page and taken, it is no longer kept: not even for the very next request. */
function forgetSent(app: App) {
  app.addHook('onSend', async (req, reply) => {
    if (req.method !== 'POST' || reply.statusCode !== 303 || req.who.session === undefined) return
    if (req.headers.referer !== originOf(app.world, req) + parkedPath) return
    await req.db.tx((tx) => removeParked(tx, req.who.actor, req.url)).catch(() => {})
  })
}

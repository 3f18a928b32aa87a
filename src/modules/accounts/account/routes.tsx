import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import type { Db } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import type { Who } from '#platform/who.ts'

import { AccountPage } from '../pages/account.tsx'
import { SignedOutPage } from '../pages/signed-out.tsx'
import { clearCookie } from '../sessions/cookie.ts'
import { sessionState } from '../sessions/expiry.ts'
import {
  endSession,
  endSessionsOf,
  sessionsOf,
  type ListedSession,
  type Owner,
} from '../sessions/store.ts'
import { aboutPerson, aboutStaff } from '../staff/events.ts'
import { roleName } from '../staff/roles.ts'
import { staffById } from '../staff/store.ts'

const params = z.object({ id: z.uuid() })

export function accountRoutes(app: App) {
  app.get('/tai-khoan', allow('account.own'), async (req, reply) => {
    const owner = ownerOf(req.who)
    const { sessions, staff } = await req.db.read(async (q) => ({
      sessions: (await sessionsOf(q, owner, req.now)).filter((session) => isOpen(session, req)),
      staff: req.who.staff === undefined ? undefined : await staffById(q, req.who.staff),
    }))
    const roles = staff?.roles.map(roleName) ?? []
    const shown = { sessions, current: req.who.session, staff, roles }
    return page(req, reply, <AccountPage {...shown} />)
  })

  app.get('/can-bo/tai-khoan', allow('account.own'), (_, reply) =>
    reply.redirect('/tai-khoan', 303),
  )

  app.post('/tai-khoan/phien/:id/dong', allow('account.own', { params }), async (req, reply) => {
    found(await endMine(req, req.params.id), 'phiên đăng nhập này')
    return reply.redirect('/tai-khoan', 303)
  })

  app.post('/tai-khoan/phien/dong-het', allow('account.own'), async (req, reply) => {
    await endOthers(req.db, req.who, req.now)
    return reply.redirect('/tai-khoan', 303)
  })
}

const isOpen = (session: ListedSession, { now, today }: FastifyRequest) =>
  sessionState({ ...session, endedAt: null, lockedOn: null }, now, today) === 'open'

/** Whose account a signed-in visitor sees. */
function ownerOf({ staff, person }: Who): Owner {
  if (staff !== undefined) return { staff }
  return { person: found(person, 'tài khoản này') }
}

const aboutOwner = (owner: Owner) =>
  'staff' in owner ? aboutStaff(owner.staff) : aboutPerson(owner.person)

/** Ends one of the visitor's own sessions; undefined when it is not theirs or not open. */
function endMine({ db, who, now }: FastifyRequest, id: string): Promise<string | undefined> {
  const owner = ownerOf(who)
  return db.tx(async (tx) => {
    const mine = await sessionsOf(tx, owner, now)
    if (!mine.some((session) => session.id === id)) return undefined
    await endSession(tx, id, now)
    await record(tx, who, 'session.ended', aboutOwner(owner), { sessions: 1 })
    return id
  })
}

const endOthers = (db: Db, who: Who, now: Temporal.Instant) =>
  db.tx(async (tx) => {
    const owner = ownerOf(who)
    const sessions = await endSessionsOf(tx, owner, now, who.session)
    if (sessions > 0) await record(tx, who, 'session.ended', aboutOwner(owner), { sessions })
  })

export function signOutRoutes(app: App) {
  app.post('/dang-xuat', allow('public'), async (req, reply) => {
    await signOut(req)
    clearCookie({ site: app.world, req, reply }, 'xaso')
    const portal = req.who.kind === 'citizen' ? '?dinh-danh=1' : ''
    return reply.redirect(`/da-dang-xuat${portal}`, 303)
  })

  const query = z.object({ 'dinh-danh': z.string().max(1).optional() })
  app.get('/da-dang-xuat', allow('public', { querystring: query }), (req, reply) =>
    signedOut(req, reply, req.query['dinh-danh'] === '1'),
  )
}

const signedOut = (req: FastifyRequest, reply: FastifyReply, fromPortal: boolean) =>
  page(req, reply, <SignedOutPage {...{ fromPortal }} />)

async function signOut({ db, who, now }: FastifyRequest) {
  const { session, kind } = who
  if (session === undefined || (kind !== 'staff' && kind !== 'citizen')) return
  const event = kind === 'staff' ? ('staff.signed-out' as const) : ('citizen.signed-out' as const)
  await db.tx(async (tx) => {
    await endSession(tx, session, now)
    await record(tx, who, event, aboutOwner(ownerOf(who)), { session })
  })
}

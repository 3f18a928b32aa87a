import type { FastifyReply, FastifyRequest } from 'fastify'

import type { World } from '#platform/world.ts'

type Site = Pick<World, 'publicUrl'>

/** Scheme and host by which this visitor reached us; the configured address wins where it has the same host. */
export function originOf({ publicUrl }: Site, req: FastifyRequest): string {
  const configured = new URL(publicUrl)
  return configured.host === req.host ? configured.origin : `${req.protocol}://${req.host}`
}

const isSecure = (site: Site, req: FastifyRequest) => originOf(site, req).startsWith('https:')

/** The `__Host-` prefix keeps a sister site of the same province from planting a cookie here. */
const nameOf = (site: Site, req: FastifyRequest, name: string) =>
  isSecure(site, req) ? `__Host-${name}` : name

export type CookieName = 'xaso' | 'xaso-buoc' | 'xaso-dinh-danh'

/** Read from the header itself: who asks is found out before any plugin has parsed cookies. */
export function readCookie(site: Site, req: FastifyRequest, name: CookieName): string | undefined {
  const wanted = `${nameOf(site, req, name)}=`
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const pair = part.trimStart()
    if (pair.startsWith(wanted)) return pair.slice(wanted.length).trimEnd()
  }
  return undefined
}

type Options = { site: Site; req: FastifyRequest; reply: FastifyReply }

export function setCookie({ site, req, reply }: Options, name: CookieName, value: string) {
  void reply.setCookie(nameOf(site, req, name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(site, req),
  })
}

export function clearCookie({ site, req, reply }: Options, name: CookieName) {
  void reply.clearCookie(nameOf(site, req, name), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(site, req),
  })
}

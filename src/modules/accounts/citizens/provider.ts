import type { FastifyRequest } from 'fastify'
import {
  allowInsecureRequests,
  ClientSecretBasic,
  customFetch,
  discovery,
  type Configuration,
} from 'openid-client'

import type { World } from '#platform/world.ts'

import { mac } from '../keys/sealing.ts'
import type { CitizenWay } from '../pages/sign-in.tsx'
import { originOf } from '../sessions/cookie.ts'
import { fetchHere } from './fetch-here.ts'

/** The real identity portal, when the installation was given one. */
export type Portal = { issuer: string; clientId: string; clientSecret: string }
type PortalWorld = World & { citizenPortal?: Portal }

export const standInPath = '/gia-lap/dinh-danh'
export const standInClient = 'xaso'
export const standInSecret = ({ sessionKey }: Pick<World, 'sessionKey'>) =>
  mac(sessionKey, 'identity-state', 'stand-in client').toString('base64url')

export function citizenWayOf(world: PortalWorld): CitizenWay {
  if (world.citizenPortal) return 'portal'
  return world.demo ? 'stand-in' : 'none'
}

/** Where citizens come back to. A real portal knows one address of ours; the stand-in any. */
export const siteOf = (req: FastifyRequest): string => {
  const { world } = req.server
  return citizenWayOf(world) === 'portal' ? world.publicUrl : originOf(world, req)
}

const hour = 3_600_000
const most = 20

type Described = Map<string, { at: number; config: Promise<Configuration> }>
const described = new WeakMap<World, Described>()

function knownTo(world: World): Described {
  const known = described.get(world) ?? new Map()
  described.set(world, known)
  return known
}

/** The portal as it describes itself, read once an hour; undefined when there is none. */
export function portalOf(req: FastifyRequest): Promise<Configuration> | undefined {
  const world: PortalWorld = req.server.world
  const way = citizenWayOf(world)
  if (way === 'none') return undefined
  const portal = world.citizenPortal ?? standInPortal(world, siteOf(req))
  const found = knownTo(world)
  const known = found.get(portal.issuer)
  if (known && performance.now() - known.at < hour) return known.config
  const config = discover(portal, way === 'stand-in' ? req : undefined)
  config.catch(() => found.delete(portal.issuer))
  if (found.size >= most) found.clear()
  found.set(portal.issuer, { at: performance.now(), config })
  return config
}

const standInPortal = (world: World, site: string): Portal => ({
  issuer: site + standInPath,
  clientId: standInClient,
  clientSecret: standInSecret(world),
})

/** Asks the portal for its description. The stand-in is reached inside the program, by whatever name it is visited. */
function discover({ issuer, clientId, clientSecret }: Portal, here: FastifyRequest | undefined) {
  const metadata = {
    client_secret: clientSecret,
    ...(here && { id_token_signed_response_alg: 'ES256' }),
  }
  const options = here && {
    execute: [allowInsecureRequests],
    [customFetch]: fetchHere(here.server),
  }
  const proof = ClientSecretBasic(clientSecret)
  return discovery(new URL(issuer), clientId, metadata, proof, options)
}

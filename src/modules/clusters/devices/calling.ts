import { createHash, randomBytes } from 'node:crypto'

import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

import { remember } from '#modules/accounts/index.ts'
import type { Db } from '#platform/db.ts'
import { idOf } from '#platform/id.ts'
import { Problem } from '#platform/problem.ts'
import { quota, within } from '#platform/quota.ts'
import type { UnitId, Who } from '#platform/who.ts'
import type { World } from '#platform/world.ts'

import type { ClusterId, DeviceId } from '../domain.ts'

/** Who calls when a device calls. */
export type Calling = { device: DeviceId; cluster: ClusterId; unit: UnitId }

/** Recognisable, so that one left in a file or a log can be found. */
export const newSecret = (): string => `xspk_${randomBytes(32).toString('base64url')}`
const looksLikeSecret = (text: string): boolean => /^xspk_[\w-]{43}$/.test(text)

/** A secret is 256 random bits: its hash needs no salt, and nobody can guess back from it. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Whom the memory of secrets forgets. */
export const deviceSubject = (device: DeviceId) => `device ${device}`

const Row = z.object({ unitId: z.number(), device: idOf<'device'>(), cluster: idOf<'cluster'>() })

/** The device that holds a secret, in whichever commune; undefined when it opens nothing (any more). */
export async function deviceInDb(db: Db, secret: string): Promise<Calling | undefined> {
  if (!looksLikeSecret(secret)) return undefined
  const row = await db.read(
    (q) =>
      q.maybe(
        Row,
      )`select unit_id, device, cluster from clusters.device_by_secret(${hashOf(secret)})`,
  )
  return row && { unit: row.unitId, device: row.device, cluster: row.cluster }
}

type Find = (secret: string) => Promise<Calling | undefined>

const finders = new WeakMap<World['database'], Find>()

/** Secrets are looked up every few seconds; one that was ended is refused at once in the process that ended it. */
function finderOf({ database, defaultUnit }: Pick<World, 'database' | 'defaultUnit'>): Find {
  const known = finders.get(database)
  if (known) return known
  const db = within(
    quota({ most: 3, waiting: 2_000, patience: 5_000 }),
    database.as({ unit: defaultUnit }),
  )
  const find = remember({
    database,
    look: (secret: string) => deviceInDb(db, secret),
    subjects: (calling) => (calling ? [deviceSubject(calling.device)] : []),
  })
  finders.set(database, find)
  return find
}

const secretOf = ({ url, headers }: FastifyRequest): string | undefined =>
  url.startsWith('/device/') ? /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] : undefined

const asDevice = ({ unit, device }: Calling): Who => ({
  unit,
  actor: `device:${device}`,
  kind: 'client',
  name: 'Cụm loa',
  can: new Set(['public', 'device']),
})

type Identify = (req: FastifyRequest) => Promise<Who>

/** Devices are known before there is said whether there is room: they are no strangers, and many share one address. */
export function withDevices(world: World, identify: Identify): Identify {
  const find = finderOf(world)
  return async (req) => {
    const secret = secretOf(req)
    if (secret === undefined || !looksLikeSecret(secret)) return identify(req)
    const calling = await find(secret)
    return calling ? asDevice(calling) : identify(req)
  }
}

/**
 * The device that sends a request, by its secret. From here on the request works as this device and sees its commune:
 * what host name it called by does not matter.
 */
export async function callingDevice(req: FastifyRequest): Promise<Calling> {
  const { world } = req.server
  const secret = secretOf(req) ?? ''
  const calling = looksLikeSecret(secret) ? await finderOf(world)(secret) : undefined
  if (!calling) throw new Problem(401, 'Thiết bị này chưa đăng ký hoặc đã bị thu hồi')
  req.who = asDevice(calling)
  req.db = world.database.as({ unit: calling.unit })
  return calling
}

import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll } from 'vitest'

import { addStaff, mintToken, openSession, roleCodes, whoOfStaff } from '#modules/accounts/index.ts'
import type { App } from '#platform/http.ts'
import { system, type UnitId } from '#platform/who.ts'

import { createApp } from '../src/app.ts'
import { unit, type Town } from './town.ts'

type Headers = Record<string, string>

/** Somebody at the real doors: a cookie or a token says who it is, and nothing else does. */
export type Actor = {
  name: string
  /** Made anew for each request, since some requests end the session that they came with. */
  headers: () => Promise<Headers>
  /** What this one may do at an address. */
  may: (permission: string, url: string) => boolean
}

/** The same commune behind the real doors, not the tests' own: sessions and tokens decide who somebody is. */
export async function realDoors(place: Town) {
  const { identify: _, ...world } = place.world
  const app = await createApp(world)
  afterAll(() => app.close())
  return app
}

export const nobody: Actor = {
  name: 'nobody',
  headers: async () => ({}),
  may: (permission) => permission === 'public',
}

/** An officer with these roles, signed in. */
export async function officer(place: Town, roles: readonly string[], of: UnitId = unit) {
  const db = place.database.as({ unit: of })
  const login = `${roles.join('-')}-${of}`.slice(0, 20)
  const staff = { login, fullName: 'Trần Thị Lan', roles, secondFactorWaived: true, password }
  const added = await db.tx((tx) => addStaff(tx, system(of), place.clock.now, staff))
  if (!added.ok) throw new Error(`${login} is taken`)
  const { id } = added.value
  const who = await db.read((q) => whoOfStaff(q, of, id))
  return {
    name: login,
    id,
    headers: () => session(place, of, { staff: id }),
    may: (permission: string) => permission === 'public' || who?.can.has(permission) === true,
  }
}

const password = 'con mèo nằm trên mái nhà'

/** One officer for each role, holding that role alone. */
export const oneOfEachRole = (place: Town) =>
  Promise.all(roleCodes.map((role) => officer(place, [role])))

const citizenMay = new Set(['public', 'citizen', 'account.own'])

export const citizen = (place: Town, id: string, name = 'Nguyễn Văn Minh'): Actor => ({
  name: 'citizen',
  headers: () => session(place, unit, { person: { id, name } }),
  may: (permission) => citizenMay.has(permission),
})

async function session(
  { database, clock, world }: Town,
  of: UnitId,
  whose: { staff: string } | { person: { id: string; name: string } },
): Promise<Headers> {
  const opening = { unit: of, now: clock.now, how: 'password', ...whose }
  const { token } = await database
    .as({ unit: of })
    .tx((tx) => openSession(tx, world.sessionKey, opening))
  return { cookie: `xaso=${token}` }
}

/** A program with a token of scope `dossiers`. On pages a token is nothing. */
export async function program(
  { database, clock }: Town,
  of: UnitId = unit,
  account = `province-${of}`,
): Promise<Actor> {
  const db = database.as({ unit: of })
  const minted = await mintToken(db, { account, scope: 'dossiers', unit: of, now: clock.now })
  if (!minted.ok) throw new Error(minted.why)
  return {
    name: account,
    headers: async () => ({ authorization: `Bearer ${minted.value}` }),
    may: (permission, url) =>
      permission === 'public' || (url.startsWith('/api/') && permission === 'api.dossiers'),
  }
}

/** Sends one request as somebody, from a page of our own. */
export async function as(
  app: App,
  { headers }: Actor,
  options: InjectOptions,
): Promise<LightMyRequestResponse> {
  return app.inject({
    ...options,
    headers: {
      host: 'localhost',
      'sec-fetch-site': 'same-origin',
      ...(await headers()),
      ...options.headers,
    },
  } as InjectOptions)
}

import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll } from 'vitest'

import { system } from '#platform/who.ts'
import type { World } from '#platform/world.ts'
import { town, unit } from '#test/town.ts'

import { createApp } from '../../app.ts'
import { addStaff, type StaffToAdd } from './staff/actions.ts'

/** A town whose doors are watched: sessions and tokens decide who somebody is, as outside of the tests. */
export async function gate(today: string, over: Partial<World> = {}) {
  const place = await town(today)
  const { identify: _, ...open } = place.world
  const world: World = { ...open, ...over }
  const app = await createApp(world)
  afterAll(() => app.close())
  return {
    ...place,
    app,
    world,
    browser: () => browserOn(app),
    given: (toAdd: Partial<StaffToAdd> = {}) => givenOfficer(place, toAdd),
    wait: (time: Temporal.DurationLike) => {
      place.clock.now = place.clock.now.add(time)
    },
  }
}

type Place = Awaited<ReturnType<typeof town>>
let officers = 0

export const password = 'con mèo nằm trên mái nhà'

/** An officer of the demonstration, who needs no second factor unless the test says so. */
async function givenOfficer({ db, clock }: Place, toAdd: Partial<StaffToAdd>) {
  officers += 1
  const login = toAdd.login ?? `canbo${officers}`
  const staff = {
    login,
    fullName: 'Trần Thị Lan',
    roles: ['desk'],
    password,
    secondFactorWaived: true,
    ...toAdd,
  }
  const added = await db.tx((tx) => addStaff(tx, system(unit), clock.now, staff))
  if (!added.ok) throw new Error(`${login} is taken`)
  return { ...added.value, login }
}

type App = Awaited<ReturnType<typeof createApp>>
type Form = Record<string, string>

/** A browser without script: it keeps cookies and says where its requests come from. */
function browserOn(app: App) {
  const jar = new Map<string, string>()
  async function send(options: InjectOptions): Promise<LightMyRequestResponse> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await app.inject({
      ...options,
      headers: {
        host: 'localhost',
        'sec-fetch-site': 'same-origin',
        ...(cookie && { cookie }),
        ...options.headers,
      },
    } as InjectOptions)
    for (const { name, value, expires } of answer.cookies) {
      if (expires && expires.getTime() < Date.now()) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  const get = (url: string, headers: Form = {}) => send({ method: 'GET', url, headers })
  const post = (url: string, form: Form = {}, headers: Form = {}) =>
    send({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(form).toString(),
    })
  const signIn = (login: string, word = password, ve = '/can-bo') =>
    post('/dang-nhap', { login, password: word, ve })
  return { jar, send, get, post, signIn }
}

export type Browser = ReturnType<typeof browserOn>

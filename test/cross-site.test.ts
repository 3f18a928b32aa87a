import { expect, test } from 'vitest'

import { roleCodes } from '#modules/accounts/index.ts'

import { citizen, officer, realDoors } from './actors.ts'
import { givenDossier } from './given.ts'
import { dossier } from './secret.ts'
import { town } from './town.ts'

const place = await town('2026-11-23')
const app = await realDoors(place)
const { code } = await givenDossier({ db: place.db, now: place.clock.now })
const everything = await officer(place, roleCodes)
const person = citizen(place, (await dossier(place, code)).applicantId)
const signedIn = { officer: await everything.headers(), person: await person.headers() }
const before = JSON.stringify(await dossier(place, code))

const writes = app.routeList.filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method))

/** What a browser says of a form that stands on another page, or a browser too old to say so. */
const foreign: [what: string, headers: Record<string, string>][] = [
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://la.example' }],
  [
    'a neighbour of the same domain',
    { 'sec-fetch-site': 'same-site', origin: 'http://b.localhost' },
  ],
  ['a frame without an origin', { origin: 'null' }],
  ['another port', { origin: 'http://localhost:81' }],
  ['a page that says nothing', {}],
]

test.each(foreign)('no form of %s does anything in the name of who is signed in', async (...is) => {
  const [, headers] = is
  const wrong: string[] = []
  for (const { method, url } of writes) {
    const whose = /^\/(cua-toi|nop-ho-so)/.test(url) ? signedIn.person : signedIn.officer
    const answer = await app.inject({
      method: method as 'POST',
      url: url.replace(':code', code).replaceAll(/:\w+|\*/g, 'x'),
      headers: {
        host: 'localhost',
        'content-type': 'application/x-www-form-urlencoded',
        ...whose,
        ...headers,
      },
      payload: 'reason=x',
    })
    if (answer.statusCode !== 403) wrong.push(`${method} ${url} → ${answer.statusCode}`)
  }
  expect(writes.length).toBeGreaterThan(100)
  expect(wrong).toEqual([])
  expect(JSON.stringify(await dossier(place, code))).toBe(before)
})

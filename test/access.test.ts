import { randomUUID } from 'node:crypto'

import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { roleCodes, staffById } from '#modules/accounts/index.ts'
import { addUnit } from '#modules/units/index.ts'
import { sql, type Sql } from '#platform/db.ts'

import {
  as,
  citizen,
  nobody,
  officer,
  oneOfEachRole,
  program,
  realDoors,
  type Actor,
} from './actors.ts'
import { givenDossier } from './given.ts'
import { dossier, givenDraft, givenSecret, leaksIn } from './secret.ts'
import { citizenWho, town, unit } from './town.ts'

type Answer = { statusCode: number; headers: Record<string, unknown> }

const place = await town('2026-11-23')
await addUnit({ everything: place.owner }, { id: 2, code: '28015', isDefault: false })
const app = await realDoors(place)
const { db, clock } = place

const given = async () => dossier(place, (await givenDossier({ db, now: clock.now })).code)

const mine = await given()
const colleague = await officer(place, ['clerk', 'desk'])
const secret = await givenSecret(place, app)
const stranger = citizen(place, mine.applicantId)
const draft = await givenDraft(place, citizenWho(secret.applicantId))
const everyRole = await oneOfEachRole(place)
const actors = [nobody, citizen(place, mine.applicantId), await program(place), ...everyRole]

const neighbour = await officer(place, roleCodes, 2)
const neighbourProgram = await program(place, 2)

const Id = z.object({ id: z.string() })
const anyId = async (table: Sql) =>
  (await db.read((q) => q.many(Id)`select id from ${table} limit 1`))[0]?.id ?? randomUUID()

const department = await anyId(sql`units.department`)
const token = await anyId(sql`accounts.api_token`)
const sessionId = await anyId(sql`accounts.session`)

type Subject = { code: string; applicantId: string; file?: string }

/** The address of a route about this dossier, its applicant, its file; of things that are there, where there are some. */
const addressOf = (url: string, { code, applicantId, file }: Subject = mine) =>
  url
    .replace('/ho-so/:code', `/ho-so/${code}`)
    .replace('/dossiers/:code', `/dossiers/${code}`)
    .replace('/tra-cuu/:code', `/tra-cuu/${code}`)
    .replace('/nguoi/:id', `/nguoi/${applicantId}`)
    .replace('/nguoi-dung/:id', `/nguoi-dung/${colleague.id}`)
    .replace('/phong-ban/:id', `/phong-ban/${department}`)
    .replace('/ma-truy-cap/:id', `/ma-truy-cap/${token}`)
    .replace('/ban-nhap/:id', `/ban-nhap/${draft}`)
    .replace('/phien/:id', `/phien/${sessionId}`)
    .replace('/tep/:id', file ?? `/tep/${randomUUID()}`)
    .replace('/vai-tro/:code', '/vai-tro/x')
    .replace(':procedure', '1.004873')
    .replace(':code', '1.004873')
    .replace(':date', '2026-12-25')
    .replace(':slug', 'sinh-con')
    .replace(':id', randomUUID())
    .replace(/:\w+|\*/, 'x')

/** Not of the nation's lists, nor a commune's own setting of the same name. */
const isOfOneUnit = (url: string) =>
  url.includes(':id') || /(ho-so|dossiers|tra-cuu)\/:code/.test(url)

const post = (actor: Actor, url: string, form: Record<string, string>) =>
  as(app, actor, {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })

const routes = app.routeList.filter(({ method }) => method !== 'HEAD')

const isToSignIn = (answer: Answer) =>
  answer.statusCode === 303 && String(answer.headers['location']).startsWith('/dang-nhap?ve=')
const isRefusal = (answer: Answer) =>
  answer.statusCode === 401 || answer.statusCode === 403 || isToSignIn(answer)

/** Routes whose action is stricter than their permission: steps of a sign-in that has not begun, keys that only officers have, steps of another role. */
const stricter = (method: string, url: string, actor: string) =>
  /^\/dang-nhap\/(?!cong-dan)/.test(url) ||
  (actor === 'citizen' && /^\/tai-khoan\/(mat-khau|xac-thuc|nghi-phep)/.test(url)) ||
  (method === 'POST' && /\/ho-so\/:code\/(forward|finish|take)$/.test(url)) ||
  // The receipt carries the whole identity number.
  url === '/can-bo/ho-so/:code/giay-tiep-nhan.pdf'

describe('mỗi đường, mỗi vai', () => {
  test.each(actors)('$name gets to what is permitted, and to nothing else', async (actor) => {
    const wrong: string[] = []
    for (const { method, url, permission } of routes) {
      const answer = await as(app, actor, { method: method, url: addressOf(url) })
      const line = `${method} ${url} (${permission}) → ${answer.statusCode}`
      if (answer.statusCode >= 500) wrong.push(line)
      const may = actor.may(permission, url)
      if (may && stricter(method, url, actor.name)) continue
      if (isRefusal(answer) === may) wrong.push(line)
    }
    expect(wrong).toEqual([])
  })

  test('a token without a scope for it opens nothing, and a wrong one is refused everywhere', async () => {
    const wrongToken = { authorization: `Bearer xaso_${'A'.repeat(43)}` }
    for (const { method, url } of routes.filter((route) => route.url.startsWith('/api/v1/'))) {
      const answer = await as(app, nobody, {
        method: method,
        url: addressOf(url),
        headers: wrongToken,
      })
      expect(`${url} ${answer.statusCode}`).toBe(`${url} 401`)
    }
  })
})

describe('hồ sơ của người khác, xã khác', () => {
  test('a citizen gets nothing of another by address, receipt or file', async () => {
    const code = secret.code
    for (const url of [
      `/cua-toi/ho-so/${code}`,
      `/cua-toi/ho-so/${code}/giay-tiep-nhan.pdf`,
      `/cua-toi/ho-so/${code}/thoi-han`,
      secret.file,
      `/cua-toi?cursor=${secret.applicantId}`,
      `/tra-cuu/${code}`,
      '/cua-toi/ai-da-xem',
    ]) {
      const answer = await as(app, stranger, { method: 'GET', url })
      expect(url + leaksIn(answer.body)).toBe(url)
      if (url.includes('ho-so') || url.startsWith('/tep')) expect(answer.statusCode).toBe(404)
    }
    const answer = { answer: 'Của tôi' }
    const supply = await post(stranger, `/cua-toi/ho-so/${code}/bo-sung`, answer)
    expect([supply.statusCode, leaksIn(supply.body)]).toEqual([404, ''])
  })

  test('nor can a citizen read, change, file or remove the draft of another', async () => {
    const ofDrafts = routes.filter(({ url }) => url.includes('/ban-nhap/:id'))
    expect(ofDrafts.length).toBeGreaterThan(5)
    for (const { method, url } of ofDrafts) {
      const options = { method: method as 'GET', url: addressOf(url) }
      const { statusCode, body } = await as(app, stranger, options)
      expect([method, url, statusCode, leaksIn(body)]).toEqual([method, url, 404, ''])
    }
    const owner = await as(app, secret.owner, { method: 'GET', url: `/cua-toi/ban-nhap/${draft}` })
    expect([200, 303]).toContain(owner.statusCode)
  })

  test('a file that its sender has not handed in yet opens for nobody else', async () => {
    for (const other of [nobody, stranger, everyRole[0]!, await program(place)]) {
      const answer = await as(app, other, { method: 'GET', url: secret.looseFile })
      expect(answer.statusCode).toBe(404)
    }
  })

  test('an officer and a program of another commune find nothing, by list, search, id or file', async () => {
    const wrong: string[] = []
    for (const { method, url, permission } of routes) {
      const other = url.startsWith('/api/') ? neighbourProgram : neighbour
      if (!other.may(permission, url)) continue
      const address = addressOf(url, secret)
      const answer = await as(app, other, { method: method, url: address })
      const isFound = isOfOneUnit(url) && ![400, 404, 422].includes(answer.statusCode)
      if (isFound || leaksIn(answer.body))
        wrong.push(`${method} ${address} → ${answer.statusCode} ${leaksIn(answer.body)}`)
    }
    for (const list of ['/can-bo/ho-so', '/can-bo/nguoi', '/api/v1/dossiers'])
      for (const q of [secret.name, 'bi mat', secret.code, secret.idNumber]) {
        const other = list.startsWith('/api/') ? neighbourProgram : neighbour
        const url = `${list}?q=${encodeURIComponent(q)}`
        const { body } = await as(app, other, { method: 'GET', url })
        if (leaksIn(body.replaceAll(q, ''))) wrong.push(url)
      }
    expect(wrong).toEqual([])
  })

  test('and nothing of ours has changed', async () => {
    expect(JSON.stringify(await dossier(place, secret.code))).toBe(secret.before)
  })
})

describe('trường không khai báo', () => {
  const extra = {
    unit_id: 2,
    unitId: 2,
    id: randomUUID(),
    state: 'returned',
    code: 'X-1',
    role: 'leader',
    can: ['*'],
    dueAt: null,
    version: 99,
    applicant_id: randomUUID(),
  }

  test('a program cannot set what it does not own', async () => {
    const body = {
      procedure: '1.004873',
      channel: 'counter',
      applicant: {
        fullName: 'Lê Thị Thu',
        idNumber: '079187555001',
        birthDate: '1987-02-05',
        ...extra,
      },
      ...extra,
    }
    const answer = await as(app, await program(place), {
      method: 'POST',
      url: '/api/v1/dossiers',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'extra' },
      payload: JSON.stringify(body),
    })
    expect(answer.statusCode).toBe(201)
    const kept = await dossier(place, answer.json<{ code: string }>().code)
    expect(kept).toMatchObject({ unitId: unit, state: 'accepted', version: 1 })
    expect(kept.id).not.toBe(extra.id)
    expect(kept.applicantId).not.toBe(extra.applicant_id)
    expect(kept.dueAt).not.toBeNull()
  })

  test('nor can an officer by a form', async () => {
    const { code } = await given()
    const sent = { missing: 'Giấy khai sinh', ...extra, version: '1', state: 'done', _nguoi: 'x' }
    const fields = Object.fromEntries(Object.entries(sent).map(([k, v]) => [k, String(v)]))
    const desk = everyRole[0]!
    expect((await post(desk, `/can-bo/ho-so/${code}/ask-supplement`, fields)).statusCode).toBe(303)
    const after = await dossier(place, code)
    expect(after).toMatchObject({ state: 'awaiting-supplement', unitId: unit, code })
  })

  test('nor does anybody give themselves a role on the own account’s pages', async () => {
    const specialist = await officer(place, ['clerk', 'specialist'])
    const sent = { roles: 'administrator', role: 'administrator', unit_id: '2', login: 'x' }
    for (const { method, url, permission } of routes)
      if (method === 'POST' && permission === 'account.own')
        await post(specialist, addressOf(url), sent)
    const after = await db.read((q) => staffById(q, specialist.id))
    expect(after).toMatchObject({ roles: ['clerk', 'specialist'], login: specialist.name })
  })
})

import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'

import { dossierByCode } from '#modules/dossiers/index.ts'
import { newId } from '#platform/id.ts'
import { visitor } from '#platform/who.ts'
import { givenDossier, someone } from '#test/given.ts'
import { citizenWho, town, unit } from '#test/town.ts'

const here = await town('2026-11-23')
const { db, visit, clock } = here
const begun = clock.now
beforeEach(() => {
  clock.now = begun
})

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')

/** A dossier whose result is there as a file. */
let taken = 11

async function finished() {
  const { code } = await givenDossier({ db, now: clock.now, over: { applicant: someone() } })
  const act = (name: string, form: Record<string, string> = {}) =>
    visit().post(`/can-bo/ho-so/${code}/${name}`, form)
  await act('forward')
  await act('forward')
  await act('forward', { verdict: 'grant' })
  await act('forward')
  await act('forward', { verdict: 'grant' })
  const form = new FormData()
  form.set('title', 'Giấy phép xây dựng')
  const number = String((taken += 1))
  form.set('documentNumber', `${number}/GPXD`)
  form.append('files', new File([pdf], 'giay-phep.pdf', { type: 'application/pdf' }))
  const attached = await visit().upload(`/can-bo/ho-so/${code}/attach-result`, form)
  expect(attached.statusCode).toBe(303)
  await act('finish')
  const { applicantId, state } = (await db.read((q) => dossierByCode(q, unit, code)))!
  expect(state).toBe('done')
  return { code, owner: visit(citizenWho(applicantId)), applicantId }
}

const stranger = visit(visitor(unit))
const sharing = (code: string) => `/cua-toi/ho-so/${code}/chia-se`
const linkIn = (body: string) => /localhost\/chia-se\/([\w-]{32})/.exec(body)?.[1] ?? ''
const codeIn = (body: string) => /share-code code">(\d{6})</.exec(body)?.[1] ?? ''

async function shared(over: Record<string, string> = {}) {
  const { code, owner, applicantId } = await finished()
  const form = { _key: newId(), result: '1', span: '1d', note: 'Ngân hàng', ...over }
  const made = await owner.post(sharing(code), form)
  expect(made.statusCode).toBe(200)
  const door = `/chia-se/${linkIn(made.body)}`
  return { code, owner, applicantId, form, door, made, accessCode: codeIn(made.body) }
}

test('a bank opens the link and gets the file, and the applicant sees that it was opened', async () => {
  const { code, owner, door } = await shared({ code: '1', named: '1' })
  const { accessCode } = await shared({ code: '1' })
  expect(accessCode).toMatch(/^\d{6}$/)
  const shut = await stranger.get(door)
  expect(shut.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow, noarchive',
  })
  expect(shut.body).not.toContain('Giấy phép xây dựng</h1>')
  expect((await owner.get(sharing(code))).body).toContain('Chưa ai mở.')
})

test('the right code opens, and the file is the one that was attached', async () => {
  const { code, owner, door, accessCode } = await shared({ code: '1' })
  expect((await stranger.post(door)).statusCode).toBe(422)
  const opened = await stranger.post(door, { code: accessCode })
  expect(opened.statusCode).toBe(303)
  const page = await stranger.get(String(opened.headers.location))
  expect(page.body).toContain('/GPXD')
  const href = /href="(\/chia-se\/[^"]+\/tep[^"]+)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&')
  const file = await stranger.get(href ?? '')
  expect(file.rawPayload.equals(pdf)).toBe(true)
  expect(file.headers['cache-control']).toBe('no-store')
  const mine = await owner.get(sharing(code))
  expect(mine.body).toContain('Đã mở 1 lần')
  expect((await owner.get('/cua-toi/ai-da-xem')).body).toContain('Ngân hàng')
  expect((await owner.get(`/cua-toi/ho-so/${code}`)).body).toContain('bằng đường dẫn bạn chia sẻ')
})

test('what is opened tells neither the applicant’s name nor the dossier', async () => {
  const { code, door } = await shared()
  const opened = await stranger.post(door)
  const page = await stranger.get(String(opened.headers.location))
  expect(page.body).not.toContain('Nguyễn Văn Minh')
  expect(page.body).not.toContain(code)
})

test('without having opened the door neither the page nor the file is shown', async () => {
  const { door } = await shared()
  for (const inside of [`${door}/ket-qua`, `${door}/tep?the=999999999999.abc`])
    expect((await stranger.get(inside)).headers.location).toBe(door)
})

test('a link that was withdrawn is dead at once, also for whoever has it open', async () => {
  const { code, owner, door } = await shared()
  const opened = await stranger.post(door)
  const page = await owner.get(sharing(code))
  const revoke = /action="([^"]+\/thu-hoi)"/.exec(page.body)?.[1] ?? ''
  expect((await owner.post(revoke)).statusCode).toBe(303)
  for (const answer of [
    await stranger.get(door),
    await stranger.post(door),
    await stranger.get(String(opened.headers.location)),
  ]) {
    expect(answer.statusCode).toBe(410)
    expect(answer.body).toContain('đã thu hồi đường dẫn này')
  }
  expect((await owner.post(revoke)).statusCode).toBe(303)
  expect(await eventsOf('share.revoked')).toBe(1)
})

test('after its time the link says that it has expired; an unknown one is not found', async () => {
  const { door } = await shared({ span: '1h' })
  clock.now = begun.add({ minutes: 61 })
  const late = await stranger.get(door)
  expect([late.statusCode, late.body.includes('đã hết hạn')]).toEqual([410, true])
  expect((await stranger.get(`/chia-se/${'A'.repeat(32)}`)).statusCode).toBe(404)
})

test('ten wrong codes lock the link, and then the right one opens nothing', async () => {
  const { door, accessCode } = await shared({ code: '1' })
  const wrong = accessCode === '000000' ? '111111' : '000000'
  const tries = []
  for (let n = 0; n < 10; n += 1)
    tries.push((await stranger.post(door, { code: wrong })).statusCode)
  expect(tries).toEqual([...Array.from({ length: 9 }, () => 422), 410])
  expect((await stranger.post(door, { code: accessCode })).statusCode).toBe(410)
})

test('a form sent twice makes one link, which is shown once', async () => {
  const { code, owner, form } = await shared()
  const again = await owner.post(sharing(code), form)
  expect(again.statusCode).toBe(409)
  expect(linkIn(again.body)).toBe('')
  expect((await owner.get(sharing(code))).body.match(/shares__one/g)).toHaveLength(1)
})

const Kept = z.object({ whole: z.string() })

test('the token is kept nowhere, neither with the link nor in the audit trail', async () => {
  const { door, accessCode } = await shared({ code: '1' })
  const token = door.split('/').at(-1) ?? ''
  const rows = await here.owner.read(
    (q) => q.many(Kept)`
      select row_to_json(s)::text as whole from shares.share s
      union all select row_to_json(e)::text from audit.event e
      union all select row_to_json(a)::text from platform.answered a`,
  )
  const hits = rows.filter(
    ({ whole }) => whole.includes(token) || whole.includes(`"${accessCode}"`),
  )
  expect(hits).toEqual([])
})

test('nobody else can share, see or withdraw, and a running dossier cannot be shared', async () => {
  const { code } = await finished()
  const other = (await finished()).owner
  const form = { _key: newId(), result: '1', span: '1d' }
  expect((await other.post(sharing(code), form)).statusCode).toBe(404)
  expect((await visit().post(sharing(code), form)).statusCode).toBe(403)
  const { code: running } = await givenDossier({ db, now: clock.now })
  const { applicantId } = (await db.read((q) => dossierByCode(q, unit, running)))!
  const answer = await visit(citizenWho(applicantId)).post(sharing(running), form)
  expect(answer.statusCode).toBe(409)
})

test('who is signed in opens a link like anybody, and is not named to its owner', async () => {
  const { door, code, owner } = await shared()
  const other = await finished()
  const opened = await other.owner.post(door)
  expect(opened.statusCode).toBe(303)
  expect((await other.owner.get(String(opened.headers.location))).statusCode).toBe(200)
  expect((await owner.get(`/cua-toi/ho-so/${code}`)).body).not.toContain(other.applicantId)
})

const eventsOf = async (name: string) =>
  (
    await db.read(
      (q) => q.many(z.object({ n: z.string() }))`
      select name as n from audit.event where unit_id = ${unit} and name = ${name}`,
    )
  ).length

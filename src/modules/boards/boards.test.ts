import { expect, test } from 'vitest'

import { addStaff } from '#modules/accounts/index.ts'
import { askForExtension, assignDossier } from '#modules/dossiers/index.ts'
import { newId } from '#platform/id.ts'
import { system } from '#platform/who.ts'
import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'

const { db, visit, clock } = await town('2026-11-23')
const home = '/can-bo/bang-dieu-hanh'

const staffCalled = (login: string) =>
  db.tx(async (tx) => {
    const staff = { login, fullName: `Cán bộ ${login}`, roles: ['desk'], secondFactorWaived: true }
    const added = await addStaff(tx, system(unit), clock.now, { ...staff, password: newId() })
    if (!added.ok) throw new Error(added.why)
    return added.value.id
  })

const hoa = await staffCalled('hoa')
const lan = await staffCalled('lan')

/** Received so many days ago, three working days allowed, perhaps on somebody's desk. */
async function given(daysAgo: number, assignee?: string) {
  const now = clock.now.subtract({ hours: 24 * daysAgo })
  const { code } = await givenDossier({ db, now })
  if (assignee)
    await db.tx((tx) =>
      assignDossier(tx, officerWho(), { code, now, officer: officerWho({ staff: assignee }) }),
    )
  return code
}

for (const days of [30, 12, 10, 5, 4, 3, 2, 1, 0]) {
  await given(days, hoa)
  await given(days)
}

test('the head finds the apologies that wait to be signed, and nothing that is finished', async () => {
  const code = await given(1, hoa)
  const draft = { code, now: clock.now, reason: 'Mưa lớn, chưa khảo sát được', days: 2 }
  await db.tx((tx) => askForExtension(tx, officerWho({ staff: hoa }), draft))
  const board = await visit().get(home)
  expect(board.body).toContain('Xin lỗi, gia hạn chờ ký')
  const list = await visit().get(`${home}/ho-so?nhom=xin-loi&han=tat-ca`)
  expect(list.body).toContain('Xin lỗi, gia hạn chờ ký')
  expect(list.body.match(/<tr><td/g)).toHaveLength(1)
  expect(list.body).toContain(code)
})

const linksIn = (body: string) =>
  [
    ...body.matchAll(
      /href="(\/can-bo\/bang-dieu-hanh\/ho-so\?[^"]+)">(?:[^<]*<\/a><\/p><p class="stat__value">)?(\d+)</g,
    ),
  ].map(([, href = '', count]) => ({ href: href.replaceAll('&amp;', '&'), count: Number(count) }))

test('every number of the board is the length of its list', async () => {
  const board = await visit().get(home)
  expect(board.statusCode).toBe(200)
  expect(board.body).toContain('Cán bộ hoa')
  expect(board.body).toContain('Chưa giao cho ai')
  const links = linksIn(board.body)
  expect(links.length).toBeGreaterThan(10)
  expect(links.some(({ href }) => href.includes('han=qua-han'))).toBe(true)
  for (const { href, count } of links) {
    const list = await visit().get(href)
    expect([href, list.body.match(/<tr><td/g)?.length ?? 0]).toEqual([href, count])
  }
})

test('the head gives ticked dossiers to another officer; what somebody changed meanwhile is named', async () => {
  const code = await given(1, hoa)
  const changed = await given(1, hoa)
  const url = `${home}/ho-so?nhom=can-bo&gia-tri=${hoa}&han=tat-ca`
  const list = await visit().get(url)
  const picks = [...list.body.matchAll(/name="ho-so" value="([^"]+)"/g)].map(
    ([, pick = '']) => pick,
  )
  const wanted = picks.filter((pick) => pick.startsWith(code) || pick.startsWith(changed))
  await visit().post(`/can-bo/ho-so/${changed}/assign`, { assignee: hoa })
  const sent = await visit().post(url, { 'ho-so': wanted, assignee: lan, _key: newId() })
  const result = await visit().get(String(sent.headers['location']))
  expect(result.body).toContain('Đã giao 1 hồ sơ')
  expect(result.body).toContain('Có người vừa xử lý hồ sơ này trước bạn')
  const hers = await visit().get(`${home}/ho-so?nhom=can-bo&gia-tri=${lan}&han=tat-ca`)
  expect(hers.body).toContain(code)
  expect(hers.body).not.toContain(changed)
})

test('without an officer or a tick the list comes back with what was chosen', async () => {
  const url = `${home}/ho-so?nhom=tat-ca&han=tat-ca`
  const page = await visit().post(url, { assignee: '', _key: newId() })
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('Chọn người nhận việc')
  expect(page.body).toContain('Chọn ít nhất một hồ sơ')
})

test('an address with nonsense shows all that is at work; only those who assign see the board', async () => {
  expect((await visit().get(`${home}/ho-so?nhom=x&han=y&gia-tri=%00`)).statusCode).toBe(200)
  const clerk = officerWho({ can: new Set(['public', 'dossier.view']) })
  expect((await visit(clerk).get(home)).statusCode).toBe(403)
})

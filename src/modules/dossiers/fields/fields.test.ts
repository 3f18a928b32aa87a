import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'

import { addStaff } from '#modules/accounts/index.ts'
import { departments } from '#modules/units/index.ts'
import { newId } from '#platform/id.ts'
import { system, type Who } from '#platform/who.ts'
import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { countsForMany } from '../counts-many.ts'

const { db, visit, clock } = await town('2026-11-23')
const home = '/quan-tri/xu-ly/linh-vuc'
const [economy, society] = (await db.read(departments)).map(({ id }) => id)

const specialist = ['public', 'dossier.view', 'dossier.process', 'step.specialist']
const head = [...specialist, 'dossier.assign', 'step.head']

async function officer(login: string, departmentId: string | undefined, can: readonly string[]) {
  const staff = { login, fullName: `Cán bộ ${login}`, roles: [], password: newId() }
  const added = await db.tx((tx) =>
    addStaff(tx, system(unit), clock.now, { ...staff, departmentId: departmentId ?? null }),
  )
  if (!added.ok) throw new Error(added.why)
  return officerWho({ staff: added.value.id, can: new Set(can) })
}

/** Two days late by now, at the specialist's step. */
async function given(procedure: string) {
  const now = clock.now.subtract({ hours: 24 * 40 })
  const { code } = await givenDossier({ db, now, over: { procedure } })
  for (const _ of ['desk', 'head'])
    expect((await visit().post(`/can-bo/ho-so/${code}/forward`)).statusCode).toBe(303)
  return code
}

const names = {} as Record<'builder' | 'registrar' | 'chief' | 'mayor' | 'everybody', Who>
let [building, marriage] = ['', '']

beforeAll(async () => {
  building = await given('1.013225')
  marriage = await given('1.004873')
  names.builder = await officer('xay-dung', economy, specialist)
  names.registrar = await officer('ho-tich', society, specialist)
  names.chief = await officer('truong-phong', society, head)
  names.mayor = await officer('chu-tich', economy, [...head, 'step.leader', 'step.office'])
  names.everybody = await officer('chung', undefined, specialist)
  const { body } = await visit().get(home)
  const seen = /name="seen" value="([^"]*)"/.exec(body)?.[1]?.replaceAll('&quot;', '"') ?? ''
  const sent = { seen, 'linh-vuc.hoat-dong-xay-dung': economy!, 'linh-vuc.ho-tich': society! }
  expect((await visit().post(home, sent)).statusCode).toBe(303)
  const late = await visit().post(home, sent)
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('Người khác vừa giao lại lĩnh vực')
})

const list = async (who: Who, which: string) =>
  (await visit(who).get(`/can-bo/ho-so/${which}`)).body
const codesIn = (body: string) => [building, marriage].filter((code) => body.includes(code))

test('the work of a unit is what its department settles; a leader, and who has no department, sees all', async () => {
  expect(codesIn(await list(names.builder, 'bo-phan'))).toEqual([building])
  expect(codesIn(await list(names.registrar, 'bo-phan'))).toEqual([marriage])
  expect(codesIn(await list(names.chief, 'bo-phan'))).toEqual([marriage])
  expect(codesIn(await list(names.everybody, 'bo-phan'))).toEqual([building, marriage])
})

test('what is late is told to whose step it is, and all of it to who gives work to others', async () => {
  expect(codesIn(await list(names.builder, 'qua-han'))).toEqual([building])
  expect(codesIn(await list(names.chief, 'qua-han'))).toEqual([building, marriage])
  const desk = officerWho({ can: new Set(['public', 'dossier.view', 'step.desk']) })
  expect(codesIn(await list(desk, 'qua-han'))).toEqual([])
})

const Stays = z.object({ unit: z.number(), overdue: z.number() })

test('the figures of the menu are the lengths of the lists', async () => {
  const staff = Object.values(names).flatMap((who) => who.staff ?? [])
  const today = Temporal.PlainDate.from('2026-11-23')
  const counts = await db.read((q) => countsForMany(q, { unit, staff, today }))
  for (const who of Object.values(names)) {
    const { unit: inUnit, overdue } = Stays.parse(counts(who))
    const lengths = await Promise.all(
      ['bo-phan', 'qua-han'].map(async (which) => (await list(who, which)).split('<tr><td').length),
    )
    expect(lengths).toEqual([inUnit + 1, overdue + 1])
  }
})

test('whoever may see the rules reads it, and only who sets them changes it', async () => {
  const reader = officerWho({ can: new Set(['public', 'handling.view']) })
  expect((await visit(reader).get(home)).statusCode).toBe(200)
  expect((await visit(reader).post(home, {})).statusCode).toBe(403)
})

test('only who has the work acts: another department reads, a colleague may take it, the head may step in', async () => {
  const path = `/can-bo/ho-so/${marriage}`
  const act = (who: Who, name: string, form: Record<string, string> = {}) =>
    visit(who).post(`${path}/${name}`, form)
  const colleague = await officer('ho-tich-2', society, specialist)
  const read = await visit(names.builder).get(path)
  expect(read.statusCode).toBe(200)
  expect(read.body).toContain('Bước này do bộ phận khác xử lý')
  for (const name of ['forward', 'attach-result', 'stop', 'take'])
    expect(read.body).not.toContain(`${path}/${name}"`)
  const refused = await act(names.builder, 'forward', { verdict: 'grant', note: 'x' })
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('thuộc bộ phận khác')
  expect((await act(names.builder, 'take')).statusCode).toBe(409)

  expect((await act(names.registrar, 'take')).statusCode).toBe(303)
  const others = (await visit(colleague).get(path)).body
  expect(others).toContain('Nhận việc này')
  expect(others).not.toContain(`${path}/forward"`)
  const early = await act(colleague, 'attach-result', { title: 'Giấy xác nhận' })
  expect(early.statusCode).toBe(409)
  expect(early.body).toContain('đang ở cán bộ khác')
  expect((await visit(names.chief).get(path)).body).toContain(`${path}/forward"`)
  expect((await act(colleague, 'take')).statusCode).toBe(303)
  const own = (await visit(colleague).get(path)).body
  expect(own).toContain(`${path}/forward"`)
  expect(own).not.toContain(`${path}/take"`)
  expect((await act(colleague, 'attach-result', { title: 'Giấy xác nhận' })).statusCode).toBe(303)
})

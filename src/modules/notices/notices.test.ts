import { randomUUID } from 'node:crypto'

import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { addStaff, type StaffId } from '#modules/accounts/index.ts'
import { mergePeople } from '#modules/people/index.ts'
import { chooseFlow, draftFlow, publishFlow } from '#modules/workflows/index.ts'
import { system } from '#platform/who.ts'
import { givenDossier, someone } from '#test/given.ts'
import { citizenWho, officerWho, town, unit } from '#test/town.ts'
import { background } from '#test/work.ts'

import { modules } from '../../modules.ts'
import { noticesOf } from './store.ts'

const here = await town('2026-11-23')
const { db, clock, visit } = here
const { context, work, redeliver } = background(here)

async function staff(login: string, roles: string[]): Promise<StaffId> {
  const account = { login, fullName: `Trần Thị ${login}`, roles, password: 'con mèo nằm trên mái' }
  const added = await db.tx((tx) => addStaff(tx, system(unit), clock.now, account))
  if (!added.ok) throw new Error(added.why)
  return added.value.id
}

const lan = await staff('lan', ['desk'])
const hoa = await staff('hoa', ['specialist'])
const tam = await staff('tam', ['specialist'])

const told = (reader: { staff: string } | { person: string }) =>
  db.read((q) => noticesOf(q, unit, reader))
const kinds = async (id: string) => (await told({ staff: id })).map(({ kind }) => kind)
const act = (code: string, name: string, form: Record<string, string> = {}) =>
  visit().post(`/can-bo/ho-so/${code}/${name}`, form)

/** Past the desk and the head, to whoever appraises. */
async function giveToSpecialist(code: string, assignee: string) {
  await act(code, 'forward')
  await act(code, 'forward')
  expect((await act(code, 'assign', { assignee })).statusCode).toBe(303)
}

const Applicant = z.object({ applicantId: z.string() })
const applicantOf = async (id: string) =>
  (
    await db.read(
      (q) => q.one(Applicant)`select applicant_id from dossiers.dossier where id = ${id}`,
    )
  ).applicantId

beforeEach(async () => {
  await work()
  await here.owner.tx((tx) => tx.run`truncate notices.notice`)
})

const holiday = {
  from: '08/12/2026',
  to: '',
  kind: 'holiday',
  name: 'Quốc tang',
  citation: 'Thông báo của Văn phòng Chính phủ',
  certainty: 'certain',
}

const answer = () => {
  const form = new FormData()
  form.set('answer', 'Đã nộp giấy chứng sinh')
  return form
}

describe('ai được báo', () => {
  test('an online application is told to the desk, and to nobody else', async () => {
    const { code } = await givenDossier({ db, now: clock.now, over: { channel: 'online' } })
    await work()
    const [notice] = await told({ staff: lan })
    expect(notice).toMatchObject({ kind: 'dossier.submitted', href: `/can-bo/ho-so/${code}` })
    expect(notice?.vi).toContain(code)
    expect([await kinds(hoa), await kinds(tam)]).toEqual([[], []])
  })

  test('an event that is delivered twice tells once', async () => {
    await givenDossier({ db, now: clock.now, over: { channel: 'online' } })
    const happened = await work()
    for (const payload of happened) await redeliver(payload)
    expect(await kinds(lan)).toEqual(['dossier.submitted'])
  })

  test('the officer to whom a dossier is assigned is told, unless she took it herself', async () => {
    const { code } = await givenDossier({ db, now: clock.now })
    await giveToSpecialist(code, hoa)
    await visit(officerWho({ staff: tam })).post(`/can-bo/ho-so/${code}/assign`, { assignee: tam })
    await work()
    expect([await kinds(hoa), await kinds(tam)]).toEqual([['dossier.assigned'], []])
  })

  test('the applicant is told of a request for papers, the officers of the answer, the applicant of the result', async () => {
    const { code, id } = await givenDossier({ db, now: clock.now })
    const person = await applicantOf(id)
    await act(code, 'forward')
    await act(code, 'forward')
    await act(code, 'ask-supplement', { missing: 'Giấy chứng sinh' })
    await work()
    const [asked] = await told({ person })
    expect(asked).toMatchObject({
      kind: 'dossier.supplement-asked',
      href: `/cua-toi/ho-so/${code}`,
    })
    expect([asked?.vi, asked?.en]).toEqual([
      expect.stringContaining('cần bổ sung: Giấy chứng sinh'),
      expect.stringContaining('needs more papers: Giấy chứng sinh'),
    ])
    await visit(citizenWho(person)).upload(`/cua-toi/ho-so/${code}/bo-sung`, answer())
    await work()
    expect([await kinds(hoa), await kinds(tam), await kinds(lan)]).toEqual([
      ['dossier.supplemented'],
      ['dossier.supplemented'],
      [],
    ])
    expect(await told({ person })).toHaveLength(1)
  })

  test('a holiday announced late is told to whoever works on what is due', async () => {
    const { code } = await givenDossier({ db, now: clock.now })
    await giveToSpecialist(code, hoa)
    await work()
    expect((await visit().post('/quan-tri/lich/them', holiday)).statusCode).toBe(303)
    await work()
    const [moved] = await told({ staff: hoa })
    expect(moved).toMatchObject({ kind: 'dossier.due-changed' })
    expect(moved?.vi).toMatch(/đổi từ 08\/12\/2026 17:00 thành 09\/12\/2026 17:00/)
    expect(await kinds(lan)).toEqual([])
  })

  test('whoever takes over the work of a colleague is told once, however many dossiers come along', async () => {
    const ba = await staff('bay', ['specialist'])
    for (const _ of [1, 2]) {
      const { code } = await givenDossier({ db, now: clock.now })
      await giveToSpecialist(code, ba)
    }
    const admin = '/quan-tri/nguoi-dung'
    await visit().post(`${admin}/${ba}/khoa`, {
      on: '23/11/2026',
      reason: 'Chuyển công tác',
      later: '1',
    })
    await work()
    expect((await visit().post(`${admin}/${ba}/ban-giao`, { to: tam })).statusCode).toBe(303)
    await work()
    expect(await told({ staff: tam })).toMatchObject([
      { kind: 'staff.handed-over', href: '/can-bo/ho-so/cua-toi' },
    ])
  })

  test('when two records turn out to be one person, what was told goes along', async () => {
    const first = await givenDossier({ db, now: clock.now, over: { channel: 'online' } })
    const second = await givenDossier({
      db,
      now: clock.now,
      over: { applicant: { fullName: 'Nguyễn Văn Minh', birth: someone().birth } },
    })
    await act(first.code, 'reject', { reason: 'Không thuộc thẩm quyền' })
    await work()
    const [gone, keep] = [await applicantOf(first.id), await applicantOf(second.id)]
    expect(await told({ person: gone })).toHaveLength(1)
    await db.tx((tx) => mergePeople(tx, officerWho(), { keep, gone, reason: 'Trùng' }))
    await work()
    expect([await told({ person: gone }), await told({ person: keep })]).toMatchObject([
      [],
      [{ kind: 'dossier.rejected' }],
    ])
  })
})

describe('trang thông báo', () => {
  const desk = visit(officerWho({ staff: lan }))
  // Of this entry: others have figures too, and theirs come when they come.
  const unread = async (url: string) =>
    new RegExp(`href="${url}"[^>]*><span>[^<]*</span><span class="count[^"]*">(\\d+)`).exec(
      (await desk.get(url)).body,
    )?.[1] ?? '0'

  test('the figure beside the entry counts what is unread, and goes when it is read', async () => {
    await givenDossier({ db, now: clock.now, over: { channel: 'online' } })
    const { code } = await givenDossier({ db, now: clock.now, over: { channel: 'online' } })
    await work()
    const [newest] = await told({ staff: lan })
    expect(await unread('/can-bo/thong-bao')).toBe('2')
    const opened = await desk.post(`/can-bo/thong-bao/${newest?.id}/mo`)
    expect([opened.statusCode, opened.headers.location]).toEqual([303, `/can-bo/ho-so/${code}`])
    expect(await unread('/can-bo/thong-bao')).toBe('1')
    await desk.post('/can-bo/thong-bao/da-doc', { 'moi-nhat': String(newest?.id) })
    expect(await unread('/can-bo/thong-bao')).toBe('0')
  })

  test('marking all as read leaves what came in after the page was shown', async () => {
    await givenDossier({ db, now: clock.now, over: { channel: 'online' } })
    await work()
    const [shown] = await told({ staff: lan })
    await givenDossier({ db, now: clock.now, over: { channel: 'online' } })
    await work()
    await desk.post('/can-bo/thong-bao/da-doc', { 'moi-nhat': String(shown?.id) })
    expect((await told({ staff: lan })).map(({ readAt }) => readAt === null)).toEqual([true, false])
  })

  test('nobody opens or reads what was sent to another', async () => {
    await givenDossier({ db, now: clock.now, over: { channel: 'online' } })
    await work()
    const [notice] = await told({ staff: lan })
    const other = visit(officerWho({ staff: hoa }))
    expect((await other.post(`/can-bo/thong-bao/${notice?.id}/mo`)).statusCode).toBe(404)
    expect((await other.get('/can-bo/thong-bao')).body).toContain('Chưa có thông báo nào')
    const asCitizen = here.database.as({ unit, person: randomUUID() })
    expect(await asCitizen.read((q) => noticesOf(q, unit, { staff: lan }))).toEqual([])
  })

  test('a citizen finds what was told, and the way to the application', async () => {
    const { code, id } = await givenDossier({ db, now: clock.now, over: { channel: 'online' } })
    await act(code, 'reject', { reason: 'Không thuộc thẩm quyền của xã' })
    await work()
    const citizen = visit(citizenWho(await applicantOf(id)))
    const page = await citizen.get('/cua-toi/thong-bao')
    expect(page.body).toContain('không được tiếp nhận. Lý do: Không thuộc thẩm quyền của xã')
    expect(page.body).toContain('<span class="count">1</span>')
    const [, open] = /action="(\/cua-toi\/thong-bao\/[^"]+\/mo)"/.exec(page.body) ?? []
    expect((await citizen.post(open ?? '')).headers.location).toBe(`/cua-toi/ho-so/${code}`)
  })

  test('what was read half a year ago is removed, what is unread stays', async () => {
    for (const _ of [1, 2]) await givenDossier({ db, now: clock.now, over: { channel: 'online' } })
    await work()
    const [, older] = await told({ staff: lan })
    await desk.post(`/can-bo/thong-bao/${older?.id}/da-doc`)
    const tidy = modules.find(({ name }) => name === 'notices')?.jobs?.['notices.tidy']
    const later = clock.now.add({ hours: 24 * 181 })
    await tidy?.({ ...context, now: () => later }, {})
    expect(await told({ staff: lan })).toMatchObject([{ readAt: null }])
  })
})

test('whoever is asked for an opinion hears of it, and the lead when it comes', async () => {
  const today = Temporal.PlainDate.from('2026-11-23')
  const doer = { who: officerWho(), now: clock.now, today }
  const step = { vi: 'Thẩm định', en: 'Appraise', minutes: 60, counts: true } as const
  const partners = [{ role: 'desk', task: 'Ý kiến của một cửa' }] as const
  const flow = {
    name: 'Có phối hợp',
    source: 'Thử',
    steps: [{ ...step, code: 'a', role: 'specialist', coordination: { waitFor: 'all', partners } }],
  } as const
  const code = 'co-phoi-hop.1'
  await db.tx((tx) => draftFlow(tx, doer, flow))
  await db.tx((tx) => publishFlow(tx, doer, { code, seen: 1, from: today, note: '' }))
  const choice = { procedure: '1.013225', caseCode: '', workflow: code, before: '' }
  await db.tx((tx) => chooseFlow(tx, doer, choice))
  const asked = await givenDossier({ db, now: clock.now })
  await work()
  expect(await kinds(lan)).toEqual(['dossier.coordination-asked'])
  await act(asked.code, 'phoi-hop/1', { opinion: 'agree', answer: 'Được' })
  await work()
  expect(await kinds(hoa)).toEqual(['dossier.coordination-answered'])
  expect(await kinds(lan)).toEqual(['dossier.coordination-asked'])
})

import { rmSync } from 'node:fs'

import { expect, test } from 'vitest'
import { z } from 'zod'

import { record, type EventName } from '#platform/events.ts'
import { textOf } from '#platform/pdf/poppler.ts'
import { deliver } from '#platform/worker.ts'
import { givenDossier } from '#test/given.ts'
import { citizenWho, officerWho, town, unit } from '#test/town.ts'
import { jobContext } from '#test/work.ts'

import { modules } from '../../modules.ts'
import { about } from './events.ts'
import { dossierByCode } from './store.ts'

const place = await town('2026-11-23')
const { db, visit, clock, world, owner } = place
const context = jobContext(place)
const given = (over = {}) => givenDossier({ db, now: clock.now, over })
const dossier = async (code: string) => (await db.read((q) => dossierByCode(q, unit, code)))!
const path = (code: string) => `/can-bo/ho-so/${code}`
const act = (code: string, name: string, form: Record<string, string> = {}) =>
  visit().post(`${path(code)}/${name}`, form)

const Row = z.object({
  id: z.string(),
  kind: z.string(),
  number: z.number().nullable(),
  part: z.number(),
  paper: z.string(),
  eventId: z.string().nullable(),
  sha256: z.instanceof(Buffer).nullable(),
})
const slipsOf = (id: string) =>
  db.read(
    (q) =>
      q.many(
        Row,
      )`select id, kind, number, part, paper, event_id, sha256 from dossiers.slip where unit_id = ${unit} and dossier_id = ${id} order by issued_at, part, id`,
  )
const open = async (url: string, who = place.officer) => {
  const answer = await visit(who).get(url)
  expect(`${url} ${answer.statusCode}`).toBe(`${url} 200`)
  expect(answer.headers['content-type']).toBe('application/pdf')
  return answer.rawPayload
}
const words = async (pdf: Buffer) => (await textOf(pdf)).replace(/\s+/g, ' ')

test('asking for papers issues form 02 in the same act, with the next number of the year', async () => {
  const numbers = []
  for (const missing of ['Giấy khai sinh', 'Ảnh thẻ']) {
    const { code, id } = await given()
    await act(code, 'ask-supplement', { missing })
    const [slip] = await slipsOf(id)
    expect(slip).toMatchObject({ kind: 'supplement-request', paper: 'supplement-request-1' })
    numbers.push(slip?.number)
    const text = await words(await open(`${path(code)}/giay/${slip?.id}`))
    expect(text).toContain(missing)
    expect(text).toContain('/PBS')
  }
  expect(numbers[1]).toBe((numbers[0] ?? 0) + 1)
})

test('an act that is refused takes no number', async () => {
  const { code } = await given()
  await act(code, 'ask-supplement', { missing: 'Lần một' })
  expect((await act(code, 'ask-supplement', { missing: 'Lần hai' })).statusCode).toBe(409)
  const { code: next, id } = await given()
  await act(next, 'ask-supplement', { missing: 'Hồ sơ sau' })
  const all = await db.read(
    (q) =>
      q.many(z.object({ number: z.number() }))`
        select number from dossiers.slip where unit_id = ${unit} and kind = 'supplement-request' order by number`,
  )
  expect(all.map(({ number }) => number)).toEqual(all.map((_, n) => n + 1))
  expect((await slipsOf(id))[0]?.number).toBe(all.length)
})

test('twenty officers who ask at once take twenty numbers in a row', async () => {
  const dossiers = await Promise.all(Array.from({ length: 20 }, () => given()))
  await Promise.all(dossiers.map(({ code }) => act(code, 'ask-supplement', { missing: 'Đơn' })))
  const numbers = (await Promise.all(dossiers.map(({ id }) => slipsOf(id)))).map(
    ([slip]) => slip?.number ?? 0,
  )
  const sorted = numbers.toSorted((one, other) => one - other)
  expect(sorted).toEqual(sorted.map((_, n) => (sorted[0] ?? 0) + n))
})

test('numbers begin anew with the year in Việt Nam', async () => {
  const before = clock.now
  clock.now = Temporal.Instant.from('2027-01-01T00:30:00+07:00')
  const { code, id } = await given()
  await act(code, 'ask-supplement', { missing: 'Đơn' })
  expect((await slipsOf(id))[0]?.number).toBe(1)
  clock.now = before
})

test('refusing an online dossier issues form 03, and the citizen opens it', async () => {
  const { code, id } = await given({ channel: 'online' })
  await act(code, 'reject', { reason: 'Không thuộc thẩm quyền của xã' })
  const [slip] = await slipsOf(id)
  expect(slip).toMatchObject({ kind: 'refusal', number: 1 })
  const citizen = citizenWho((await dossier(code)).applicantId)
  expect((await visit(citizen).get(`/cua-toi/ho-so/${code}`)).body).toContain('01/PTC')
  const text = await words(await open(`/cua-toi/ho-so/${code}/giay/${slip?.id}`, citizen))
  expect(text).toContain('Không thuộc thẩm quyền của xã')
})

const heard = async (code: string, name: string, data: object) => {
  const { id } = await dossier(code)
  const event = await db.tx((tx) =>
    record(tx, place.officer, name as EventName, about(id), { code, ...data } as never),
  )
  const happening = { id: event, name, unit, subject: about(id), actor: 'system', data }
  await Promise.all([1, 2].map(() => deliver(modules, context, happening)))
  return { id, event }
}

test('an extension that is heard of twice issues one form 04, signed by the head', async () => {
  const { code } = await given()
  const { id, event } = await heard(code, 'dossier.extended', {
    before: '2026-11-27T10:00:00Z',
    after: '2026-12-01T10:00:00Z',
    reason: 'Chờ xác minh',
    signedBy: 'Nguyễn Văn Bình',
  })
  const slips = await slipsOf(id)
  expect(slips).toHaveLength(1)
  expect(slips[0]).toMatchObject({ kind: 'apology', number: 1, eventId: event })
  const text = await words(await open(`${path(code)}/giay/${event}`))
  for (const said of ['01/PXL', 'Chờ xác minh', '01 tháng 12 năm 2026', 'Nguyễn Văn Bình'])
    expect(text).toContain(said)
})

test('a stop and a withdrawal issue form 05 with their ground', async () => {
  const stopped = await given()
  const { id } = await heard(stopped.code, 'dossier.stopped', { ground: 'Quá hạn bổ sung' })
  expect(await slipsOf(id)).toMatchObject([{ kind: 'stop-notice', number: null }])
  const { code } = await given()
  await act(code, 'withdraw', { reason: 'Đã nộp nơi khác' })
  const withdrawn = await heard(code, 'dossier.withdrawn', {
    reason: 'Đã nộp nơi khác',
    from: 'processing',
  })
  const text = await words(await open(`${path(code)}/giay/${withdrawn.event}`))
  expect(text).toContain('THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ')
  expect(text).toContain('đề nghị rút hồ sơ. Đã nộp nơi khác')
})

test('what was withdrawn before it was taken in gets no stop notice', async () => {
  const { code } = await given({ channel: 'online' })
  const { id } = await heard(code, 'dossier.withdrawn', { reason: 'Nộp nhầm', from: 'new' })
  expect(await slipsOf(id)).toEqual([])
})

test('a reprint is the same bytes after everybody’s name changed and the store lost them', async () => {
  const { code, id } = await given()
  await act(code, 'ask-supplement', { missing: 'Giấy khai sinh' })
  const [slip] = await slipsOf(id)
  const urls = [`${path(code)}/giay-tiep-nhan.pdf`, `${path(code)}/giay/${slip?.id}`]
  const first = await Promise.all(urls.map((url) => open(url)))
  const { applicantId } = await dossier(code)
  await owner.tx(
    (tx) => tx.run`update people.person set full_name = 'Lê Văn Khác' where id = ${applicantId}`,
  )
  await owner.tx(
    (tx) => tx.run`update dossiers.dossier set applicant_name = 'Lê Văn Khác' where id = ${id}`,
  )
  await owner.tx((tx) => tx.run`update units.unit set name = 'UBND xã Mới'`)
  const kept = await Promise.all(urls.map((url) => open(url)))
  for (const row of await slipsOf(id)) rmSync(world.files.path(row.sha256 ?? Buffer.alloc(32)))
  const pressedAgain = await Promise.all(urls.map((url) => open(url)))
  for (const [n, bytes] of first.entries()) {
    expect(kept[n]?.equals(bytes)).toBe(true)
    expect(pressedAgain[n]?.equals(bytes)).toBe(true)
  }
  await owner.tx((tx) => tx.run`update units.unit set name = 'UBND xã Tân Trụ'`)
})

test('two who open a new paper at once get the same one', async () => {
  const { code, id } = await given()
  const url = `${path(code)}/giay-tiep-nhan.pdf`
  const [one, other] = await Promise.all([open(url), open(url, officerWho())])
  expect(one.equals(other)).toBe(true)
  expect(await slipsOf(id)).toHaveLength(1)
})

test('the control slip follows the log: one number, a new issue when more has happened', async () => {
  const { code, id } = await given()
  const url = `${path(code)}/phieu-kiem-soat.pdf`
  const first = await open(url)
  expect((await open(url)).equals(first)).toBe(true)
  await act(code, 'forward', { note: 'Đủ giấy tờ' })
  await act(code, 'forward')
  await act(code, 'send-back', { reason: 'Thiếu chữ ký' })
  const text = await words(await open(url))
  expect(text).toContain('Thiếu chữ ký')
  expect(text).toContain('Đang giải quyết')
  const issues = (await slipsOf(id)).filter(({ kind }) => kind === 'control-slip')
  expect(issues.map(({ part }) => part)).toEqual([1, 2])
  expect(new Set(issues.map(({ number }) => number)).size).toBe(1)
  expect((await open(`${path(code)}/giay/${issues[0]?.id}`)).equals(first)).toBe(true)
})

test('each hand-over has its slip, and the result its receipt, issued when they are opened first', async () => {
  const { code, id } = await given()
  await act(code, 'forward', { note: 'Đủ giấy tờ' })
  await act(code, 'forward', { note: 'Giao chị Hoa' })
  const page = (await visit().get(path(code))).body
  expect(page).toContain('Giấy có thể lập thêm (3)')
  const links = [...page.matchAll(/href="([^"]+\/giay\/[0-9a-f-]+)">Giấy bàn giao/g)]
  const texts = await Promise.all(links.map(async ([, url]) => words(await open(url ?? ''))))
  expect(texts).toHaveLength(2)
  expect(texts[0]).toContain('Đủ giấy tờ')
  expect(texts[1]).toContain('Giao chị Hoa')
  expect(texts[0]).not.toBe(texts[1])
  expect((await slipsOf(id)).map(({ kind }) => kind)).toEqual(['hand-over-slip', 'hand-over-slip'])
})

test('a citizen opens what is addressed to her, not the office’s own papers, and nobody else’s', async () => {
  const { code, id } = await given()
  await act(code, 'forward')
  await open(`${path(code)}/phieu-kiem-soat.pdf`)
  await act(code, 'ask-supplement', { missing: 'Giấy khai sinh' })
  const slips = await slipsOf(id)
  const mine = citizenWho((await dossier(code)).applicantId)
  const stranger = citizenWho((await dossier((await given()).code)).applicantId)
  const status = async (who: typeof mine, slip: string | undefined) =>
    (await visit(who).get(`/cua-toi/ho-so/${code}/giay/${slip}`)).statusCode
  const byKind = Object.fromEntries(slips.map(({ kind, id: slip }) => [kind, slip]))
  expect(await status(mine, byKind['supplement-request'])).toBe(200)
  expect(await status(mine, byKind['control-slip'])).toBe(404)
  expect(await status(stranger, byKind['supplement-request'])).toBe(404)
  const page = (await visit(mine).get(`/cua-toi/ho-so/${code}`)).body
  expect(page).toContain('Phiếu yêu cầu bổ sung (mẫu 02)')
  expect(page).not.toContain('Phiếu kiểm soát')
  expect(page).not.toContain('Giấy bàn giao')
})

test('nor can she put an event of the office on paper', async () => {
  const { code, id } = await given()
  await act(code, 'forward')
  const mine = citizenWho((await dossier(code)).applicantId)
  const events = await db.read(
    (q) =>
      q.many(z.object({ id: z.string() }))`
        select id from audit.event where subject_id = ${id} and name = 'dossier.forwarded'`,
  )
  const answer = await visit(mine).get(`/cua-toi/ho-so/${code}/giay/${events[0]?.id}`)
  expect(answer.statusCode).toBe(404)
  expect(await slipsOf(id)).toEqual([])
})

test('what a paper says cannot be changed by the program, only its bytes be added', async () => {
  const { code, id } = await given()
  await act(code, 'ask-supplement', { missing: 'Giấy khai sinh' })
  const change = db.tx(
    (tx) => tx.run`update dossiers.slip set number = 99 where dossier_id = ${id}`,
  )
  await expect(change).rejects.toThrow('permission denied')
})

test('each print by an officer is told in the trail', async () => {
  const { code, id } = await given()
  await open(`${path(code)}/phieu-kiem-soat.pdf`)
  await open(`${path(code)}/giay-tiep-nhan.pdf`)
  const names = await db.read(
    (q) =>
      q.many(z.object({ name: z.string() }))`
        select name from audit.event where subject_id = ${id} and name like '%print%' order by id`,
  )
  expect(names.map(({ name }) => name)).toEqual(['dossier.slip-printed', 'dossier.receipt-printed'])
})

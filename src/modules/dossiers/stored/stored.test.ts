import { expect, test } from 'vitest'
import { z } from 'zod'

import { mergePeople, savePerson } from '#modules/people/index.ts'
import { newId } from '#platform/id.ts'
import { addFile, claimFiles } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'
import { intakeOf, someone } from '#test/given.ts'
import { citizenWho, officerWho, town, unit } from '#test/town.ts'
import { background } from '#test/work.ts'

import { finishDossier } from '../actions.ts'
import { receive, type Intake } from '../intake.ts'
import { attachResult } from '../results/actions.ts'
import { dossierByCode } from '../store.ts'

const here = await town('2026-11-23')
const { db, visit, clock, database } = here
const { work } = background(here)
const desk = officerWho({ name: 'Lê Thị Quầy' })
const marriage = '1.000894'

const Stored = z.object({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  origin: z.string(),
  fileId: z.string(),
  dossierCode: z.string(),
})
const storedOf = (person: string) =>
  db.read(
    (q) => q.many(Stored)`
      select id, person_id, name, origin, file_id, dossier_code from vault.paper
      where unit_id = ${unit} and person_id = ${person} order by name`,
  )

let files = 0
async function scan(who: Who): Promise<string> {
  files += 1
  const stored = { sha256: Buffer.alloc(32, files), size: 9, head: Buffer.alloc(0) }
  return (await db.tx((tx) => addFile(tx, who, stored, 'quet.pdf', 'application/pdf'))).id
}

/** A dossier with one scanned paper, as the desk takes it in. */
async function given(name: string, over: Partial<Intake> = {}) {
  const fileId = await scan(desk)
  const paper = { name, quantity: 1, kind: 'original' as const, fileId, digitised: 1 as const }
  const { id, code } = await db.tx(async (tx) => {
    const dossier = await receive(tx, desk, clock.now, intakeOf({ papers: [paper], ...over }))
    await claimFiles(tx, unit, desk.actor, [fileId], { kind: 'dossier', id: dossier.id })
    return dossier
  })
  await work()
  const { applicantId } = (await db.read((q) => dossierByCode(q, unit, code)))!
  return { id, code, person: applicantId, fileId }
}

const lookUp = (idNumber: string, who = desk, more: Record<string, string> = {}) =>
  visit(who).post(`/can-bo/tiep-nhan/${marriage}`, {
    '_nguoi.idNumber': idNumber,
    _tim: '1',
    ...more,
  })

test('a scanned paper lies in its owner’s store by reference, once, however often it is told', async () => {
  const { id, code, person, fileId } = await given('Giấy khai sinh')
  const [paper, ...more] = await storedOf(person)
  expect(more).toEqual([])
  expect(paper).toMatchObject({ name: 'Giấy khai sinh', origin: 'component', dossierCode: code })
  expect(paper?.fileId).toBe(fileId)
  const event = { id: newId(), name: 'dossier.received', unit, actor: 'system', data: {} }
  await background(here).redeliver({ ...event, subject: { kind: 'dossier', id } })
  expect(await storedOf(person)).toHaveLength(1)
})

test('what came online enters the store when the desk has taken it in, and never when it was refused', async () => {
  const applicant = someone()
  const { code, person } = await given('Giấy khai sinh', { channel: 'online', applicant })
  expect(await storedOf(person)).toEqual([])
  await visit(desk).post(`/can-bo/ho-so/${code}/accept`, { version: '1' })
  await work()
  expect(await storedOf(person)).toHaveLength(1)
})

test('at the desk the paper is offered after the look-up, and one tick uses it', async () => {
  const applicant = someone()
  const status = 'Giấy xác nhận tình trạng hôn nhân'
  const { code, person, fileId } = await given(status, { applicant })
  const [paper] = await storedOf(person)
  const unseen = await visit(desk).get(`/can-bo/tiep-nhan/${marriage}`)
  expect(unseen.body).not.toContain('Dùng lại:')
  const page = await lookUp(applicant.idNumber)
  expect(page.body).toContain(`Dùng lại: ${status}, từ hồ sơ ${code}, ngày`)
  expect(page.body).toContain(`/can-bo/giay-to-da-luu/${paper?.id}`)

  const taken = await db.tx((tx) =>
    receive(
      tx,
      desk,
      clock.now,
      intakeOf({
        procedure: marriage,
        applicant,
        papers: [{ name: status, quantity: 1, kind: 'electronic', storedId: paper!.id }],
      }),
    ),
  )
  const Component = z.object({ fileId: z.string(), digitised: z.number(), kind: z.string() })
  const component = await db.read(
    (q) => q.one(Component)`
      select file_id, digitised, kind from dossiers.component where unit_id = ${unit} and dossier_id = ${taken.id}`,
  )
  expect(component).toEqual({ fileId, digitised: 2, kind: 'electronic' })
  const standing = await db.read(
    (q) => q.one(z.object({ reused: z.boolean() }))`
      select reused from dossiers.standing where unit_id = ${unit} and dossier_id = ${taken.id}`,
  )
  expect(standing.reused).toBe(true)
  await work()
  expect(await storedOf(person), 'no second copy').toHaveLength(1)
  const mine = await visit(citizenWho(person)).get('/cua-toi/giay-to')
  expect(mine.body).toContain(taken.code)
  const dossierPage = await visit(desk).get(`/can-bo/ho-so/${taken.code}`)
  expect(dossierPage.body).toContain(`/can-bo/ho-so/${taken.code}/giay-to-da-luu/${paper?.id}`)
})

test('somebody else’s paper, a hidden one and an expired one are refused beside the field', async () => {
  const applicant = someone()
  await given('Giấy chứng sinh', { applicant })
  const other = await given('Giấy xác nhận tình trạng hôn nhân')
  const [theirs] = await storedOf(other.person)
  await lookUp(applicant.idNumber)
  const tried = await visit(desk).post(`/can-bo/tiep-nhan/${marriage}`, {
    '_nguoi.idNumber': applicant.idNumber,
    '_giay-kho': theirs!.id,
  })
  expect(tried.statusCode).toBe(422)
  expect(tried.body).toContain('không còn dùng lại được cho người này')
  const direct = db.tx((tx) =>
    receive(
      tx,
      desk,
      clock.now,
      intakeOf({
        applicant,
        papers: [{ name: 'x', quantity: 1, kind: 'electronic', storedId: theirs!.id }],
      }),
    ),
  )
  await expect(direct).rejects.toThrow('không còn dùng được')
})

test('a result is called by its code, and somebody else’s code is as unknown as a wrong one', async () => {
  const applicant = someone()
  const { code, person } = await given('Giấy khai sinh', { applicant })
  const fileId = await scan(desk)
  await db.tx(async (tx) => {
    await tx.run`
      update dossiers.dossier set state = 'processing', step = step_count - 1, step_role = 'desk', verdict = 'grant'
      where unit_id = ${unit} and code = ${code}`
    const act = { code, now: clock.now, title: 'Giấy xác nhận tình trạng hôn nhân' }
    await attachResult(tx, desk, { ...act, documentNumber: '15/XN-UBND', fileId })
  })
  expect((await storedOf(person)).map(({ origin }) => origin)).toEqual(['component'])
  const done = await db.tx((tx) => finishDossier(tx, desk, { code, now: clock.now }))
  expect(done.ok).toBe(true)
  await work()
  await lookUp(applicant.idNumber)
  const call = (idNumber: string, typed: string) =>
    visit(desk).post(`/can-bo/tiep-nhan/${marriage}`, {
      '_nguoi.idNumber': idNumber,
      '_ma-ket-qua': typed,
      '_lay-ket-qua': '1',
    })
  for (const typed of ['15/xn-ubnd', code, `${code}.KQ1`]) {
    const page = await call(applicant.idNumber, typed)
    expect(page.body, typed).toMatch(/<input[^>]*value="[0-9a-f-]{36}"[^>]*checked/)
  }
  const stranger = someone()
  await db.tx((tx) => savePerson(tx, desk, stranger))
  await lookUp(stranger.idNumber)
  const refused = await call(stranger.idNumber, code)
  const wrong = await call(stranger.idNumber, 'H99.99-260101-0001')
  for (const { statusCode, body } of [refused, wrong]) {
    expect(statusCode).toBe(422)
    expect(body).toContain('không có kết quả nào mang mã này')
    expect(body).not.toContain('Nguyễn Văn Minh</')
  }
})

test('each look at a stored paper is written down for its owner; without a reason to look it is not there', async () => {
  const applicant = someone()
  const { code, person, fileId } = await given('Giấy khai sinh', { applicant })
  const [paper] = await storedOf(person)
  const stored = await here.world.files.put(
    (await import('node:stream')).Readable.from([Buffer.from('%PDF-1.4 x')]),
    1_000,
  )
  await db.tx(
    (tx) =>
      tx.run`update platform.file set sha256 = ${stored.sha256}, size = ${stored.size} where id = ${fileId}`,
  )
  const path = `/can-bo/giay-to-da-luu/${paper?.id}`
  expect((await visit(officerWho()).get(path)).statusCode).toBe(404)
  await lookUp(applicant.idNumber)
  expect((await visit(desk).get(path)).statusCode).toBe(200)
  expect((await visit(desk).get(path)).statusCode).toBe(200)
  const elsewhere = officerWho({ can: new Set(['dossier.view']) })
  expect(
    (await visit(elsewhere).get(`/can-bo/ho-so/${code}/giay-to-da-luu/${paper?.id}`)).statusCode,
  ).toBe(404)
  const openings = await visit(citizenWho(person)).get('/cua-toi/ai-da-xem')
  expect(openings.body.match(/Mở giấy tờ đã lưu “Giấy khai sinh”/g)).toHaveLength(2)
})

test('papers of a merged record belong to the record that stays', async () => {
  const one = await given('Giấy khai sinh')
  const keep = await db.tx((tx) =>
    savePerson(tx, desk, { fullName: 'Nguyễn Văn Minh', birth: { year: 1987 } }),
  )
  const done = await db.tx((tx) =>
    mergePeople(tx, desk, { keep: keep.id, gone: one.person, reason: 'trùng' }),
  )
  expect(done.ok).toBe(true)
  await work()
  expect((await storedOf(keep.id)).map(({ name }) => name)).toEqual(['Giấy khai sinh'])
  expect(await storedOf(one.person)).toEqual([])
})

test('the past is brought in by a job, batch after batch, and twice is once', async () => {
  const { person } = await given('Giấy khai sinh')
  await here.owner.tx(
    (tx) => tx.run`delete from vault.paper where person_id = ${person} and not exists (
      select from vault.use u where u.paper_id = vault.paper.id)`,
  )
  expect(await storedOf(person)).toEqual([])
  const admin = visit(officerWho())
  for (const turn of [1, 2]) {
    await admin.post('/quan-tri/loai-giay-to/dua-vao-kho')
    await work()
    expect(await storedOf(person), `turn ${turn}`).toHaveLength(1)
  }
  expect((await admin.get('/quan-tri/loai-giay-to')).body).toContain('Lần gần nhất: đã rà')
})

test('a citizen sees the own papers only, and hides one from being offered', async () => {
  const applicant = someone()
  const { person } = await given('Giấy xác nhận tình trạng hôn nhân', { applicant })
  const [paper] = await storedOf(person)
  const mine = visit(citizenWho(person))
  expect((await mine.get('/cua-toi/giay-to')).body).toContain('Giấy xác nhận tình trạng hôn nhân')
  const stranger = visit(citizenWho((await given('Giấy khai sinh')).person))
  expect((await stranger.get(`/cua-toi/giay-to/${paper?.id}/tep`)).statusCode).toBe(404)
  expect((await stranger.post(`/cua-toi/giay-to/${paper?.id}/an`)).statusCode).toBe(404)
  await mine.post(`/cua-toi/giay-to/${paper?.id}/an`)
  expect((await mine.get('/cua-toi/giay-to')).body).toContain('Đang ẩn')
  expect((await lookUp(applicant.idNumber)).body).not.toContain('Dùng lại:')
  expect((await visit(desk).get(`/can-bo/giay-to-da-luu/${paper?.id}`)).statusCode).toBe(404)
  await mine.post(`/cua-toi/giay-to/${paper?.id}/hien`)
  expect((await lookUp(applicant.idNumber)).body).toContain('Dùng lại:')
  const other = database.as({ unit: 2 })
  const Seen = z.object({ papers: z.number() })
  const seen = await other.read((q) => q.one(Seen)`select count(*)::int as papers from vault.paper`)
  expect(seen.papers).toBe(0)
})

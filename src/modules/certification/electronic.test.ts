import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { expect, test } from 'vitest'
import { z } from 'zod'

import { mergePeople, savePerson } from '#modules/people/index.ts'
import { sealDocument, signDocument } from '#modules/signatures/index.ts'
import { textOf } from '#platform/pdf/poppler.ts'
import { renderPdf } from '#platform/pdf/render.ts'
import { fileById } from '#platform/stored-files.ts'
import { someone } from '#test/given.ts'
import { citizenWho, officerWho, town, unit } from '#test/town.ts'
import { background } from '#test/work.ts'

import { counterForm, givenSigner } from './desk.fixture.ts'
import { electronicReady } from './domain.ts'
import { bookOf } from './store-books.ts'
import { waitingOfVisit } from './store-visits.ts'
import { linesOfVisit } from './store.ts'

// The clock is the machine's: certificates and time stamps use it.
const place = await town(Temporal.Now.instant().subtract({ minutes: 5 }).toString())
const { db, visit, officer, clock, world } = place
const { work } = background(place)
const signer = await givenSigner(place)
const leader = officerWho({ staff: signer.id, name: signer.name })
const clerk = officerWho({ name: 'Lê Thị Dấu' })
const desk = visit(officer)
const template = fileURLToPath(new URL('../../platform/pdf/fixtures/letters.typ', import.meta.url))
const scan = await renderPdf(template, { title: 'Bằng', text: 'Bằng tốt nghiệp' }, clock.now)
const year = clock.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').year
const book = async () =>
  (await db.read((q) => bookOf(q, unit, { kind: 'copy', series: 'electronic', year })))?.last ?? 0

/** Somebody asks for one electronic copy of a paper of so many pages. */
async function asked(pages = 1, by: Record<string, string> = { ten: 'Lê Văn Ổi' }) {
  const form = { ...counterForm(signer.id, [['Bằng tốt nghiệp', pages, 0]]), 'giay.0.dt': '1' }
  const sent = await desk.post('/can-bo/chung-thuc', { ...form, ...by })
  const address = String(sent.headers['location'])
  const id = address.split('/').at(-1) ?? ''
  const [copy] = await db.read((q) => waitingOfVisit(q, unit, id))
  return { address, id, copy: copy?.id ?? '' }
}

async function send({ address, copy }: { address: string; copy: string }, bytes: Uint8Array) {
  const form = new FormData()
  form.set(`file-${copy}`, new File([new Uint8Array(bytes)], 'quet.pdf'))
  return desk.upload(`${address}/ban-dien-tu/${copy}`, form)
}

const documentOf = async (id: string) =>
  (await db.read((q) => waitingOfVisit(q, unit, id)))[0]?.documentId ?? ''

/** The leader signs it, the clerk seals it; returns the document. */
async function signAndSeal(visitId: string): Promise<string> {
  const act = { id: await documentOf(visitId), now: clock.now }
  await signDocument(world, db, leader, act)
  await sealDocument(world, db, clerk, act)
  return act.id
}

const Sealed = z.object({ sealedId: z.string(), number: z.number(), checkCode: z.string() })
const sealed = (id: string) =>
  db.read(
    (q) => q.one(Sealed)`
      select sealed_id, number, check_code from signatures.document where unit_id = ${unit} and id = ${id}::uuid
    `,
  )

test('an electronic copy is scanned, signed, sealed, checked, and only then numbered', async () => {
  const before = await book()
  const one = await asked()
  expect((await send(one, scan)).statusCode).toBe(303)
  expect((await desk.get(one.address)).body).toContain('Chờ ký')
  expect((await desk.get('/can-bo/so-chung-thuc')).body).toContain(`${one.address}"`)
  const document = await documentOf(one.id)
  const act = { id: document, now: clock.now }
  expect(await signDocument(world, db, leader, act)).toMatchObject({ ok: true })
  await work()
  expect(await book()).toBe(before)
  expect(await sealDocument(world, db, clerk, act)).toMatchObject({ ok: true })
  await work()
  const [line] = await db.read((q) => linesOfVisit(q, unit, one.id))
  expect(line).toMatchObject({ series: 'electronic', number: before + 1, pages: 1, copies: 1 })
  const { sealedId, number, checkCode } = await sealed(document)
  expect(number).toBe(before + 1)
  const file = (await db.read((q) => fileById(q, unit, sealedId)))!
  const words = await textOf(readFileSync(world.files.path(file.sha256)))
  for (const text of ['Bằng tốt nghiệp', 'BẢN SAO ĐIỆN TỬ', checkCode])
    expect(words).toContain(text)
  const registered = await visit(officerWho()).get(`/xac-minh/${checkCode}`)
  expect(registered.body).toContain('SCTĐT/BS')
  expect(
    (await desk.get(`/can-bo/so-chung-thuc/ban-sao-dien-tu/${year}/${number}`)).body,
  ).toContain('Xem, kiểm tra chữ ký')
})

test('it bears words at the upper right in place of a seal’s picture, and the time to the second (NĐ 30/2020)', async () => {
  const one = await asked()
  await send(one, scan)
  const document = await signAndSeal(one.id)
  await work()
  const { sealedId } = await sealed(document)
  const file = (await db.read((q) => fileById(q, unit, sealedId)))!
  const first = await textOf(readFileSync(world.files.path(file.sha256)), '-l', '1')
  expect(first.replaceAll(/\s+/g, ' ')).toContain(
    'Bản sao điện tử chứng thực từ bản chính; UBND xã Tân Trụ',
  )
  expect(first).toMatch(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00/)
  expect(first).toContain('CHỮ KÝ THỬ NGHIỆM')
})

test('a numbered copy is in its requester’s store, once, to be used again, and opens for nobody else', async () => {
  const person = someone()
  const { id: owner } = await db.tx((tx) => savePerson(tx, officer, person))
  const one = await asked(1, { nguoi: person.idNumber ?? '' })
  await send(one, scan)
  await signAndSeal(one.id)
  for (const event of await work()) await background(place).redeliver(event)
  const mine = visit(citizenWho(owner))
  const { body } = await mine.get('/cua-toi/giay-to')
  const papers = new Set(body.match(/\/cua-toi\/giay-to\/[0-9a-f-]{36}(?=")/g))
  expect([papers.size, body.includes('Bằng tốt nghiệp')]).toEqual([1, true])
  const [paper = ''] = papers
  expect((await mine.get(paper)).body).toContain('Chứng thực tại xã')
  const file = await mine.get(`${paper}/tep`)
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'application/pdf'])
  const { id: other } = await db.tx((tx) => savePerson(tx, officer, someone()))
  expect((await visit(citizenWho(other)).get(`${paper}/tep`)).statusCode).toBe(404)
})

test('after two records were merged a copy opens for the one that stays, by its paper and by its file', async () => {
  const person = someone()
  const { id: gone } = await db.tx((tx) => savePerson(tx, officer, person))
  const signed = await asked(1, { nguoi: person.idNumber ?? '' })
  await send(signed, scan)
  const document = await signAndSeal(signed.id)
  await work()
  const waits = await asked(1, { nguoi: person.idNumber ?? '' })
  const { id: keep } = await db.tx((tx) => savePerson(tx, officer, { fullName: person.fullName }))
  const merging = { keep, gone, reason: 'Trùng' }
  const merged = await db.tx((tx) => mergePeople(tx, officer, merging))
  expect(merged.ok).toBe(true)
  const [event] = await work()
  await background(place).redeliver(event)
  const mine = visit(citizenWho(keep))
  const [paper] =
    (await mine.get('/cua-toi/giay-to')).body.match(/\/cua-toi\/giay-to\/[0-9a-f-]{36}(?=")/) ?? []
  const { sealedId } = await sealed(document)
  const opened = await Promise.all([`${paper}/tep`, `/tep/${sealedId}`].map((way) => mine.get(way)))
  expect(opened.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  const [waiting] = await db.read((q) => waitingOfVisit(q, unit, waits.id))
  expect(waiting?.requesterId).toBe(keep)
  const [line] = await db.read((q) => linesOfVisit(q, unit, signed.id))
  expect(line).toMatchObject({ name: 'Bằng tốt nghiệp' })
})

test('a sealed copy that is told twice is numbered once', async () => {
  const one = await asked()
  await send(one, scan)
  await signAndSeal(one.id)
  const [event] = await work()
  const after = await book()
  await background(place).redeliver(event)
  expect(await book()).toBe(after)
})

test('a scan with other pages than were paid for, a second one and no PDF are refused', async () => {
  const two = await asked(2)
  const short = await send(two, scan)
  expect([short.statusCode, short.body.includes('không đủ hoặc thừa trang')]).toEqual([409, true])
  expect((await send(two, Buffer.from('xin chào'))).statusCode).toBe(422)
  const one = await asked()
  const both = await Promise.all([send(one, scan), send(one, scan)])
  expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([303, 409])
})

test.each([
  [{ valid: true, coversWholeDocument: true, signatures: [{ trusted: true }] }, 'not-signed-twice'],
  [
    { valid: false, coversWholeDocument: true, signatures: [{ trusted: true }, { trusted: true }] },
    'not-valid',
  ],
  [
    { valid: true, coversWholeDocument: true, signatures: [{ trusted: true }, { trusted: false }] },
    'not-trusted',
  ],
  [
    { valid: true, coversWholeDocument: false, signatures: [{ trusted: true }, { trusted: true }] },
    'changed',
  ],
])('a file that is not whole gets no number: %o', (checked, why) => {
  expect(electronicReady(checked)).toEqual({ ok: false, why })
})

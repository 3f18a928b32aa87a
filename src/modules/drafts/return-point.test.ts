import { expect, test } from 'vitest'

import { dossierByCode } from '#modules/dossiers/index.ts'
import { addPoint, closePoint, everyPoint } from '#modules/points/index.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { contact, givenCitizen, readyDraft, send } from './filing.fixture.ts'

const place = await town('2026-11-23')
const { db, clock, visit } = place
const today = Temporal.PlainDate.from('2026-11-23')

const open = (name: string) =>
  db.tx(async (tx) => {
    const duties = { supports: false, receives: true, returns: true }
    const rest = { hours: 'Thứ Ba, 7:30–11:00', phone: null, purpose: null, hamletId: null }
    const draft = { name, address: `Ấp ${name}`, ...duties, ...rest }
    const done = await addPoint(tx, officerWho(), today, draft)
    if (!done.ok) throw new Error(done.why)
  })
const pointNamed = async (name: string) =>
  (await db.read((q) => everyPoint(q))).find((point) => point.name === name)!
await open('Điểm Trung Tâm')
await open('Điểm Bình Hòa')

const filedAt = async (delivery: string) => {
  const { browser } = await givenCitizen(place)
  const at = await readyDraft(browser)
  const review = await browser.get(`${at}/xem-lai`)
  const answer = await send(browser, at, { ...contact, 'lien-he.delivery': delivery })
  return { browser, at, review, answer, code: String(answer.headers.location).split('/').at(-1)! }
}
const dossier = async (code: string) => (await db.read((q) => dossierByCode(q, unit, code)))!

test('the applicant chooses the point of return; it stands on the dossier, in tracking and on the receipt', async () => {
  const far = await pointNamed('Điểm Bình Hòa')
  const { review, code, browser } = await filedAt(`counter:${far.id}`)
  expect(review.body).toContain('Nhận tại Điểm Bình Hòa')
  expect(await dossier(code)).toMatchObject({ delivery: 'counter', returnPoint: far.id })
  expect((await browser.get(`/cua-toi/ho-so/${code}`)).body).toContain('Ấp Điểm Bình Hòa')
  const stranger = visit(officerWho({ kind: 'public', can: new Set(['public']) }))
  expect((await stranger.get(`/tra-cuu/${code}`)).body).toContain('Ấp Điểm Bình Hòa')
  await visit().post(`/can-bo/ho-so/${code}/accept`)
  const receipt = await browser.get(`/cua-toi/ho-so/${code}/giay-tiep-nhan.pdf`)
  expect(receipt.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
}, 60_000)

test('who said “at the counter” before there was a choice fetches it at the centre', async () => {
  const { code } = await filedAt('counter')
  expect(await dossier(code)).toMatchObject({
    returnPoint: (await pointNamed('Điểm Trung Tâm')).id,
  })
})

test('a result that is sent waits at no point', async () => {
  const { code } = await filedAt('electronic')
  expect(await dossier(code)).toMatchObject({ delivery: 'electronic', returnPoint: null })
})

test('a point that closed meanwhile is said so, and nothing is filed', async () => {
  await open('Điểm Sắp Đóng')
  const gone = await pointNamed('Điểm Sắp Đóng')
  const closing = { on: today, today, reason: 'Sáp nhập' }
  const closed = await db.tx((tx) => closePoint(tx, officerWho(), gone.id, closing))
  expect(closed.ok).toBe(true)
  clock.now = clock.now.add({ minutes: 1 })
  const { answer } = await filedAt(`counter:${gone.id}`)
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Điểm đã chọn không còn trả kết quả')
})

import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'

import { personByIdNumber, savePerson } from '#modules/people/index.ts'
import { system, visitor } from '#platform/who.ts'
import { citizenWho, officerWho, town, unit } from '#test/town.ts'

import { builtIn } from './built-in/all.ts'
import { filledFrom } from './edit-form.ts'

const here = await town('2026-11-23')
const { db, visit, clock } = here
const begun = clock.now
beforeEach(() => {
  clock.now = begun
})
const somebody = visit(visitor(unit))
const pension = '/thu-tuc/1.014027/dieu-kien'

/** Answers one question as a browser does: the hidden answers so far, and the choice. */
async function answer(page: { body: string }, chosen: string, at = pension) {
  const text = /name="tl" value="([^"]*)"/.exec(page.body)?.[1] ?? ''
  const next = await somebody.get(`${at}?tl=${encodeURIComponent(text)}&hoi=1&chon=${chosen}`)
  expect(next.statusCode).toBe(303)
  return somebody.get(String(next.headers.location))
}

test('a grandmother of 72 in a near-poor household is led to her case, one question at a time', async () => {
  const first = await somebody.get(pension)
  expect(first.body).toContain('Ai là người đề nghị hưởng?')
  const age = await answer(first, 'self')
  expect(age.body).toContain('bao nhiêu tuổi')
  const poor = await answer(age, '70')
  expect(poor.body).toContain('href="/thu-tuc/1.014027/dieu-kien?tl=who:self"')
  const end = await answer(await answer(poor, 'near'), 'none')
  expect(end.body).toContain('Bạn làm được thủ tục này')
  expect(end.body).toContain(
    '/nop-ho-so/1.014027?tl=who%3Aself.age%3A70.poor%3Anear.pension%3Anone',
  )
})

test('who may not qualify is told why, with the ground, and may file all the same', async () => {
  const end = await somebody.get(`${pension}?tl=who:self.age:less`)
  expect(end.body).toContain('Có thể bạn chưa đủ điều kiện')
  expect(end.body).toContain('Nghị định 176/2025')
  expect(end.body).toContain('Chưa được xác nhận với văn bản gốc')
  expect(end.body).toContain('Bạn vẫn có quyền nộp hồ sơ')
})

test('an answer that leads to another procedure links it', async () => {
  const end = await somebody.get('/thu-tuc/1.001193/dieu-kien?tl=foreign:yes')
  expect(end.body).toContain('href="/thu-tuc/2.000528"')
})

test('going on without choosing says so, and nonsense in the address begins anew', async () => {
  const none = await somebody.get(`${pension}?tl=&hoi=1`)
  expect([none.statusCode, none.body.includes('Hãy chọn một câu trả lời')]).toEqual([422, true])
  expect((await somebody.get(`${pension}?tl=<script>.a:b.who:nobody`)).body).toContain(
    'Ai là người đề nghị hưởng?',
  )
})

test('a procedure without questions leads to what to prepare, an unknown one is not found', async () => {
  const answer = await somebody.get('/thu-tuc/2.000815/dieu-kien')
  expect(answer.headers.location).toBe('/thu-tuc/2.000815/chuan-bi')
  expect((await somebody.get('/thu-tuc/9.999999/chuan-bi')).statusCode).toBe(404)
})

test('before starting one reads the date from the real clock, what it costs and what to bring', async () => {
  const monday = await somebody.get('/thu-tuc/1.001193/chuan-bi')
  // Before three in the afternoon: the same day.
  expect(monday.body).toContain('Thứ hai, 23/11/2026')
  clock.now = Temporal.Instant.from('2026-11-23T16:00:00+07:00')
  const late = await somebody.get('/thu-tuc/1.001193/chuan-bi')
  expect(late.body).toContain('Thứ ba, 24/11/2026')
  const building = await somebody.get('/thu-tuc/1.013225/chuan-bi?truong-hop=house')
  expect(building.body).toContain('15 ngày')
  expect(building.body).toContain('Chưa xác nhận')
  expect(building.body).toContain('type="checkbox"')
  expect(building.body).toContain('Do Hội đồng nhân dân tỉnh quy định')
})

const Draft = z.object({
  filled: z.record(z.string(), z.string()),
  caseCode: z.string().nullable(),
})

test('what was answered is filled into the form, and its case is chosen', async () => {
  await db.tx((tx) =>
    savePerson(
      tx,
      system(unit),
      { fullName: 'Võ Thị Trầu', idNumber: '079153000123', birth: { year: 1953 } },
      { now: clock.now },
    ),
  )
  const person = (await db.read((q) => personByIdNumber(q, '079153000123')))!
  const owner = visit(citizenWho(person.id))
  const tl = 'who:self.age:70.poor:near.pension:none'
  const start = await owner.get(`/nop-ho-so/1.014027?tl=${encodeURIComponent(tl)}`)
  expect(start.body).toMatch(/value="poor-70"[^>]*checked|checked[^>]*value="poor-70"/)
  const begun = await owner.post('/nop-ho-so/1.014027', { tl, caseCode: 'poor-70' })
  expect(begun.statusCode).toBe(303)
  const draft = await db.read(
    (q) => q.one(Draft)`select filled, case_code from drafts.draft where person_id = ${person.id}`,
  )
  expect(draft).toMatchObject({
    caseCode: 'poor-70',
    filled: {
      relation: 'self',
      poverty: 'near-poor',
      hasPension: 'no',
      'claimant.fullName': 'Võ Thị Trầu',
    },
  })
})

const road = builtIn.get('1.013274')!
const head = { seen: '0', effectiveFrom: '23/11/2026', citation: 'Quyết định 12/QĐ-UBND' }
const edit = '/quan-tri/cau-hoi/1.013274'

test('an administrator changes the words; the new version holds from its day, the old one stays to be read', async () => {
  const filled = { ...filledFrom(road), ...head, 'q2.vi': 'Ngày bắt đầu là ngày mai hoặc sau nữa?' }
  expect((await visit().post(edit, filled)).statusCode).toBe(303)
  const asked = await somebody.get('/thu-tuc/1.013274/dieu-kien?tl=what:funeral')
  expect(asked.body).toContain('Ngày bắt đầu là ngày mai')
  expect((await visit().get(edit)).body).toContain('Quyết định 12/QĐ-UBND')
  // Whoever had the page open from before is told, and loses nothing.
  const later = await visit().post(edit, { ...filled, 'q2.vi': 'Của người thứ hai' })
  expect(later.statusCode).toBe(409)
  expect(later.body).toContain('Của người thứ hai')
})

test('questions that would lead nowhere or round in circles are refused with their place', async () => {
  const lost = { ...filledFrom(road), ...head, 'q2.a1.to': '' }
  const answer = await visit().post(edit, lost)
  expect([answer.statusCode, answer.body.includes('chưa dẫn đến đâu')]).toEqual([422, true])
  const round = await visit().post(edit, { ...filledFrom(road), ...head, 'q2.a1.to': 'what' })
  expect(round.body).toContain('chỉ được dẫn đến câu hỏi đứng sau')
  expect(
    (await visit().post(edit, { ...filledFrom(road), ...head, citation: '' })).statusCode,
  ).toBe(422)
})

test('adding a question keeps what was typed and saves nothing', async () => {
  const page = await visit().post(edit, {
    ...filledFrom(road),
    ...head,
    'q1.vi': 'Đang sửa dở',
    _more: 'question',
  })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Đang sửa dở')
  expect(page.body).toContain('Câu hỏi 3')
})

test('only who may edit procedures’ questions can save them', async () => {
  const reader = officerWho({ can: new Set(['public', 'guide.view']) })
  expect((await visit(reader).get(edit)).statusCode).toBe(200)
  expect((await visit(reader).post(edit, { ...filledFrom(road), ...head })).statusCode).toBe(403)
})

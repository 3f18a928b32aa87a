import { expect, test } from 'vitest'
import { z } from 'zod'

import { givenDossier, someone } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'

const { db, visit, clock } = await town('2026-11-23')
const given = (over = {}) => givenDossier({ db, now: clock.now, over })
const path = (code: string) => `/can-bo/ho-so/${code}/mat-giay`

const checks = (id: string) =>
  db.read(
    (q) =>
      q.many(z.object({ data: z.record(z.string(), z.unknown()) }))`
        select data from audit.event
        where unit_id = ${unit} and subject_id = ${id} and name = 'dossier.identity-checked' order by id`,
  )

const shown = { by: 'applicant', shown: 'Thẻ căn cước', name: 'Nguyễn Văn Minh' }

test('who shows the right card gets the receipt again, and what was shown is written down', async () => {
  const applicant = someone()
  const { code, id } = await given({ applicant })
  expect((await visit().get(path(code))).body).toContain('Giấy tờ đã xuất trình')
  const form = { ...shown, idNumber: applicant.idNumber }
  expect((await visit().post(path(code), form)).statusCode).toBe(303)
  expect((await checks(id)).map(({ data }) => data)).toMatchObject([
    { code, finding: 'same', by: 'applicant', shown: 'Thẻ căn cước' },
  ])
  const page = (await visit().get(path(code))).body
  expect(page).toContain('Đã đối chiếu, đúng người nộp hồ sơ')
  expect(page).toContain('giay-tiep-nhan.pdf')
})

test('a number that differs opens nothing, keeps what was typed, and the attempt is kept without the number', async () => {
  const { code, id } = await given()
  const form = { ...shown, idNumber: '079087999999', note: 'Người quen' }
  const answer = await visit().post(path(code), form)
  expect(answer.statusCode).toBe(409)
  expect(answer.body).toContain('không trùng với số định danh')
  expect(answer.body).toContain('079087999999')
  expect(answer.body).not.toContain('Đã đối chiếu, đúng người')
  const kept = JSON.stringify(await checks(id))
  expect(kept).toContain('number-differs')
  expect(kept).not.toContain('079087999999')
  expect((await visit().get(path(code))).body).not.toContain('Đã đối chiếu, đúng người')
})

test('somebody authorised is named', async () => {
  const applicant = someone()
  const { code, id } = await given({ applicant })
  const form = { ...shown, by: 'proxy', shown: 'Giấy ủy quyền', idNumber: applicant.idNumber }
  const nameless = await visit().post(path(code), form)
  expect(nameless.statusCode).toBe(422)
  expect(nameless.body).toContain('Ghi họ tên, số giấy tờ của người được ủy quyền')
  expect(await checks(id)).toEqual([])
  const proxy = 'Lê Văn Tám, 080088000001'
  expect((await visit().post(path(code), { ...form, proxy })).statusCode).toBe(303)
  expect((await visit().get(path(code))).body).toContain(proxy)
})

test('an empty form is refused with a message beside each field', async () => {
  const { code } = await given()
  const answer = await visit().post(path(code), {})
  expect(answer.statusCode).toBe(422)
  for (const said of ['Chọn ai đang đến nhận', 'Ghi loại giấy tờ đã xuất trình'])
    expect(answer.body).toContain(said)
})

test('sent twice it is one check', async () => {
  const applicant = someone()
  const { code, id } = await given({ applicant })
  const form = { ...shown, idNumber: applicant.idNumber, _key: 'one page' }
  await Promise.all([visit().post(path(code), form), visit().post(path(code), form)])
  expect(await checks(id)).toHaveLength(1)
})

test('only the desk may', async () => {
  const { code } = await given()
  const clerk = officerWho({ can: new Set(['public', 'dossier.view']) })
  expect((await visit(clerk).get(path(code))).statusCode).toBe(403)
  expect((await visit(clerk).post(path(code), shown)).statusCode).toBe(403)
})

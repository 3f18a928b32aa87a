import { expect, test } from 'vitest'

import { savePerson } from '#modules/people/index.ts'
import { citizenWho, officerWho, town } from '#test/town.ts'

const { db, visit } = await town('2026-11-23')
const desk = officerWho()
const birth = '/can-bo/tiep-nhan/1.001193'

const mother = {
  fullName: 'Trần Thị Mẹ',
  idNumber: '079190000111',
  birth: { year: 1990, month: 2, day: 3 },
  ethnicity: 'kinh',
}
const known = await db.tx((tx) => savePerson(tx, desk, mother))

const fill = (form: Record<string, string>) =>
  visit(desk).post(birth, {
    _key: '',
    _case: '',
    knownParents: 'both',
    '_dien-nguoi': '1',
    ...form,
  })

test('the number of a parent is enough: name and birthday come from the record, and she can read who looked', async () => {
  const page = await fill({ 'mother.idNumber': mother.idNumber })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('value="Trần Thị Mẹ"')
  expect(page.body).toContain('value="03/02/1990"')
  expect(page.body).toContain('Đã tra 1 số định danh: 1 người có trong sổ dân cư')
  const openings = await visit(citizenWho(known.id)).get('/cua-toi/ai-da-xem')
  expect(openings.body).toContain('Tra cứu khi tiếp nhận hồ sơ')
})

test('what was typed stays, and a card scanned into the field fills in somebody unknown', async () => {
  const typed = await fill({
    'mother.idNumber': mother.idNumber,
    'mother.fullName': 'Trần Thị Khác',
  })
  expect(typed.body).toContain('value="Trần Thị Khác"')
  expect(typed.body).not.toContain('value="Trần Thị Mẹ"')
  const card = '079088000222||Lê Văn Cha|01021988|Nam|Ấp 1, Tân Trụ|15042021'
  const scanned = await fill({ 'father.idNumber': card })
  expect(scanned.body).toContain('value="Lê Văn Cha"')
  expect(scanned.body).toContain('value="079088000222"')
  expect(scanned.body).toContain('value="01/02/1988"')
})

test('an unknown or impossible number fills nothing in and is counted', async () => {
  const page = await fill({ 'mother.idNumber': '079190999999' })
  expect(page.body).toContain('0 người có trong sổ dân cư, 1 người chưa có')
  const none = await fill({})
  expect(none.body).toContain('Chưa có số định danh nào')
})

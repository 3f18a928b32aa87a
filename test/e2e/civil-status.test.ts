import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { carryOut, openDossier } from './acts.ts'
import { dayText, newcomer } from './people.ts'
import { fill, follow, officer, press, see, seeTitle, world, type Citizen } from './world.ts'

const here = world()

/** A name that no earlier run on the same demonstration gave a child. */
function newName(): string {
  const words = ['Sương', 'Mây', 'Nắng', 'Gió', 'Trăng', 'Mưa', 'Suối', 'Hạt', 'Lá', 'Nụ']
  const digits = String(Math.floor(Date.now() / 1000) % 10_000).padStart(4, '0')
  return `Vàng Thị ${[...digits].map((digit) => words[Number(digit)]).join(' ')}`
}

/** Fields by the names they have in the form: some words stand there for the child and again for the mother. */
async function type(page: Page, fields: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`[name="${name}"]`)
    const kind = await field.first().evaluate((one) => `${one.tagName} ${one.getAttribute('type')}`)
    if (kind.startsWith('SELECT')) await field.selectOption(value)
    else if (/radio|checkbox/.test(kind))
      await page.locator(`[name="${name}"][value="${value}"]`).check()
    else await field.fill(value)
  }
}

/** A birth is declared at the counter, without script: what an answer asks for comes with the next page. */
async function declare(page: Page, mother: Citizen, childName: string): Promise<string> {
  await page.goto('/can-bo/tiep-nhan/1.001193')
  const place = (part: string) => page.locator(`[name="birthPlace.${part}"]`).inputValue()
  await type(page, {
    '_nguoi.fullName': mother.fullName,
    '_nguoi.idNumber': mother.idNumber,
    '_nguoi.birthDate': mother.birth,
    '_nguoi.gender': 'female',
    caseCode: 'ordinary',
    relation: 'mother',
    childName,
    childBirthDate: dayText(-9),
    childGender: 'female',
    childEthnicity: 'Kinh',
    'hometown.province': await place('province'),
    knownParents: 'mother',
    birthProof: 'electronic',
    wantsCopies: 'no',
    oath: 'agreed',
  })
  await press(page, 'Tiếp nhận, chưa in')
  await type(page, {
    'hometown.commune': await place('commune'),
    'mother.fullName': mother.fullName,
    'mother.birthDate': mother.birth,
    'mother.idNumber': mother.idNumber,
    'mother.ethnicity': 'Kinh',
    'mother.nationality': 'Việt Nam',
    'mother.residence.province': await place('province'),
  })
  await press(page, 'Tiếp nhận, chưa in')
  await type(page, {
    'mother.residence.commune': await place('commune'),
    'mother.residence.detail': 'Ấp Trình Diễn',
  })
  await press(page, 'Tiếp nhận, chưa in')
  await seeTitle(page, mother.fullName)
  return page.url().split('/').at(-1) ?? ''
}

test('a birth is declared, agreed to, entered without typing it again, and a copy is given', async () => {
  const desk = await officer(here, 'motcua')
  const child = newName()
  const code = await declare(desk.page, newcomer(), child)
  const registrar = await officer(here, 'hotich')
  await openDossier(registrar.page, code)
  await see(registrar.page, 'Vào sổ hộ tịch khi lãnh đạo đã đồng ý')
  await carryOut(registrar.page, 'Chuyển bước tiếp theo', { 'Giải quyết, cấp kết quả': true })

  await openDossier(registrar.page, code)
  await follow(registrar.page, 'Vào sổ hộ tịch')
  expect(await registrar.page.locator('[name="child.fullName"]').inputValue()).toBe(child)
  await press(registrar.page, 'Vào sổ và lấy số')
  await seeTitle(registrar.page, child)

  await follow(registrar.page, 'Cấp bản sao')
  await fill(registrar.page, { 'Số bản': '2', 'Cấp cho ai': 'Vàng Thị Hoa Giấy' })
  await press(registrar.page, 'Cấp và lấy số')
  await see(registrar.page, '16.000')
  const href = await registrar.page
    .getByRole('link', { name: 'In bản sao (PDF)' })
    .getAttribute('href')
  const pdf = await registrar.page.request.get(href ?? '')
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')

  const leader = await officer(here, 'lanhdao')
  await leader.page.goto(`/can-bo/ho-tich?q=${encodeURIComponent(child)}`)
  await follow(leader.page, child)
  await follow(leader.page, 'Giấy tờ hộ tịch')
  await press(leader.page, 'Đính làm kết quả (ký giấy)')
  await see(leader.page, 'Giấy khai sinh')
  await carryOut(leader.page, 'Hoàn thành, chờ trả kết quả')
  await see(leader.page, 'Đã vào')
  expect([desk, registrar, leader].flatMap(({ faults }) => faults)).toEqual([])
})

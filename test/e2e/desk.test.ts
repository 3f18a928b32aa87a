import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { fileRoad, newcomer, photo } from './people.ts'
import { citizen, fill, noFaults, officer, press, see, seeTitle, wholeText, world } from './world.ts'

const here = world()

const openDossier = (page: Page, code: string) => page.goto(`/can-bo/ho-so/${code}`)

const actOf = (page: Page, name: string) =>
  page.locator('details', { has: page.locator('summary', { hasText: new RegExp(`^${name}$`) }) })

/** Opens one act of the dossier's page and fills it; nothing is sent yet. */
async function prepare(page: Page, name: string, answers: Parameters<typeof fill>[1] = {}) {
  const act = actOf(page, name)
  if ((await act.getAttribute('open')) === null) await act.locator('summary').click()
  await fill(act, answers)
  return act
}

/** Does one act and sees its result on the dossier's page. */
async function carryOut(page: Page, name: string, answers?: Parameters<typeof fill>[1]) {
  const act = await prepare(page, name, answers)
  await press(page, name, act)
  expect(await page.locator('[data-error-summary]').allInnerTexts()).toEqual([])
}

const forward = 'Chuyển bước tiếp theo'

test('a dossier goes from the desk to the leader and back into the hands of its citizen', async () => {
  const applicant = await citizen(here, newcomer())
  const code = await fileRoad(applicant.page)
  const desk = await officer(here, 'motcua')
  const at = async (login: string) => {
    const opened = await officer(here, login)
    await openDossier(opened.page, code)
    return opened.page
  }

  await openDossier(desk.page, code)
  await carryOut(desk.page, 'Tiếp nhận hồ sơ')
  await carryOut(desk.page, forward)
  await carryOut(await at('truongphong'), forward, { 'Ý kiến': 'Giao chuyên viên' })
  const specialist = await at('chuyenvien')
  await carryOut(specialist, 'Yêu cầu bổ sung giấy tờ', {
    'Giấy tờ, nội dung còn thiếu và lý do': 'Thiếu sơ đồ vị trí sử dụng vỉa hè',
  })

  const { page } = applicant
  await page.goto(`/cua-toi/ho-so/${code}`)
  await see(page, 'Thiếu sơ đồ vị trí sử dụng vỉa hè')
  await page.getByLabel('Ảnh chụp hoặc bản PDF').setInputFiles(photo)
  await fill(page, { 'Giải thích cho cán bộ': 'Gửi sơ đồ vẽ tay' })
  await press(page, 'Gửi bổ sung')

  await openDossier(specialist, code)
  await see(specialist, 'Gửi sơ đồ vẽ tay')
  await carryOut(specialist, forward, { 'Đồng ý giải quyết': true })
  const clerk = await at('vanthu')
  await carryOut(clerk, forward, { 'Đồng ý giải quyết': true })
  await carryOut(await at('lanhdao'), forward, { 'Đồng ý giải quyết': true })
  await openDossier(clerk, code)
  await actOf(clerk, 'Đính kèm kết quả').locator('summary').click()
  await clerk.getByLabel('Tệp kết quả').setInputFiles(photo)
  await carryOut(clerk, 'Đính kèm kết quả', { 'Tên kết quả': 'Giấy phép sử dụng vỉa hè' })
  await carryOut(clerk, 'Hoàn thành, chờ trả kết quả')
  await openDossier(desk.page, code)
  await carryOut(desk.page, 'Trả kết quả')

  await page.goto(`/cua-toi/ho-so/${code}`)
  await see(page, 'Đã trả kết quả')
  await see(page, 'Giấy phép sử dụng vỉa hè')
  noFaults([applicant, desk].flatMap(({ faults }) => faults))
})

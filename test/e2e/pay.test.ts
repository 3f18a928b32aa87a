import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { carryOut, openDossier } from './acts.ts'
import { fileRoad, newcomer } from './people.ts'
import { citizen, fill, follow, officer, press, see, seeTitle, world } from './world.ts'

const here = world()

/** A dossier on its way that waits for 15,000 đồng, and its applicant's page. */
async function owing() {
  const applicant = await citizen(here, newcomer())
  const code = await fileRoad(applicant.page)
  const desk = await officer(here, 'motcua')
  await openDossier(desk.page, code)
  await carryOut(desk.page, 'Tiếp nhận hồ sơ')
  await carryOut(desk.page, 'Chuyển bước tiếp theo')
  for (const login of ['truongphong', 'chuyenvien']) {
    const { page } = await officer(here, login)
    await openDossier(page, code)
    if (login === 'truongphong') await carryOut(page, 'Chuyển bước tiếp theo')
    else await carryOut(page, 'Yêu cầu nộp phí', asked)
  }
  return { ...applicant, code, desk }
}

const asked = {
  'Khoản phải nộp và căn cứ': 'Lệ phí của bản trình diễn',
  'Số tiền (đồng)': '15.000',
}

/** In the stand-in of a bank, from the payment page: so much, at once. */
async function pay(page: Page, amount: string) {
  await follow(page, 'Mở ngân hàng minh họa')
  await seeTitle(page, 'Ngân hàng minh họa')
  await fill(page, { 'Số tiền (đồng)': amount })
  await press(page, 'Chuyển tiền')
  await seeTitle(page, 'Đã chuyển tiền')
}

test('without scripts: the code is paid in two parts, and only the bank’s notice makes it paid', async () => {
  const { page, code, desk, faults } = await owing()
  await page.goto(`/cua-toi/ho-so/${code}`)
  await follow(page, 'Mã QR chuyển khoản')
  await pay(page, '5.000')
  await follow(page, 'Về trang nộp tiền')
  await see(page, /5\.000.+trong 15\.000/)
  await pay(page, '10.000')
  await follow(page, 'Về trang nộp tiền')
  await see(page, 'Đã nộp đủ')
  await openDossier(desk.page, code)
  await see(desk.page, 'Đang xử lý')
  expect(faults).toEqual([])
})

test('with scripts: the payer’s page shows by itself that the money came', async () => {
  const { code } = await owing()
  const { page, context, faults } = await here.open('with scripts')
  await page.goto(`/tra-cuu/${code}/nop-tien`)
  const bank = await context.newPage()
  await bank.goto(`/tra-cuu/${code}/nop-tien`)
  await pay(bank, '15.000')
  await see(page, 'Vừa nhận được tiền.')
  await see(page, 'Đã nộp đủ')
  expect(faults).toEqual([])
})

test('at the kiosk: by keys alone to the large code, it tells when the money came, and goes back by itself', async () => {
  const { code } = await owing()
  const { page, context, faults } = await here.open('with scripts')
  await page.clock.install()
  await page.goto('/kiosk')
  await page.keyboard.type(code.split('-').slice(1).join('-'))
  await page.keyboard.press('Enter')
  await seeTitle(page, 'Hồ sơ của bạn')
  const bank = await context.newPage()
  await bank.goto(`/kiosk/ho-so/${code}`)
  await pay(bank, '15.000')
  await page.clock.runFor(16_000)
  await see(page, 'Đã nhận đủ phí, lệ phí.')
  await page.clock.runFor(46_000)
  await see(page, 'Màn hình sắp về trang đầu.')
  await page.keyboard.press('Shift')
  await page.clock.runFor(40_000)
  await seeTitle(page, 'Hồ sơ của bạn')
  await page.clock.runFor(25_000)
  await seeTitle(page, 'Tra cứu hồ sơ, nộp phí')
  expect(faults).toEqual([])
})

test('cash: a numbered receipt, made void and made anew, and the day is counted and closed', async () => {
  const { code } = await owing()
  const { page, faults } = await officer(here, 'motcua2')
  await page.goto('/can-bo/thu-tien')
  await fill(page, { 'Mã hồ sơ cần thu tiền': code })
  await press(page, 'Mở hồ sơ')
  await press(page, 'Đã thu 15.000 đ tiền mặt')
  await seeTitle(page, /^Biên lai BL\d\d/)
  await fill(page, { 'Lý do hủy': 'In nhầm tên người nộp' })
  await press(page, 'Hủy biên lai này')
  await see(page, 'Biên lai này đã hủy.')
  await page.goto(`/can-bo/ho-so/${code}/thu-tien`)
  await press(page, 'Lập biên lai')
  await seeTitle(page, /^Biên lai BL\d\d/)
  await page.goto('/can-bo/thu-tien')
  await fill(page, { 'Số tiền đếm được (đồng)': '14.000' })
  await press(page, 'Chốt ngày')
  await see(page, /Ghi .*lý do|chênh lệch/)
  await fill(page, { 'Số tiền đếm được (đồng)': '14.000', 'Lý do chênh lệch': 'Trả thừa tiền lẻ' })
  await press(page, 'Chốt ngày')
  await see(page, 'Ngày thu này đã chốt.')
  expect(faults).toEqual([])
})

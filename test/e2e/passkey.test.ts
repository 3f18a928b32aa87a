import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { addOfficer } from './people.ts'
import { fill, follow, officer, press, see, seeTitle, signInAs, world } from './world.ts'

const here = world()

/** A key on a string, plugged into this browser: it answers as if it had been touched. */
async function plugIn(page: Page) {
  const browser = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  const key = { protocol: 'ctap2', transport: 'usb', hasResidentKey: true } as const
  const touch = {
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  }
  await browser.send('WebAuthn.addVirtualAuthenticator', { options: { ...key, ...touch } })
}

const own = 'sông Vàm Cỏ chảy qua xã'

/** From the page that hands out recovery codes to the desk, for whoever came with a temporary password. */
async function chooseOwnPassword(page: Page) {
  await seeTitle(page, 'Mã dự phòng của bạn')
  await follow(page, 'Tôi đã cất giữ, tiếp tục')
  await fill(page, { 'Mật khẩu mới': own, 'Nhập lại mật khẩu mới': own })
  await press(page, 'Lưu và tiếp tục')
  expect(new URL(page.url()).pathname).toBe('/can-bo')
}

const signOut = (page: Page) => page.context().clearCookies()

test('a new officer without an app sets up a passkey at the first sign-in, and signs in with it', async () => {
  const { login, temporary } = await addOfficer(here)
  const { page, faults } = await here.open('with scripts')
  await plugIn(page)
  await signInAs(page, login, temporary)
  await seeTitle(page, 'Thiết lập xác thực bước hai')
  await fill(page, { 'Tên khóa': 'Khóa đeo cổ' })
  await press(page, 'Dùng khóa trên thiết bị này')
  await chooseOwnPassword(page)

  await signOut(page)
  await signInAs(page, login, own)
  await seeTitle(page, 'Xác thực bước hai')
  await press(page, 'Dùng khóa bảo mật')
  expect(new URL(page.url()).pathname).toBe('/can-bo')
  expect(faults).toEqual([])
})

test('an officer adds a passkey, needs it from then on, and takes it away again', async () => {
  const { page, faults } = await officer(here, 'truongphong', 'with scripts')
  await plugIn(page)
  await page.goto('/tai-khoan/xac-thuc')
  const form = page.locator('form[data-passkey]')
  await fill(form, { 'Tên khóa': 'Máy bàn quầy 2', 'Mật khẩu đang dùng': 'không phải' })
  await press(page, 'Thêm khóa trên thiết bị này')
  await page.locator('[data-error-summary]').waitFor()
  await fill(form, { 'Tên khóa': 'Máy bàn quầy 2' })
  await fill(form, { 'Mật khẩu đang dùng': here.password('truongphong') })
  await press(page, 'Thêm khóa trên thiết bị này')
  await see(page, 'Máy bàn quầy 2')

  await signOut(page)
  await signInAs(page, 'truongphong', here.password('truongphong'))
  await seeTitle(page, 'Xác thực bước hai')
  await press(page, 'Dùng khóa bảo mật')
  await page.goto('/tai-khoan/xac-thuc')
  await press(page, 'Bỏ khóa Máy bàn quầy 2')
  await see(page, 'Chưa có khóa nào.')
  expect(faults).toEqual([])
})

import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'

import { addOfficer, newcomer } from './people.ts'
import { citizen, fill, follow, press, see, seeTitle, signInAs, world } from './world.ts'

const here = world()

test('a new officer takes a temporary password, chooses their own and sets up the second step', async () => {
  const { login, temporary } = await addOfficer(here)
  const { page, faults } = await here.open('with scripts')
  await signInAs(page, login, temporary)
  await seeTitle(page, 'Thiết lập xác thực bước hai')
  const secret = (await page.getByRole('code').innerText()).replaceAll(' ', '')
  const phone = new TOTP({ secret: Secret.fromBase32(secret) })
  await fill(page, { 'Mã 6 số': phone.generate() })
  await press(page, 'Xác nhận')
  await seeTitle(page, 'Mã dự phòng của bạn')
  await follow(page, 'Tôi đã cất giữ, tiếp tục')
  await seeTitle(page, 'Đặt mật khẩu mới')
  const own = 'sông Vàm Cỏ chảy qua xã'
  await fill(page, { 'Mật khẩu mới': own, 'Nhập lại mật khẩu mới': own })
  await press(page, 'Lưu và tiếp tục')
  expect(new URL(page.url()).pathname).toBe('/can-bo')

  const again = await here.open('without scripts')
  await signInAs(again.page, login, own)
  await seeTitle(again.page, 'Xác thực bước hai')
  const next = phone.generate({ timestamp: Date.now() + 30_000 })
  await fill(again.page, { 'Mã 6 số': next })
  await press(again.page, 'Tiếp tục')
  expect(new URL(again.page.url()).pathname).toBe('/can-bo')
  expect([...faults, ...again.faults]).toEqual([])
})

test('a session that its owner closes in another browser is dead within seconds', async () => {
  const person = newcomer()
  const [left, kept] = [await citizen(here, person), await citizen(here, person)]
  await kept.page.goto('/tai-khoan')
  await press(kept.page, 'Đóng mọi phiên khác')
  // The program remembers an open session for up to three seconds.
  const whereLeftLands = async () => {
    await left.page.goto('/cua-toi')
    return new URL(left.page.url()).pathname
  }
  await expect.poll(whereLeftLands, { timeout: 15_000, interval: 500 }).toMatch(/^\/dang-nhap/)
  await kept.page.goto('/cua-toi')
  await seeTitle(kept.page, 'Hồ sơ của tôi')
  expect([...left.faults, ...kept.faults]).toEqual([])
})

test('text size, contrast and English are one press each, and stay', async () => {
  const { page, faults } = await here.open('without scripts')
  await page.goto('/thu-tuc')
  const html = page.locator('html')
  await press(page, 'A+: Chữ to')
  expect(await html.getAttribute('data-text')).toBe('l')
  await press(page, 'Tương phản cao')
  expect(await html.getAttribute('data-contrast')).toBe('high')
  await press(page, 'English')
  await page.goto('/tra-cuu')
  await seeTitle(page, 'Track an application')
  expect(await html.getAttribute('lang')).toBe('en')
  expect(await html.getAttribute('data-text')).toBe('l')
  expect(await html.getAttribute('data-contrast')).toBe('high')
  await see(page, 'High contrast')
  expect(faults).toEqual([])
})

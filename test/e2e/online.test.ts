import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { beginRoad, dayText, filedCode, newcomer, photo, sendAway } from './people.ts'
import { citizen, fill, follow, identify, press, see, seeTitle, world } from './world.ts'

const here = world()

test('a mother finds the procedure by “sinh con”, signs in on the way and files with a photo', async () => {
  const { page, faults } = await here.open('without scripts')
  await page.goto('/')
  await page.getByRole('searchbox').first().fill('sinh con')
  await page.getByRole('button', { name: 'Tìm' }).first().click()
  await follow(page, 'Thủ tục đăng ký khai sinh')
  await seeTitle(page, 'Thủ tục đăng ký khai sinh')
  await follow(page, 'Nộp trực tuyến')
  await follow(page, 'Đăng nhập bằng tài khoản định danh')
  await identify(page, newcomer())
  await seeTitle(page, /Nộp trực tuyến/)
  await page.getByLabel('Trẻ có cha hoặc mẹ').check()
  await press(page, 'Bắt đầu')
  await fillBirth(page)
  await page.getByLabel('Chọn ảnh hoặc tệp').first().setInputFiles(photo)
  await press(page, 'Lưu và tiếp tục')
  await see(page, 'phương án.png')
  await sendAway(page)
  expect(await filedCode(page)).toMatch(/^H\d\d\.[\d.]+-\d{6}-\d{4}$/)
  expect(faults).toEqual([])
})

/** Tờ khai đăng ký khai sinh, by a mother who is the only parent on record. */
async function fillBirth(page: Page) {
  const part = (name: string) => page.getByRole('region', { name })
  await fill(part('Người đi đăng ký'), { Mẹ: true })
  await fill(part('Trẻ được khai sinh'), {
    'Họ, chữ đệm, tên của trẻ': 'Vàng Thị Hoa Sứ',
    'Ngày, tháng, năm sinh của trẻ': dayText(-10),
    Nữ: true,
    'Dân tộc của trẻ': 'Kinh',
  })
  await fill(page.getByRole('group', { name: 'Quê quán của trẻ' }), {
    'Tỉnh, thành phố': 'Tỉnh Tây Ninh',
  })
  await fill(part('Cha, mẹ của trẻ'), { 'Chỉ có mẹ': true })
  await fill(part('Chứng minh việc sinh'), { 'Giấy chứng sinh bản giấy': true })
  await fill(part('Đề nghị cấp bản sao'), { Không: true })
  await fill(part('Cam đoan'), { 'Tôi cam đoan nội dung': true })
  // Without scripts a button brings up what the answers so far ask for.
  await press(page, 'Cập nhật các mục theo lựa chọn trên')
  await fill(page.getByRole('group', { name: 'Quê quán của trẻ' }), {
    'Xã, phường, đặc khu': 'Xã Tân Trụ',
  })
  const mother = part('Cha, mẹ của trẻ')
  await fill(mother, { 'Dân tộc': 'Kinh', 'Tỉnh, thành phố': 'Tỉnh Tây Ninh' })
  await press(page, 'Cập nhật các mục theo lựa chọn trên')
  await fill(mother, { 'Xã, phường, đặc khu': 'Xã Tân Trụ', 'Số nhà, đường, ấp': 'Ấp Bình Mít' })
  await press(page, 'Lưu và tiếp tục')
}

test('a draft that was begun on one device is gone on with on another', async () => {
  const person = newcomer()
  const first = await citizen(here, person, 'with scripts')
  await beginRoad(first.page)
  await fill(first.page, { 'Đoạn sử dụng': 'Từ cầu Rạch Lá đến chợ' })
  await see(first.page, /Đã lưu lúc/)

  const second = await citizen(here, person, 'with scripts')
  await second.page.goto('/cua-toi/ban-nhap')
  await follow(second.page, 'Cấp phép sử dụng tạm thời lòng đường', second.page.getByRole('table'))
  await see(second.page, 'Đoạn sử dụng')
  expect(await second.page.getByLabel('Đoạn sử dụng').inputValue()).toBe('Từ cầu Rạch Lá đến chợ')
  expect([...first.faults, ...second.faults]).toEqual([])
})

test('a form that is refused comes back filled, and the reader begins at what is wrong', async () => {
  const { page, faults } = await citizen(here, newcomer(), 'with scripts')
  await beginRoad(page)
  await fill(page, { 'Đoạn sử dụng': 'Trước nhà số 7', 'Diện tích sử dụng (m²)': 'bốn chục' })
  await press(page, 'Lưu và tiếp tục')
  const summary = page.getByRole('alert')
  await page.locator('[data-error-summary]:focus').waitFor()
  expect(await page.getByLabel('Đoạn sử dụng').inputValue()).toBe('Trước nhà số 7')
  expect(await page.getByLabel('Diện tích sử dụng (m²)').inputValue()).toBe('bốn chục')
  await summary.getByRole('link').first().click()
  await page.locator('input:focus').waitFor()
  expect(faults).toEqual([])
})

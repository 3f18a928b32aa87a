import { expect, test } from 'vitest'

import { pressKey, reach, typeAll } from './keyboard.ts'
import { filedCode, newcomer } from './people.ts'
import { see, seeTitle, world } from './world.ts'

const here = world()

test('a citizen finds, files and tracks with the keyboard alone', async () => {
  const { page, faults } = await here.open('with scripts')
  const person = newcomer()
  await page.goto('/')
  await reach(page, 'Tìm thủ tục')
  await page.keyboard.insertText('trích lục')
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
  await pressKey(page, 'Cấp bản sao Trích lục')
  await pressKey(page, 'Nộp trực tuyến')
  await pressKey(page, 'Đăng nhập bằng tài khoản định danh')
  await typeAll(page, {
    'Họ và tên': person.fullName,
    'Số định danh': person.idNumber,
    'Ngày sinh': person.birth,
  })
  await pressKey(page, 'Tiếp tục')
  await pressKey(page, 'Đồng ý')
  await pressKey(page, 'Bắt đầu')
  await typeAll(page, {
    'Của bản thân': true,
    'Bản sao Giấy khai sinh': true,
    Nữ: true,
    'Tỉnh, thành phố': 'Tỉnh Tây Ninh',
    'Xã, phường, đặc khu': 'Xã Tân Trụ',
    'Số nhà, đường, ấp': 'Ấp Bình Mít',
    'Đã đăng ký tại': 'UBND xã Tân Trụ',
    'Tôi cam đoan': true,
  })
  await pressKey(page, 'Lưu và tiếp tục')
  await pressKey(page, 'Lưu và tiếp tục')
  await typeAll(page, { 'Điện thoại liên hệ': '0912345678' })
  await pressKey(page, 'Nộp hồ sơ')
  await seeTitle(page, 'Đã nộp hồ sơ')
  const code = await filedCode(page)

  await page.goto('/tra-cuu')
  await typeAll(page, { 'Mã hồ sơ': code })
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
  await see(page, 'Mới đăng ký')
  expect(faults).toEqual([])
})

test('an officer signs in and takes an application in with the keyboard alone', async () => {
  const { page, faults } = await here.open('with scripts')
  await page.goto('/dang-nhap?ve=/can-bo/tiep-nhan/2.000815')
  await typeAll(page, { 'Tên đăng nhập': 'motcua', 'Mật khẩu': here.password('motcua') })
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
  await page.keyboard.insertText('999099000010')
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
  await see(page, 'Đã có trong sổ dân cư, đã điền sẵn.')
  await typeAll(page, {
    'Đã xem thẻ căn cước bản gốc hoặc VNeID': true,
    'Tên giấy tờ': 'Bằng tốt nghiệp',
    'Số trang của bản chính': '2',
    'Bản chính giấy tờ cần chứng thực': true,
  })
  await pressKey(page, 'Tiếp nhận, chưa in')
  await seeTitle(page, 'Huỳnh Văn Đu Đủ')
  expect(faults).toEqual([])
})

import { expect, test } from 'vitest'

import { actOf, carryOut, openDossier, prepare } from './acts.ts'
import { dayText, fileRoad, newcomer, road } from './people.ts'
import { citizen, fill, follow, officer, press, see, seeTitle, world } from './world.ts'

const here = world()

test('in a hamlet, a niece hands in for a widow, and an officer files it online: the record says all three', async () => {
  const { page, faults } = await officer(here, 'motcua')
  const { fullName, idNumber, birth } = newcomer()
  await page.goto(`/can-bo/tiep-nhan/${road.procedure}`)
  await fill(page, {
    'Họ, chữ đệm, tên': fullName,
    'Số định danh, hoặc quét QR trên thẻ': idNumber,
    'Ngày sinh': birth,
    'Đã xem thẻ căn cước bản gốc hoặc VNeID': true,
    'Đám tang': true,
    ...road.answers,
    'Phương án sử dụng tạm thời': true,
    'Hồ sơ đến bằng': 'Trực tuyến, cán bộ nộp hộ',
  })
  await press(page, 'Cập nhật các mục theo lựa chọn trên')
  await fill(page, { 'Họ tên người qua đời': 'Trần Văn Cây Sậy' })
  await page.getByText('Người khác nộp thay, có ủy quyền').click()
  await fill(page, { 'Họ tên người nộp thay': 'Vàng Thị Cỏ May' })
  await page.getByText('Đăng ký lưu động, tại nhà dân').click()
  await fill(page, { 'Địa điểm': 'Nhà bà Hoa, ấp Bình Mít', Ngày: dayText(0), Giờ: '08:30' })
  await press(page, 'Tiếp nhận, chưa in')
  await see(page, 'Ghi số văn bản ủy quyền')
  const proxy = page.locator('details', { hasText: 'Họ tên người nộp thay' })
  await fill(proxy, {
    'Số định danh': newcomer().idNumber,
    'Số văn bản ủy quyền': '128/2026/UQ',
    'Ngày lập': dayText(-3),
    'Nơi công chứng, chứng thực': 'UBND xã Tân Trụ',
  })
  await press(page, 'Tiếp nhận, chưa in')
  await seeTitle(page, fullName)
  for (const said of ['Vàng Thị Cỏ May', '128/2026/UQ', 'Nhà bà Hoa, ấp Bình Mít'])
    await see(page, said)
  await see(page, 'Nộp hộ')
  expect(faults).toEqual([])
})

test('of a withdrawal and an approval at once one wins, and the other keeps what was typed', async () => {
  const applicant = await citizen(here, newcomer())
  const code = await fileRoad(applicant.page)
  await applicant.page.goto(`/cua-toi/ho-so/${code}`)
  await follow(applicant.page, 'Rút hồ sơ')
  await fill(applicant.page, { 'Lý do rút': 'Gia đình đổi địa điểm' })

  const forward = 'Chuyển bước tiếp theo'
  const at = async (login: string) => {
    const opened = await officer(here, login)
    await openDossier(opened.page, code)
    return opened.page
  }
  const desk = await at('motcua')
  await carryOut(desk, 'Tiếp nhận hồ sơ')
  await carryOut(desk, forward)
  await carryOut(await at('truongphong'), forward)
  await carryOut(await at('chuyenvien'), forward, { 'Giải quyết, cấp kết quả': true })
  await carryOut(await at('vanthu'), forward)
  const late = await at('lanhdao')
  await carryOut(await at('lanhdao'), forward, { 'Giải quyết, cấp kết quả': true })

  await press(applicant.page, 'Rút hồ sơ')
  await see(applicant.page, /đã có quyết định|đã quyết định/i)
  await see(applicant.page, 'Gia đình đổi địa điểm')

  await prepare(late, forward, { 'Ý kiến': 'Đồng ý cấp' })
  await press(late, forward, actOf(late, forward))
  await see(late, 'Có người vừa xử lý hồ sơ này trước bạn')
  await see(late, 'Đồng ý cấp')
  expect(applicant.faults).toEqual([])
})

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { dayText } from './people.ts'
import { fill, follow, officer, press, see, seeTitle, world } from './world.ts'

const here = world()

/** A page is loaded again until something stands there: sounds and devices take their seconds. */
async function reloadUntil(page: Page, text: RegExp, most = 60_000) {
  const end = performance.now() + most
  // oxlint-disable no-await-in-loop -- one look after the other
  while ((await page.getByText(text).count()) === 0) {
    if (performance.now() > end) throw new Error(`${page.url()} never said ${text}`)
    await page.waitForTimeout(1_000)
    await page.reload()
  }
  // oxlint-enable no-await-in-loop
}

test('without scripts: written, submitted, heard and approved by a leader, looked at, scheduled, and a citizen reads it beforehand', async () => {
  const title = `Tiêm phòng gia súc ${Date.now()}`
  const writer = await officer(here, 'vanhoa')
  const { page } = writer
  await page.goto('/can-bo/ban-tin/soan')
  await fill(page, {
    'Tên bản tin': title,
    'Nội dung để máy đọc':
      'Từ 7h30 ngày 05/12/2026, thú y xã tiêm phòng gia súc tại nhà văn hóa các ấp. Bà con nhốt trâu, bò để cán bộ tiêm.',
  })
  await press(page, 'Nghe thử')
  await see(page, /bảy giờ ba mươi phút ngày năm tháng mười hai/)
  await press(page, 'Lưu bản tin')
  await seeTitle(page, title)
  const at = page.url()
  // The page loads itself again until the sound is there.
  await page.getByRole('button', { name: 'Trình duyệt' }).waitFor()
  await press(page, 'Trình duyệt')
  expect(await page.getByRole('button', { name: 'Duyệt bản tin' }).count()).toBe(0)

  const leader = await officer(here, 'lanhdao')
  await leader.page.goto(at)
  await press(leader.page, 'Duyệt bản tin')
  await see(leader.page, 'Đã duyệt')

  await page.goto(at)
  await follow(page, 'Xếp lịch phát')
  const day = { 'Ngày phát đầu tiên': dayText(1), 'Ngày phát cuối cùng': dayText(1) }
  await fill(page, { 'Tất cả cụm loa': true, 'Hoặc đúng các giờ': '10:13', ...day })
  await press(page, 'Xem trước')
  await see(page, /Nếu lưu:/)
  await press(page, 'Lưu lịch phát')
  await seeTitle(page, title)

  const reader = await here.open('without scripts')
  await reader.page.goto('/nghe-lai')
  await follow(reader.page, /Ngày sau/)
  await reloadUntil(reader.page, new RegExp(title))
  expect([writer, leader, reader].flatMap(({ faults }) => faults)).toEqual([])
})

test('at night a leader alone types a warning on her telephone, hears it, and the loudspeakers of one hamlet answer that it was heard', async () => {
  const leader = await officer(here, 'chutich', 'with scripts')
  const { page } = leader
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/can-bo/lich-phat/khan-cap')
  await fill(page, {
    'Viết ngay bây giờ, máy đọc': true,
    'Nội dung cảnh báo': 'Nước lên nhanh. Bà con ấp Bình Mít đến trường học ngay.',
    'Lý do phát khẩn cấp': 'Nước vượt báo động 3',
  })
  await page.getByRole('button', { name: 'Nghe thử' }).click()
  await see(page, /Nước lên nhanh\. Bà con ấp Bình Mít đến trường học ngay\./)
  expect(await page.getByLabel('Tất cả cụm loa').isChecked()).toBe(false)
  await fill(page, { 'Ấp Bình Mít': true, 'Phát mấy lần': '1' })
  await press(page, 'Phát khẩn cấp')
  await see(page, 'Đánh dấu để xác nhận phát ngay')
  await fill(page, { 'Phát ngay bây giờ tại những nơi đã chọn': true })
  await press(page, 'Phát khẩn cấp')
  await see(page, 'Đã lệnh phát “Nước lên nhanh”, 1 lần')
  await follow(page, 'Xem từng cụm đã phát chưa')
  await reloadUntil(page, /^Đã phát đủ$/)

  const deputy = await officer(here, 'lanhdao')
  await deputy.page.goto('/can-bo/lich-phat/khan-cap')
  await follow(deputy.page, /^Nước lên nhanh$/)
  await see(deputy.page, 'Cần xem xét lại lần phát khẩn cấp này')
  await fill(deputy.page, { 'Kết quả xem xét': 'Đúng thẩm quyền, kịp thời' })
  await press(deputy.page, 'Ghi kết quả')
  expect(await deputy.page.getByText('Cần xem xét lại lần phát khẩn cấp này').count()).toBe(0)
  expect([leader, deputy].flatMap(({ faults }) => faults)).toEqual([])
})

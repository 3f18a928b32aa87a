import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { actOf, carryOut, openDossier } from './acts.ts'
import { filedCode, newcomer, photo, road, sendAway } from './people.ts'
import { fill, follow, identify, officer, press, see, seeTitle, world } from './world.ts'

const here = world()

/** A cheap phone: narrow, and without scripts. */
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }

/** Nothing stands outside the screen. */
async function fits(page: Page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(`${page.url()} ${wide}`).toBe(`${page.url()} 360`)
}

async function shoot(page: Page, pages: number) {
  for (let n = 0; n < pages; n += 1) {
    await page.getByLabel('Hoặc chọn ảnh đã có trong máy').setInputFiles(photo)
    await press(page, 'Thêm trang này')
  }
  await fits(page)
  await press(page, `Xong, ${pages} trang`)
}

/** From “am I eligible?” to the code of the application. */
async function askAndFile(page: Page): Promise<string> {
  await page.goto(`/thu-tuc/${road.procedure}`)
  await follow(page, 'Chuẩn bị trước khi nộp')
  await see(page, 'Mang theo những gì')
  await fits(page)
  await follow(page, 'Trả lời vài câu hỏi ngắn')
  await page.getByLabel('Đám tang').check()
  await press(page, 'Tiếp tục')
  await fits(page)
  await page.getByLabel('Có', { exact: true }).check()
  await press(page, 'Tiếp tục')
  await seeTitle(page, 'Bạn làm được thủ tục này')
  await fits(page)
  await follow(page, 'Nộp trực tuyến', page.getByRole('main'))
  await follow(page, 'Đăng nhập bằng tài khoản định danh')
  await identify(page, newcomer())
  expect(await page.getByLabel('Đám tang').isChecked()).toBe(true)
  await press(page, 'Bắt đầu')
  await fill(page, { ...road.answers, 'Họ tên người qua đời': 'Trần Văn Cây Sậy' })
  await press(page, 'Lưu và tiếp tục')
  await fits(page)
  await follow(page, /Chụp từng trang/)
  await shoot(page, 2)
  await see(page, /\.pdf/)
  await press(page, 'Lưu và tiếp tục')
  await sendAway(page)
  return filedCode(page)
}

const forward = 'Chuyển bước tiếp theo'

async function askForPapers(code: string) {
  const at = async (login: string) => {
    const { page } = await officer(here, login)
    await openDossier(page, code)
    return page
  }
  const desk = await at('motcua')
  await carryOut(desk, 'Tiếp nhận hồ sơ')
  await carryOut(desk, forward)
  await carryOut(await at('truongphong'), forward, { 'Ý kiến': 'Giao chuyên viên' })
  const specialist = await at('chuyenvien')
  const missing = '1. Sơ đồ vị trí sử dụng\n2. Ảnh hiện trạng vỉa hè'
  await carryOut(specialist, 'Yêu cầu bổ sung giấy tờ', {
    'Giấy tờ, nội dung còn thiếu và lý do': missing,
  })
  return async () => {
    await openDossier(specialist, code)
    await see(specialist, 'Sơ đồ vị trí sử dụng')
    await carryOut(specialist, forward, { 'Giải quyết, cấp kết quả': true })
    const clerk = await at('vanthu')
    await carryOut(clerk, forward)
    await carryOut(await at('lanhdao'), forward, { 'Giải quyết, cấp kết quả': true })
    await openDossier(clerk, code)
    await actOf(clerk, 'Đính kèm kết quả').locator('summary').click()
    await clerk.getByLabel('Tệp kết quả').setInputFiles(photo)
    await carryOut(clerk, 'Đính kèm kết quả', {
      'Tên kết quả': 'Giấy phép sử dụng vỉa hè',
      'Số, ký hiệu': `${code.slice(-11)}/GP-UBND`,
    })
    await carryOut(clerk, 'Hoàn thành, chờ trả kết quả')
  }
}

test('with a cheap phone and no scripts: am I eligible, file with photos, supply more, share the result', async () => {
  const { page, faults } = await here.open('without scripts', phone)
  const code = await askAndFile(page)
  const finish = await askForPapers(code)

  await page.goto('/cua-toi')
  await see(page, 'Cần bạn làm')
  await see(page, 'Sơ đồ vị trí sử dụng và 1 giấy tờ khác')
  await fits(page)
  await follow(page, /Bổ sung ngay/)
  await fits(page)
  await follow(page, /Chụp ảnh.*Sơ đồ vị trí/)
  await shoot(page, 1)
  await press(page, 'Gửi bổ sung, kèm 1 trang ảnh')
  await see(page, 'Đang xử lý')
  await finish()

  await page.goto('/cua-toi')
  await follow(page, /Nhận kết quả/)
  await see(page, 'Mã kiểm tra tệp')
  await fits(page)
  await follow(page, 'Chia sẻ cho người khác xem')
  await fill(page, { 'Gửi cho ai, để làm gì': 'Công an xã' })
  await fits(page)
  await press(page, 'Tạo đường dẫn')
  await fits(page)
  const link = (await page.locator('.share-link a').getAttribute('href')) ?? ''
  const accessCode = await page.locator('.share-code').innerText()

  const other = await here.open('without scripts')
  const door = new URL(link).pathname
  await other.page.goto(door)
  await fill(other.page, { 'Mã truy cập (6 chữ số)': accessCode })
  await press(other.page, 'Mở kết quả')
  await seeTitle(other.page, 'Giấy phép sử dụng vỉa hè')
  await page.goto('/cua-toi/ai-da-xem')
  await see(page, 'Công an xã')
  await fits(page)
  await follow(page, 'Xem và thu hồi các đường dẫn')
  await press(page, 'Thu hồi ngay: Công an xã')
  await other.page.goto(door)
  await seeTitle(other.page, 'Người chia sẻ đã thu hồi đường dẫn này')
  expect([...faults, ...other.faults]).toEqual([])
})

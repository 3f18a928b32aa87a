import { Buffer } from 'node:buffer'

import type { Page } from 'playwright-core'

import { fill, officer, press, see, seeTitle, type Citizen, type World } from './world.ts'

let made = 0

/** A citizen whom nobody has met before, not even an earlier run on the same demonstration. */
export function newcomer(): Citizen {
  made += 1
  const serial = String((Date.now() % 100_000_00) * 10 + (made % 10))
    .padStart(8, '0')
    .slice(-8)
  return { fullName: 'Vàng Thị Hoa Giấy', idNumber: `0801${serial}`, birth: '05/02/1990' }
}

/** An officer of the desk whom the administrator has just taken on, with the password on the slip. */
export async function addOfficer(here: World) {
  const login = `moi${Date.now().toString(36)}`
  const { page, context } = await officer(here, 'quantri')
  await page.goto('/quan-tri/nguoi-dung/moi')
  await fill(page, {
    'Họ và tên': 'Kiều Thị Hoa Mười Giờ',
    'Tên đăng nhập': login,
    'Một cửa': true,
  })
  await press(page, 'Thêm cán bộ')
  await seeTitle(page, 'Mật khẩu tạm')
  const temporary = await page.getByRole('code').last().innerText()
  await context.close()
  return { login, temporary }
}

/** A day counted from today, as people write it: 23/11/2026. */
export function dayText(after: number): string {
  const { day, month, year } = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh').add({ days: after })
  return `${day}/${month}/${year}`
}

/** A photograph of a paper, as small as one can be. */
export const photo = {
  name: 'phương án.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

/** Đơn sử dụng tạm thời vỉa hè: the shortest of the forms with a paper to upload. */
export const road = {
  procedure: '1.013274',
  answers: {
    'Số điện thoại người chịu trách nhiệm tại chỗ': '0912345678',
    'Vỉa hè': true,
    'Tên đường': 'Đường Trình Diễn',
    'Đoạn sử dụng': 'Từ nhà số 12 đến nhà số 18',
    'Diện tích sử dụng (m²)': '40,5',
    'Từ ngày': '23/11/2030',
    'Đến ngày': '25/11/2030',
    'Chúng tôi cam kết bảo đảm an toàn giao thông': true,
  },
} as const

/** Opens the online form of the road for a funeral; the page is on the first step then. */
export async function beginRoad(page: Page) {
  await page.goto(`/nop-ho-so/${road.procedure}`)
  await page.getByLabel('Đám tang').check()
  await press(page, 'Bắt đầu')
  await see(page, 'Đoạn sử dụng')
}

/** From the first step to the code of the dossier. */
export async function fileRoad(page: Page): Promise<string> {
  await beginRoad(page)
  await fill(page, { ...road.answers, 'Họ tên người qua đời': 'Trần Văn Cây Sậy' })
  await press(page, 'Lưu và tiếp tục')
  await page.getByLabel('Chọn ảnh hoặc tệp').first().setInputFiles(photo)
  await press(page, 'Lưu và tiếp tục')
  await sendAway(page)
  return filedCode(page)
}

/** The third step: how the applicant is reached, and off it goes. */
export async function sendAway(page: Page) {
  await fill(page, {
    'Điện thoại liên hệ': '0912345678',
    'Nhận tại Trung tâm Phục vụ hành chính công': true,
  })
  await press(page, 'Nộp hồ sơ')
  await seeTitle(page, 'Đã nộp hồ sơ')
}

export const filedCode = async (page: Page): Promise<string> =>
  (await page.locator('.filed-code').innerText()).trim()

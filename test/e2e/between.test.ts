import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { actOf, carryOut, openDossier } from './acts.ts'
import { newcomer, photo, road } from './people.ts'
import { fill, officer, press, see, signInAs, world } from './world.ts'

const here = world()

/** An officer of the second commune of the demonstration, at its own address. */
async function there(login: string) {
  const baseURL = here.url().replace('localhost', 'nhuttao.localhost')
  const opened = await here.open('without scripts', { baseURL })
  await signInAs(opened.page, login, here.password(login))
  return opened
}

const forward = 'Chuyển bước tiếp theo'

/** At the first commune: somebody hands in what the other commune settles. */
async function takeIn(page: Page): Promise<string> {
  const { fullName, idNumber, birth } = newcomer()
  await page.goto(`/can-bo/tiep-nhan/${road.procedure}`)
  await fill(page, {
    'Nơi giải quyết': 'UBND xã Nhựt Tảo',
    'Họ, chữ đệm, tên': fullName,
    'Số định danh, hoặc quét QR trên thẻ': idNumber,
    'Ngày sinh': birth,
    'Đã xem thẻ căn cước bản gốc hoặc VNeID': true,
    'Đám tang': true,
    ...road.answers,
    'Phương án sử dụng tạm thời': true,
  })
  await press(page, 'Cập nhật các mục theo lựa chọn trên')
  await fill(page, { 'Họ tên người qua đời': 'Trần Văn Cây Sậy' })
  await press(page, 'Tiếp nhận, chưa in')
  await see(page, 'Đã chuyển, chờ nhận')
  return (await page.locator('main .code').first().innerText()).trim()
}

const isPaper = async (page: Page, name: string) => {
  const href = await page.getByRole('link', { name }).first().getAttribute('href')
  const answer = await page.request.get(new URL(href ?? '', page.url()).href)
  expect(answer.headers()['content-type']).toBe('application/pdf')
}

/** Two officers do the six steps there: the specialist prepares, and the leader decides and issues. */
async function finish(code: string, specialist: Page, leaderOf: () => Promise<Page>) {
  const granted = { 'Giải quyết, cấp kết quả': true } as const
  await expect
    .poll(async () => {
      await openDossier(specialist, code)
      return actOf(specialist, forward).count()
    }, patient)
    .toBe(1)
  await carryOut(specialist, forward, granted)
  const leader = await leaderOf()
  await openDossier(leader, code)
  await carryOut(leader, forward)
  await carryOut(leader, forward, granted)
  await actOf(leader, 'Đính kèm kết quả').locator('summary').click()
  await leader.getByLabel('Tệp kết quả').setInputFiles(photo)
  await carryOut(leader, 'Đính kèm kết quả', {
    'Tên kết quả': 'Giấy phép sử dụng vỉa hè',
    'Số, ký hiệu': `${code.slice(-11)}/GP-UBND`,
  })
  await carryOut(leader, 'Hoàn thành, chờ trả kết quả')
}

/** What the other commune did is heard of in the background. */
const patient = { timeout: 40_000, interval: 500 }

test('handed in at one commune and settled by another: slips, more papers and the result go both ways', async () => {
  const desk = await officer(here, 'motcua')
  const code = await takeIn(desk.page)
  const transfer = new URL(desk.page.url()).pathname
  await isPaper(desk.page, 'mẫu 01')
  await isPaper(desk.page, 'Giấy bàn giao hồ sơ')

  const desk2 = await there('motcua.nhuttao')
  await desk2.page.goto('/can-bo/chuyen-ho-so')
  await desk2.page.getByRole('row', { name: code }).getByRole('link').first().click()
  await carryOut(desk2.page, 'Nhận hồ sơ')
  await openDossier(desk2.page, code)
  await carryOut(desk2.page, forward)
  const specialist = await there('chuyenvien.nhuttao')
  await openDossier(specialist.page, code)
  await carryOut(specialist.page, forward)
  await carryOut(specialist.page, 'Yêu cầu bổ sung giấy tờ', {
    'Giấy tờ, nội dung còn thiếu và lý do': 'Thiếu sơ đồ vị trí',
  })

  await desk.page.goto(transfer)
  await see(desk.page, 'Thiếu sơ đồ vị trí')
  await carryOut(desk.page, 'Nhận giấy tờ bổ sung của người nộp', {
    'Giấy tờ đã nhận': 'Sơ đồ vị trí, vẽ tay',
    'Ghi chú cho nơi giải quyết': 'Người nộp mang đến sáng nay',
  })
  expect(await desk.page.getByRole('link', { name: 'Giấy bàn giao' }).count()).toBe(2)

  await desk2.page.goto(transfer)
  await see(desk2.page, 'Sơ đồ vị trí, vẽ tay')
  await carryOut(desk2.page, 'Nhận giấy tờ bổ sung chuyển đến')
  await finish(code, specialist.page, async () => (await there('lanhdao.nhuttao')).page)

  await desk2.page.goto(transfer)
  await carryOut(desk2.page, 'Chuyển kết quả về nơi tiếp nhận')
  await desk2.page
    .getByRole('link', { name: /bàn giao/ })
    .first()
    .waitFor()
  await desk.page.goto(transfer)
  await carryOut(desk.page, 'Nhận kết quả')
  await carryOut(desk.page, 'Trả kết quả cho người nộp', { 'Trực tiếp': true })
  await see(desk.page, 'Đã trả kết quả')
  await openDossier(desk2.page, code)
  await see(desk2.page, 'Đã trả kết quả')
  expect([desk, desk2, specialist].flatMap(({ faults }) => faults)).toEqual([])
})

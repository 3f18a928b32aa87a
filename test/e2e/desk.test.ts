import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { actOf, carryOut, openDossier, prepare } from './acts.ts'
import { fileRoad, newcomer, photo } from './people.ts'
import { citizen, fill, officer, press, see, seeTitle, world } from './world.ts'

const here = world()

const forward = 'Chuyển bước tiếp theo'

/** The citizen reads what is missing and sends it. */
async function supply(page: Page, code: string) {
  await page.goto(`/cua-toi/ho-so/${code}`)
  await see(page, 'Thiếu sơ đồ vị trí sử dụng vỉa hè')
  await page.getByLabel('Hoặc chọn tệp PDF, ảnh có sẵn').setInputFiles(photo)
  await fill(page, { 'Giải thích cho cán bộ': 'Gửi sơ đồ vẽ tay' })
  await press(page, 'Gửi bổ sung')
}

test('a dossier goes from the desk to the leader and back into the hands of its citizen', async () => {
  const applicant = await citizen(here, newcomer())
  const code = await fileRoad(applicant.page)
  const desk = await officer(here, 'motcua')
  const at = async (login: string) => {
    const opened = await officer(here, login)
    await openDossier(opened.page, code)
    return opened.page
  }

  await openDossier(desk.page, code)
  await carryOut(desk.page, 'Tiếp nhận hồ sơ')
  await carryOut(desk.page, forward)
  await carryOut(await at('truongphong'), forward, { 'Ý kiến': 'Giao chuyên viên' })
  const specialist = await at('chuyenvien')
  await carryOut(specialist, 'Yêu cầu bổ sung giấy tờ', {
    'Giấy tờ, nội dung còn thiếu và lý do': 'Thiếu sơ đồ vị trí sử dụng vỉa hè',
  })

  await supply(applicant.page, code)

  await openDossier(specialist, code)
  await see(specialist, 'Gửi sơ đồ vẽ tay')
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
  await openDossier(desk.page, code)
  await carryOut(desk.page, 'Trả kết quả')

  await applicant.page.goto(`/cua-toi/ho-so/${code}`)
  await see(applicant.page, 'Đã trả kết quả')
  await see(applicant.page, 'Giấy phép sử dụng vỉa hè')
  expect([applicant, desk].flatMap(({ faults }) => faults)).toEqual([])
})

test('of two officers who forward at once the second is told and keeps what they wrote', async () => {
  const applicant = await citizen(here, newcomer())
  const code = await fileRoad(applicant.page)
  const first = await officer(here, 'motcua', 'with scripts')
  const second = await officer(here, 'motcua2', 'with scripts')
  await openDossier(first.page, code)
  await carryOut(first.page, 'Tiếp nhận hồ sơ')
  await openDossier(second.page, code)
  await prepare(second.page, forward, { 'Ý kiến': 'Đã gọi điện cho người nộp' })
  await carryOut(first.page, forward, { 'Ý kiến': 'Hồ sơ đủ' })
  await press(second.page, forward, actOf(second.page, forward))
  await see(second.page, 'Có người vừa xử lý hồ sơ này trước bạn')
  await see(second.page, 'Hồ sơ đủ')
  await see(second.page, 'Đã gọi điện cho người nộp')
  expect([applicant, first, second].flatMap(({ faults }) => faults)).toEqual([])
})

test('somebody known is received at the counter on one screen, and the receipt opens', async () => {
  const { page, context, faults } = await officer(here, 'motcua')
  const effort = { clicks: 0, keys: 0 }
  const type = async (label: string, text: string) => {
    effort.keys += text.length
    await fill(page, { [label]: text })
  }
  await page.goto('/can-bo/tiep-nhan/2.000815')
  const begun = performance.now()
  await type('Số định danh, hoặc quét QR trên thẻ', '999099000010')
  effort.clicks += 1
  await press(page, 'Tìm người này')
  await see(page, 'Đã có trong sổ dân cư, đã điền sẵn.')
  expect(await page.getByLabel('Họ, chữ đệm, tên').inputValue()).toBe('Huỳnh Văn Đu Đủ')
  await type('Tên giấy tờ', 'Bằng tốt nghiệp')
  await type('Số trang của bản chính', '2')
  effort.clicks += 2
  await fill(page, { 'Đã xem thẻ căn cước bản gốc hoặc VNeID': true })
  await fill(page, { 'Bản chính giấy tờ cần chứng thực': true })
  effort.clicks += 1
  await press(page, 'Tiếp nhận, chưa in')
  await seeTitle(page, 'Huỳnh Văn Đu Đủ')
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(
    `intake: ${effort.clicks} clicks, ${effort.keys} keystrokes, machine time ${seconds} s`,
  )
  const receipt = await page.getByRole('link', { name: 'In giấy tiếp nhận' }).getAttribute('href')
  const pdf = await context.request.get(receipt ?? '')
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  expect(effort.clicks).toBeLessThanOrEqual(6)
  expect(faults).toEqual([])
})

test('whoever holds the code sees state and dates, and no name', async () => {
  const person = newcomer()
  const code = await fileRoad((await citizen(here, person)).page)
  const { page, faults } = await here.open('without scripts')
  await page.goto('/tra-cuu')
  await fill(page, { 'Mã hồ sơ': code })
  await press(page, 'Tra cứu', page.getByRole('main'))
  await see(page, 'Mới đăng ký')
  const text = await page.content()
  for (const secret of [person.fullName, person.idNumber, '0912345678', 'Đường Trình Diễn'])
    expect(text).not.toContain(secret)
  expect(faults).toEqual([])
})

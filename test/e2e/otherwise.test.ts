import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { actOf, carryOut, openDossier } from './acts.ts'
import { fileRoad, newcomer } from './people.ts'
import {
  citizen,
  fill,
  follow,
  officer,
  press,
  see,
  seeTitle,
  world,
  type Scripts,
} from './world.ts'

const here = world()

const forward = 'Chuyển bước tiếp theo'

/** The specialist, before a dossier that a citizen filed and the desk and the head sent on. */
async function atSpecialist(code: string, scripts: Scripts = 'without scripts') {
  const desk = await officer(here, 'motcua', scripts)
  await openDossier(desk.page, code)
  await carryOut(desk.page, 'Tiếp nhận hồ sơ')
  await carryOut(desk.page, forward)
  const head = await officer(here, 'truongphong', scripts)
  await openDossier(head.page, code)
  await carryOut(head.page, forward)
  const specialist = await officer(here, 'chuyenvien', scripts)
  await openDossier(specialist.page, code)
  return { desk, specialist }
}

/** To the leader and the clerk, whose result has this number. */
async function decide(specialist: Page, code: string, written: string) {
  await carryOut(specialist, forward, { 'Giải quyết, cấp kết quả': true })
  const clerk = await officer(here, 'vanthu')
  const leader = await officer(here, 'lanhdao')
  for (const { page } of [clerk, leader]) await openDossier(page, code)
  await carryOut(clerk.page, forward)
  await openDossier(leader.page, code)
  await carryOut(leader.page, forward, { 'Giải quyết, cấp kết quả': true })
  await openDossier(clerk.page, code)
  const title = { 'Tên kết quả': 'Giấy phép sử dụng vỉa hè' }
  await carryOut(clerk.page, 'Đính kèm kết quả', { ...title, 'Số, ký hiệu': written })
  return { clerk, leader }
}

test('at the counter somebody is refused, and leaves with the reason on paper', async () => {
  const { page, context, faults } = await officer(here, 'motcua')
  await page.goto('/can-bo/tiep-nhan/1.013225')
  const { fullName, idNumber, birth } = newcomer()
  await fill(page, {
    'Họ, chữ đệm, tên': fullName,
    'Số định danh, hoặc quét QR trên thẻ': idNumber,
    'Ngày sinh': birth,
  })
  await page.getByText('Không đủ điều kiện: từ chối tiếp nhận').click()
  await fill(page, { 'Lý do từ chối': 'Thửa đất nằm ngoài địa bàn xã' })
  await press(page, 'Từ chối tiếp nhận')
  await seeTitle(page, fullName)
  await see(page, 'Thửa đất nằm ngoài địa bàn xã')
  const slip = await page.locator('a[href*="/giay/"]', { hasText: 'mẫu 03' }).getAttribute('href')
  expect((await context.request.get(slip ?? '')).headers()['content-type']).toBe('application/pdf')
  expect(faults).toEqual([])
})

test('a citizen takes an application back before the decision', async () => {
  const applicant = await citizen(here, newcomer())
  const code = await fileRoad(applicant.page)
  await applicant.page.goto(`/cua-toi/ho-so/${code}`)
  await follow(applicant.page, 'Rút hồ sơ')
  await fill(applicant.page, { 'Lý do rút': 'Gia đình đổi địa điểm' })
  await press(applicant.page, 'Rút hồ sơ')
  await applicant.page.goto(`/cua-toi/ho-so/${code}`)
  await see(applicant.page, 'Gia đình đổi địa điểm')
  const desk = await officer(here, 'motcua', 'with scripts')
  await openDossier(desk.page, code)
  await see(desk.page, 'Gia đình đổi địa điểm')
  expect(await actOf(desk.page, 'Tiếp nhận hồ sơ').count()).toBe(0)
  expect([...applicant.faults, ...desk.faults]).toEqual([])
})

test('a waiver, another agency, an apology of the head: the dossier waits, and the citizen reads why', async () => {
  const applicant = await citizen(here, newcomer())
  const code = await fileRoad(applicant.page)
  const { desk, specialist } = await atSpecialist(code, 'with scripts')
  await carryOut(specialist.page, 'Yêu cầu nộp phí', {
    'Khoản phải nộp và căn cứ': 'Phí sử dụng tạm thời vỉa hè',
    'Số tiền (đồng)': '150.000',
  })
  await applicant.page.goto(`/cua-toi/ho-so/${code}`)
  await see(applicant.page, 'Phí sử dụng tạm thời vỉa hè')
  await openDossier(desk.page, code)
  await carryOut(desk.page, 'Ghi nhận được miễn phí', {
    'Căn cứ miễn': 'Hộ nghèo, giấy chứng nhận số 12',
  })
  await openDossier(specialist.page, code)
  await carryOut(specialist.page, 'Gửi xác minh', {
    'Cơ quan được hỏi': 'Công an xã',
    'Nội dung cần xác minh': 'Phương án phân luồng',
    'Hạn trả lời (ngày làm việc)': '2',
  })
  await carryOut(specialist.page, 'Nhận trả lời xác minh', { 'Nội dung trả lời': 'Đồng ý' })
  await carryOut(specialist.page, 'Đề nghị xin lỗi, gia hạn', {
    'Lời xin lỗi và lý do': 'Xin lỗi vì phải chờ công an xã',
    'Gia hạn thêm (ngày làm việc)': '2',
  })
  const leader = await officer(here, 'lanhdao', 'with scripts')
  await openDossier(leader.page, code)
  await carryOut(leader.page, 'Ký xin lỗi, gia hạn')
  await applicant.page.goto(`/cua-toi/ho-so/${code}`)
  await see(applicant.page, 'Xin lỗi vì phải chờ công an xã')
  const all = [applicant, desk, specialist, leader]
  expect(all.flatMap(({ faults }) => faults)).toEqual([])
})

test('what is stopped goes on; stopped again it ends with a refusal', async () => {
  const applicant = await citizen(here, newcomer())
  const code = await fileRoad(applicant.page)
  const { specialist } = await atSpecialist(code)
  const { page } = specialist
  await carryOut(page, 'Dừng giải quyết', { 'Căn cứ, lý do dừng': 'Có đơn tranh chấp' })
  await carryOut(page, 'Tiếp tục giải quyết', { 'Vì sao tiếp tục': 'Đã hòa giải xong' })
  await carryOut(page, 'Dừng giải quyết', { 'Căn cứ, lý do dừng': 'Lại có đơn' })
  await carryOut(page, 'Kết thúc hồ sơ đã dừng', { 'Lý do không giải quyết': 'Tòa đã thụ lý' })
  await applicant.page.goto(`/cua-toi/ho-so/${code}`)
  await see(applicant.page, 'Tòa đã thụ lý')
  expect([...applicant.faults, ...specialist.faults]).toEqual([])
})

test('a wrong number is corrected before the hand-over, and annotated after it', async () => {
  const applicant = await citizen(here, newcomer())
  const code = await fileRoad(applicant.page)
  const { desk, specialist } = await atSpecialist(code)
  const serial = code.slice(-11)
  const { clerk } = await decide(specialist.page, code, `${serial}/GP-NHAM`)
  await carryOut(clerk.page, 'Hoàn thành, chờ trả kết quả')
  await carryOut(clerk.page, 'Sửa số của kết quả', {
    'Số, ký hiệu đúng': `${serial}/GP-UBND`,
    'Lý do sửa': 'Gõ nhầm ký hiệu',
  })
  await openDossier(desk.page, code)
  await carryOut(desk.page, 'Trả kết quả', { 'Nhận tại quầy': true })
  await openDossier(clerk.page, code)
  expect(await actOf(clerk.page, 'Sửa số của kết quả').count()).toBe(0)
  await carryOut(clerk.page, 'Ghi chú số của kết quả', {
    'Chỗ sai và số đúng': 'Ngày trong sổ là hôm qua',
  })
  await applicant.page.goto(`/cua-toi/ho-so/${code}/ket-qua`)
  await see(applicant.page, `${serial}/GP-UBND`)
  await see(applicant.page, 'Ngày trong sổ là hôm qua')
  expect([applicant, desk, specialist, clerk].flatMap(({ faults }) => faults)).toEqual([])
})

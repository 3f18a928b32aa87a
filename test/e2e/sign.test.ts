import { createHash } from 'node:crypto'

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { carryOut, openDossier } from './acts.ts'
import { fileRoad, newcomer } from './people.ts'
import { citizen, fill, follow, officer, press, see, seeTitle, world } from './world.ts'

const here = world()
const forward = 'Chuyển bước tiếp theo'

/** A citizen's dossier, agreed to, at the desk of the clerk who issues. */
async function agreedDossier() {
  const applicant = await citizen(here, newcomer())
  const code = await fileRoad(applicant.page)
  const at = async (login: string) => {
    const opened = await officer(here, login)
    await openDossier(opened.page, code)
    return opened.page
  }
  const desk = await at('motcua')
  await carryOut(desk, 'Tiếp nhận hồ sơ')
  await carryOut(desk, forward)
  await carryOut(await at('truongphong'), forward)
  const specialist = await at('chuyenvien')
  await carryOut(specialist, forward, { 'Giải quyết, cấp kết quả': true })
  const clerk = await at('vanthu')
  await carryOut(clerk, forward)
  const leader = await at('lanhdao')
  await carryOut(leader, forward, { 'Giải quyết, cấp kết quả': true })
  return { applicant, code, specialist, clerk, leader }
}

/** The officer who settles it types the paper and puts it up; the page of the paper is what the others open. */
async function putUp(page: Page, code: string): Promise<string> {
  await openDossier(page, code)
  await follow(page, 'Trình ký kết quả')
  const signer = page.getByLabel('Người ký')
  const leaders = await signer.locator('option').allInnerTexts()
  await fill(page, {
    'Tên văn bản': 'Giấy phép sử dụng tạm thời vỉa hè',
    'Ký hiệu': 'GP-UBND',
    'Người ký': leaders.find((words) => words.includes('Phó Chủ tịch')) ?? '',
    'Hoặc gõ nội dung': 'Cho phép sử dụng tạm thời vỉa hè trước nhà.',
  })
  await press(page, 'Trình ký')
  await see(page, 'Chờ ký')
  return page.url()
}

const download = async (page: Page, link: string | null) =>
  Buffer.from(await (await page.request.get(link ?? '')).body())

test('put up, signed by the leader, sealed by the clerk, fetched by the citizen, and /xac-minh agrees', async () => {
  const { applicant, code, specialist, clerk, leader } = await agreedDossier()
  const paper = await putUp(specialist, code)

  await clerk.goto(paper)
  expect(await clerk.getByRole('button', { name: 'Cấp số, đóng dấu' }).count()).toBe(0)
  await leader.goto('/can-bo/ky-so')
  await see(leader, 'Chữ ký thử nghiệm')
  await leader.goto(paper)
  await press(leader, 'Ký văn bản này')
  await see(leader, 'Chờ cấp số, đóng dấu')
  await clerk.goto(paper)
  await press(clerk, 'Cấp số, đóng dấu')
  await see(clerk, 'Đã ký, đã đóng dấu')
  await see(clerk, 'Chữ ký hợp lệ; từ khi ký, nội dung không bị sửa.')
  const number = await clerk.getByText(/^\d+\/GP-UBND$/).innerText()
  await openDossier(clerk, code)
  await carryOut(clerk, 'Hoàn thành, chờ trả kết quả')

  await applicant.page.goto(`/cua-toi/ho-so/${code}/ket-qua`)
  const link = applicant.page.locator('a[href^="/tep/"]').first()
  const pdf = await download(applicant.page, await link.getAttribute('href'))
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')

  const anybody = await here.open('without scripts')
  const sent = async (bytes: Buffer) => {
    await anybody.page.goto('/xac-minh')
    const file = { name: 'ket-qua.pdf', mimeType: 'application/pdf', buffer: bytes }
    await anybody.page.getByLabel('Tệp PDF').setInputFiles(file)
    await press(anybody.page, 'Kiểm tra tệp này')
  }
  await sent(pdf)
  await see(anybody.page, 'Tệp này có trong sổ kết quả của xã.')
  await follow(anybody.page, 'Xem kết quả đã đăng ký')
  await seeTitle(anybody.page, 'Kết quả này có trong sổ')
  await see(anybody.page, number)
  const hash = createHash('sha256').update(pdf).digest('hex')
  const shown = (await anybody.page.locator('main').innerText()).replaceAll(/\s/g, '')
  expect(shown).toContain(hash)
  const changed = Buffer.from(pdf)
  const place = changed.indexOf('stream') + 20
  changed[place] = (changed[place] ?? 0) ^ 1
  await sent(changed)
  await see(anybody.page, 'Tệp đã bị sửa sau khi ký.')
  expect([applicant, anybody].flatMap(({ faults }) => faults)).toEqual([])
})

test('with scripts: the key is at a plug-in of the leader’s browser, and only its signature comes back', async () => {
  const { code, specialist } = await agreedDossier()
  const paper = await putUp(specialist, code)
  const admin = await officer(here, 'quantri')
  const assign = async (words: string) => {
    await admin.page.goto('/quan-tri/phuong-tien-ky-so')
    await admin.page.getByRole('row').filter({ hasText: 'Phó Chủ tịch' }).getByRole('link').click()
    await admin.page.getByLabel(words).check()
    await press(admin.page, 'Giao phương tiện này')
    await see(admin.page, words)
  }
  await assign('Trình cắm trên máy của người ký')
  try {
    const leader = await officer(here, 'lanhdao', 'with scripts')
    await leader.page.goto(paper)
    await leader.page.getByRole('button', { name: 'Ký bằng trình cắm' }).click()
    await seeTitle(leader.page, 'Ký bằng trình cắm')
    const order = leader.page.url()
    // Without a plug-in in this browser the page does not offer to ask it.
    expect(await leader.page.locator('[data-plug-in-here]').isVisible()).toBe(false)
    await leader.page.getByRole('button', { name: 'Mở trình cắm giả lập' }).click()
    await seeTitle(leader.page, 'Trình cắm ký số GIẢ LẬP')
    await fill(leader.page, { 'Mã PIN của khóa': '1357' })
    await leader.page.getByRole('button', { name: 'Ký', exact: true }).click()
    await leader.page.getByText('Đã ký. Gửi chữ ký về văn bản').waitFor()
    const signature = await leader.page.locator('input[name=signature]').inputValue()
    await leader.page.goto(order)
    await seeTitle(leader.page, 'Ký bằng trình cắm')
    await answerAsPlugIn(leader.page, signature)
    await see(leader.page, 'Chờ cấp số, đóng dấu')
    expect(leader.faults).toEqual([])
  } finally {
    await assign('CA thử nghiệm')
  }
})

/** What an extension does: it says that it is there, is asked, and answers. */
async function answerAsPlugIn(page: Page, signature: string) {
  await page.evaluate((made) => {
    document.addEventListener('xaso:sign', (event) => {
      const asked = JSON.parse((event as CustomEvent<string>).detail) as Record<string, string>
      const isWhole = ['attributes', 'hash', 'certificate'].every((name) => asked[name])
      const detail = JSON.stringify(isWhole ? { signature: made } : { message: 'Thiếu dữ liệu' })
      document.dispatchEvent(
        new CustomEvent(isWhole ? 'xaso:signed' : 'xaso:not-signed', { detail }),
      )
    })
    document.dispatchEvent(new Event('xaso:plug-in'))
  }, signature)
  await page.getByRole('button', { name: 'Ký bằng trình cắm của trình duyệt' }).click()
}

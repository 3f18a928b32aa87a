import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { fill, follow, officer, press, see, seeTitle, world } from './world.ts'

const here = world()

test('a holiday that is announced late moves an open due date, and its page says why', async () => {
  const desk = await officer(here, 'chuyenvien')
  const { code, due } = await openLine(desk.page)
  const { page, faults } = await officer(here, 'quantri')
  await page.goto('/quan-tri/lich/them')
  await fill(page, {
    'Từ ngày': due,
    'Loại ngày': 'Nghỉ lễ, tết',
    Tên: 'Nghỉ theo thông báo muộn (giả định)',
    'Căn cứ': 'Thông báo số 0/TB-UBND (giả định)',
    'Đã có văn bản chính thức': true,
  })
  await press(page, 'Ghi và tính lại hạn')
  await seeTitle(page, /Lịch làm việc/)

  const changed = desk.page.getByRole('row', { name: 'Lịch nghỉ, ngày làm bù thay đổi' })
  // Due dates are computed again in the background.
  await expect
    .poll(
      async () => {
        await desk.page.goto(`/can-bo/ho-so/${code}/thoi-han`)
        return changed.count()
      },
      { timeout: 40_000, interval: 500 },
    )
    .toBeGreaterThan(0)
  const [before, after] =
    (await changed.last().innerText()).match(/\d\d\/\d\d\/\d{4}/g)?.slice(-2) ?? []
  expect(before).toBe(due)
  expect(after).not.toBe(due)
  await see(desk.page, 'Nghỉ theo thông báo muộn (giả định)')
  expect([...faults, ...desk.faults]).toEqual([])
})

/** A dossier that is in time and not due before the day after tomorrow. */
async function openLine(page: Page): Promise<{ code: string; due: string }> {
  await page.goto('/can-bo/ho-so?trang-thai=processing')
  const soon = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh').add({ days: 2 })
  const rows = await page.getByRole('row').filter({ hasText: 'Trong hạn' }).allInnerTexts()
  for (const row of rows) {
    const code = /H[\d.]+-\d{6}-\d{4}/.exec(row)?.[0]
    const due = row.match(/\d\d\/\d\d\/\d{4}/g)?.at(-1)
    if (code && due && Temporal.PlainDate.compare(dayOf(due), soon) >= 0) return { code, due }
  }
  throw new Error('No dossier of the demonstration is in time')
}

const dayOf = (text: string) => Temporal.PlainDate.from(text.split('/').toReversed().join('-'))

test('an administrator settles a time limit that the source left open', async () => {
  const { page, faults } = await officer(here, 'quantri')
  await page.goto('/quan-tri/thu-tuc?co=undecided')
  const code = await page.getByRole('table').getByRole('link').first().innerText()
  await follow(page, code, page.getByRole('table'))
  const form = page.locator('form[action$="/thoi-han"]')
  await fill(form, {
    Số: '7',
    'Đơn vị': 'Ngày làm việc',
    'Căn cứ': 'Quyết định số 0/QĐ-UBND (giả định)',
  })
  await press(page, 'Xác nhận thời hạn', form)
  expect(await page.locator('[data-error-summary]').allInnerTexts()).toEqual([])
  await page.goto(`/thu-tuc/${code}`)
  await see(page, '7 ngày làm việc')
  expect(faults).toEqual([])
})

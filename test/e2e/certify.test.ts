import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { newcomer } from './people.ts'
import { fill, officer, press, see, seeTitle, world } from './world.ts'

const here = world()

/** What an officer's hands do, counted: every key once, however long it is held. */
function hands(page: Page) {
  let keys = 0
  const begun = performance.now()
  return {
    press: async (key: string) => {
      keys += 1
      await page.keyboard.press(key)
    },
    type: async (text: string) => {
      keys += text.length
      await page.keyboard.type(text)
    },
    /** The scanner of the counter types the card and ends with Enter: no key of the officer's. */
    scan: async (text: string) => {
      await page.keyboard.insertText(text)
      await page.keyboard.press('Enter')
    },
    keys: () => keys,
    seconds: () => Math.round((performance.now() - begun) / 100) / 10,
  }
}

const cardOf = ({ fullName, idNumber }: { fullName: string; idNumber: string }) =>
  `${idNumber}||${fullName}|05021990|Nữ|Ấp Trình Diễn, Xã Tân Trụ, Tây Ninh|01072021`

/** Somebody who types with two fingers is no slower than this. */
const keysASecond = 3

test('a walk-in with three papers and five copies each: one screen, keyboard only, under 30 seconds', async () => {
  const { page, faults } = await officer(here, 'motcua', 'with scripts')
  await page.goto('/can-bo/chung-thuc')
  const who = newcomer()
  const { press: key, type, scan, keys, seconds } = hands(page)

  await scan(cardOf(who))
  await page.locator('[name="giay.0.ten"]:focus').waitFor()
  for (const frequent of ['1', '2', '3']) {
    await type(frequent)
    await key('Enter')
    // The usual number of pages stands there and is taken as it is.
    await key('Enter')
    await type('5')
    await key('Enter')
  }
  const total = await page.locator('output[data-total]').innerText()
  await key('Control+Enter')
  await seeTitle(page, 'Đã chứng thực')
  // The print has the focus: one key more, counted here, opens it.
  const print = page.locator('a:focus')
  const pdf = await page.request.get((await print.getAttribute('href')) ?? '')
  const [done, taken] = [keys() + 1, seconds()]

  expect(await print.innerText()).toBe('In lời chứng')
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await see(page, who.fullName)
  expect(await page.locator('tbody tr').count()).toBe(3)
  expect(await page.locator('main').innerText()).toContain(total.replace(/\s*đ$/, ''))
  console.info(`certified: ${done} keystrokes, 0 clicks, ${taken} s by the machine`)
  expect(done).toBeLessThanOrEqual(20)
  expect(done / keysASecond + taken).toBeLessThan(30)
  expect(faults).toEqual([])
})

test('without scripts the same visit is written down, and a double click writes it once', async () => {
  const { page, faults } = await officer(here, 'motcua')
  await page.goto('/can-bo/chung-thuc')
  const who = newcomer()
  await fill(page, { 'Họ, chữ đệm, tên': who.fullName })
  const paper = `Bằng tốt nghiệp số ${Date.now()}`
  await page.locator('[name="giay.0.ten"]').fill(paper)
  await page.locator('[name="giay.0.trang"]').fill('2')
  await page.locator('[name="giay.0.ban"]').fill('5')
  await press(page, 'Tính')
  await see(page, '20.000')
  await page.getByRole('button', { name: 'Chứng thực', exact: true }).dblclick()
  await seeTitle(page, 'Đã chứng thực')
  await page.goto(`/can-bo/so-chung-thuc/ban-sao/${thisYear()}?q=${encodeURIComponent(paper)}`)
  expect(await page.locator('tbody tr').filter({ hasText: paper }).count()).toBe(1)
  expect(faults).toEqual([])
})

const thisYear = () => Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh').year

import { chromium } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'

import { everything, officerWho, town } from '#test/town.ts'

const { app, visit } = await town('2026-11-23')
const who = officerWho({ can: everything() })
visit(who)
const url = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
afterAll(() => browser.close())

async function form(width: number) {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    extraHTTPHeaders: { 'x-visitor': who.actor },
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  await page.goto(`${url}/can-bo/ban-tin/soan`)
  const over = () => page.evaluate('document.documentElement.scrollWidth - innerWidth')
  return { page, faults, over }
}

test.each([360, 1280])(
  'at %i: the fields of a kind are open under it, the others wait',
  async (width) => {
    const { page, faults, over } = await form(width)
    await page.fill('textarea[name=text]', 'Họp lúc 7h30.')
    for (const [kind, field] of [
      ['file', '[name=file]'],
      ['relay', '[name=relayUrl]'],
      ['live', '[name=liveMinutes]'],
      ['speech', 'textarea[name=text]'],
    ] as const) {
      await page.check(`[name=kind][value=${kind}]`)
      expect(await page.isVisible(field)).toBe(true)
      expect(await page.isVisible('textarea[name=text]')).toBe(kind === 'speech')
      expect(await page.isVisible('.other-languages')).toBe(kind === 'speech' || kind === 'file')
      expect(await over()).toBeLessThanOrEqual(0)
    }
    expect(await page.inputValue('textarea[name=text]')).toBe('Họp lúc 7h30.')
    await page.click('.other-languages summary')
    expect(await page.isVisible('[name=otherLanguage1]')).toBe(true)
    expect(await page.isVisible('[name=otherLanguage2]')).toBe(false)
    await page.selectOption('[name=otherLanguage1]', 'km')
    expect(await page.isVisible('[name=otherLanguage2]')).toBe(true)
    expect(await over()).toBeLessThanOrEqual(0)
    expect(faults).toEqual([])
  },
)

test('what is typed is heard without leaving the page; another word, another sound', async () => {
  const { page, faults } = await form(1280)
  const said = () => page.textContent('[data-trial-said]')
  const src = () => page.getAttribute('[data-trial] audio', 'src')
  await page.fill('textarea[name=text]', 'Họp lúc 7h30.')
  await page.click('text=Nghe thử')
  await expect.poll(src, { timeout: 10_000 }).toContain('blob:')
  expect(await said()).toBe('Họp lúc bảy giờ ba mươi phút.')
  const first = await src()
  await page.fill('textarea[name=text]', 'Họp ngày 2/9.')
  await page.click('text=Nghe thử')
  await expect.poll(src, { timeout: 10_000 }).not.toBe(first)
  expect(await said()).toBe('Họp ngày hai tháng chín.')
  await page.fill('textarea[name=text]', '')
  await page.click('text=Nghe thử')
  await expect.poll(() => page.textContent('[data-trial-told]')).toContain('Chưa có chữ nào')
  expect(await page.isVisible('[data-trial-shown]')).toBe(false)
  expect(new URL(page.url()).pathname).toBe('/can-bo/ban-tin/soan')
  expect(faults).toEqual([])
})

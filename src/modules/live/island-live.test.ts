import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { chromium, type Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'

import { everything, officerWho, town } from '#test/town.ts'
import { background } from '#test/work.ts'

import { givenBulletin } from '../broadcasts/air.fixture.ts'
import { givenDevice } from '../clusters/cluster.fixture.ts'
import { talksOf } from './store.ts'

const place = await town('2026-11-23')
const { app, db, visit } = place
const { work } = background(place)
const who = officerWho({ can: everything() })
visit(who)
const url = await app.listen({ port: 0, host: '127.0.0.1' })
// Its microphone beeps once a second.
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
})
afterAll(() => browser.close())
const device = await givenDevice(place)
await givenDevice(place)
const bulletin = await givenBulletin(place, {
  title: 'Chủ tịch xã nói chuyện với bà con',
  kind: 'live',
  relayUrl: null,
})

const shots = process.env['SHOTS']

async function opened(width: number, permissions: string[]) {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    extraHTTPHeaders: { 'x-visitor': who.actor },
    permissions,
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  const look = async (name: string) => {
    const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(over).toBeLessThanOrEqual(0)
    if (shots)
      writeFileSync(join(shots, `${name}-${width}.png`), await page.screenshot({ fullPage: true }))
  }
  await page.goto(`${url}/can-bo/ban-tin/${bulletin.id}`)
  await page.click('text=Nói trực tiếp >> visible=true')
  return { page, faults, look }
}

/** Opens the microphone; the page of the talk takes the place of the form. */
async function begin(page: Page) {
  await page.getByLabel('Tất cả cụm loa').check()
  await page.click('text=Bật micro và bắt đầu nói')
  await page.waitForSelector('[data-speak]')
  await expect.poll(() => page.textContent('[data-speak-said]')).toContain('Micro đang mở')
  return page.url().split('/').at(-1) ?? ''
}

test.each([360, 1280])(
  'at %i px an officer speaks into the browser, and a horn hears it to its end',
  async (width) => {
    const { page, faults, look } = await opened(width, ['microphone'])
    await look('noi')
    await page.selectOption('select[name=delay]', '3')
    const talk = await begin(page)
    const listening = device.get(`/device/v1/live/${talk}`)
    await expect
      .poll(() => page.textContent('[data-speak-heard]'), { timeout: 8_000 })
      .toMatch(/^1 trên 2/)
    await page.waitForTimeout(3_000)
    await look('dang-noi')
    await page.click('text=Nói xong')
    await page.waitForSelector('text=Đã nói trực tiếp')
    const heard = await listening
    expect(heard.rawPayload.subarray(0, 4).toString()).toBe('OggS')
    expect(heard.rawPayload.length).toBeGreaterThan(10_000)
    await work()
    await page.reload()
    await page.waitForSelector('audio')
    await look('da-noi')
    expect(faults).toEqual([])
  },
)

test('the big button stops it before a word was heard', async () => {
  const { page } = await opened(360, ['microphone'])
  await page.selectOption('select[name=delay]', '10')
  const talk = await begin(page)
  const listening = device.get(`/device/v1/live/${talk}`)
  await page.waitForTimeout(2_000)
  await page.click('text=DỪNG NGAY')
  await page.waitForSelector('text=Dừng giữa chừng')
  expect((await listening).rawPayload).toHaveLength(0)
})

test('a page that is closed leaves no talk that goes on for ever, and one that is loaded again says so', async () => {
  const { page } = await opened(360, ['microphone'])
  await begin(page)
  await page.reload()
  await expect.poll(() => page.textContent('[data-speak-said]')).toContain('micro đã tắt')
  await page.click('text=DỪNG NGAY')
  await page.waitForSelector('text=Dừng giữa chừng')
  const talks = await db.read((q) => talksOf(q, bulletin.id))
  expect(talks.every(({ endedAt }) => endedAt !== null)).toBe(true)
})

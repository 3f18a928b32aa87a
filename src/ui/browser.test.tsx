import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Page as BrowserPage } from 'playwright-core'
import type { VNode } from 'preact'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'

import { browse, buildAssets, type Answer } from './browser-kit.ts'
import { ErrorSummary } from './errors.tsx'
import { FileField, TextArea, TextField } from './field.tsx'
import { Actions, Button, Form } from './form.tsx'
import { galleryPages } from './gallery/pages.tsx'
import { Page } from './layout.tsx'
import { ProblemPage } from './problem-page.tsx'
import { sampleView } from './sample-view.ts'
import { ViewContext } from './view.ts'

const { folder, assets } = buildAssets()
const gallery = galleryPages(assets)
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const posts: { path: string; sent: string }[] = []
beforeEach(() => void posts.splice(0))

const site = await browse(folder, async (method, path, sent): Promise<Answer> => {
  if (method === 'GET') return { body: pageAt(path) }
  posts.push({ path, sent })
  return (await answers[path]?.()) ?? { status: 303, location: '/xong?x=1' }
})
afterAll(() => site.close())

const answers: Record<string, () => Answer | Promise<Answer>> = {
  '/cham': () => sleep(300, { status: 303, location: '/xong?x=1' }),
  '/nhap': () => ({ status: 204 }),
  '/tra-lai': () => ({ status: 422, body: refused() }),
  '/qua-lon': () => ({
    status: 413,
    body: inView(<ProblemPage status={413} message="Tệp quá lớn. Mỗi tệp tối đa 20 MB" />),
  }),
}

const pageAt = (path: string) =>
  gallery[path.slice(1)] ?? pages[path.split('?')[0] ?? ''] ?? inView(<Page title="Trang" />)

const inView = (node: VNode) => (
  <ViewContext.Provider value={sampleView({ assets })}>{node}</ViewContext.Provider>
)

const application = (action: string) =>
  inView(
    <Page title="Nộp hồ sơ">
      <Form {...{ action }} multipart autosave="/nhap">
        <TextArea name="reason" label="Lý do" max={20} />
        <FileField name="scan" label="Ảnh chụp" accept="*" />
        <Actions>
          <Button name="step" value="send">
            Nộp hồ sơ
          </Button>
        </Actions>
      </Form>
    </Page>,
  )

const refused = () =>
  inView(
    <Page title="Nộp hồ sơ">
      <ErrorSummary errors={{ name: 'Ghi họ tên' }} />
      <Form action="/tra-lai">
        <TextField name="name" label="Họ tên" errors={{ name: 'Ghi họ tên' }} />
      </Form>
    </Page>,
  )

const pages: Record<string, VNode> = {
  '/nop-cham': application('/cham'),
  '/nop-sai': application('/tra-lai'),
  '/nop-lon': application('/qua-lon'),
  '/xong': inView(<Page title="Đã nhận hồ sơ" />),
}

const Findings = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
)

test.each(Object.keys(gallery))(
  'the page "%s" is open to everyone, at any width',
  async (name) => {
    const { page, faults } = await site.open(`/${name}`)
    const wide = await faultsAt(page, 1280)
    const phone = await faultsAt(page, 360)
    const narrow = await widthNeeded(page, 320)
    expect([...wide, ...phone, ...faults]).toEqual([])
    expect(narrow).toBeLessThanOrEqual(320)
    await page.context().close()
  },
  60_000,
)

async function faultsAt(page: BrowserPage, width: number): Promise<unknown[]> {
  const needed = await widthNeeded(page, width)
  const found = Findings.parse(await page.evaluate(`${axe};axe.run().then((r) => r.violations)`))
  return needed > width ? [...found, `${needed} px wide at ${width}`] : found
}

async function widthNeeded(page: BrowserPage, width: number): Promise<number> {
  await page.setViewportSize({ width, height: 800 })
  return z.number().parse(await page.evaluate('document.documentElement.scrollWidth'))
}

test('pressing send twice sends once', async () => {
  const { page } = await site.open('/nop-cham')
  await page.fill('textarea', 'Tôi đã bổ sung')
  await page.locator('.button').dblclick()
  await page.waitForURL('**/xong?x=1')
  const sendings = posts.filter(({ path }) => path === '/cham')
  expect(sendings).toHaveLength(1)
  expect(sendings[0]?.sent).toContain('name="step"')
})

test('without script the form is sent all the same', async () => {
  const { page } = await site.open('/nop-cham', { javaScriptEnabled: false })
  await page.fill('textarea', 'Tôi đã bổ sung')
  await page.click('.button')
  await page.waitForURL('**/xong?x=1')
  expect(posts).toHaveLength(1)
})

test('a refused upload shows what is wrong and leads to the field', async () => {
  const { page, faults } = await site.open('/nop-sai')
  await page.setInputFiles('#scan', { name: 'a.pdf', mimeType: 'application/pdf', buffer: big })
  await page.click('.button')
  await page.waitForSelector('[data-error-summary]:focus')
  await page.click('[data-error-summary] a')
  expect(await page.evaluate('document.activeElement.id')).toBe('name')
  expect(page.url()).toContain('/nop-sai')
  expect(faults).toEqual([])
})

test('an upload that is too large leaves the form as it was filled in', async () => {
  const { page } = await site.open('/nop-lon')
  await page.fill('textarea', 'Tôi đã bổ sung')
  await page.setInputFiles('#scan', { name: 'a.pdf', mimeType: 'application/pdf', buffer: big })
  await page.click('.button')
  await page.getByRole('alert').filter({ hasText: 'Mỗi tệp tối đa 20 MB.' }).waitFor()
  expect(await page.inputValue('textarea')).toBe('Tôi đã bổ sung')
  await page.click('.button')
  await expect.poll(() => posts.filter(({ path }) => path === '/qua-lon').length).toBe(2)
})

test('an accepted upload ends at the page that the server leads to', async () => {
  const { page } = await site.open('/nop-cham')
  await page.setInputFiles('#scan', { name: 'a.pdf', mimeType: 'application/pdf', buffer: big })
  await page.click('.button')
  await page.waitForURL('**/xong?x=1')
  expect(await page.textContent('h1')).toBe('Đã nhận hồ sơ')
  expect(posts.filter(({ path }) => path === '/cham')).toHaveLength(1)
})

const big = Buffer.alloc(2_000_000, 'x')

test('what is typed is kept on the server after a pause', async () => {
  const { page } = await site.open('/nop-sai')
  await page.fill('textarea', 'Tôi nhập dài quá hai mươi chữ cái')
  await page.locator('[data-draft-note]', { hasText: 'Đã lưu' }).waitFor()
  expect(await page.textContent('[data-draft-note]')).toMatch(/^Đã lưu lúc \d\d:\d\d$/)
  expect(await page.textContent('#reason-count')).toBe('Thừa 13 chữ cái và dấu cách')
  expect(new URLSearchParams(posts[0]?.sent).get('reason')).toContain('hai mươi')
})

test('the menu of a phone opens without script', async () => {
  const phone = { viewport: { width: 360, height: 700 }, javaScriptEnabled: false }
  const { page } = await site.open('/public', phone)
  expect(await page.isVisible('.main-nav')).toBe(false)
  await page.click('.site-menu > summary')
  expect(await page.isVisible('.main-nav')).toBe(true)
})

import { expect, test } from 'vitest'

import { crawl } from './crawl.ts'
import { press, signInAs, world } from './world.ts'

const here = world()
const phone = { viewport: { width: 360, height: 740 } }

test('no page that a stranger reaches is broken, too wide or closed to a screen reader', async () => {
  const { page, faults } = await here.open('with scripts', phone)
  const { looked, wrong } = await crawl(page, ['/', '/dang-nhap'])
  expect(wrong).toEqual([])
  expect(looked).toBeGreaterThan(6)
  expect(faults).toEqual([])
})

test('the public navigation stands on one line where there is room', async () => {
  const { page } = await here.open('without scripts', { viewport: { width: 1280, height: 700 } })
  await page.goto('/')
  const rows = await page
    .getByRole('navigation', { name: 'Chính' })
    .getByRole('link')
    .evaluateAll((links) => new Set(links.map((link) => link.getBoundingClientRect().top)).size)
  expect(rows).toBe(1)
})

test('no page of a citizen is broken, too wide or closed to a screen reader', async () => {
  const { page, faults } = await here.open('with scripts', phone)
  await page.goto('/dang-nhap/cong-dan?ve=/cua-toi')
  await page.getByRole('button', { name: 'Phạm Thị Sầu Riêng' }).click()
  await press(page, 'Đồng ý')
  const { looked, wrong } = await crawl(
    page,
    ['/cua-toi', '/cua-toi/thong-bao', '/tai-khoan'],
    ['/can-bo'],
  )
  expect(wrong).toEqual([])
  expect(looked).toBeGreaterThan(10)
  expect(faults).toEqual([])
})

test.for(['motcua', 'chuyenvien', 'lanhdao', 'vanthu', 'quantri'])(
  'no page of %s is broken, too wide or closed to a screen reader',
  async (login) => {
    const { page, faults } = await here.open('with scripts', phone)
    await signInAs(page, login, here.password(login))
    const { looked, wrong } = await crawl(page, ['/can-bo', '/can-bo/tai-khoan'])
    expect(wrong).toEqual([])
    expect(looked).toBeGreaterThan(10)
    expect(faults).toEqual([])
  },
)

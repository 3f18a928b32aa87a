import { expect, test } from 'vitest'

import { bundleOf } from '#modules/scans/bundle.fixture.ts'

import { officer, see, world } from './world.ts'

const here = world()

test('with scripts, the page of a bundle that was sent up renews itself until the bundle is read', async () => {
  const { page, faults } = await officer(here, 'motcua', 'with scripts')
  await page.goto('/can-bo/so-hoa')
  const buffer = Buffer.from(bundleOf(new Uint8Array(), ['paper']))
  const file = { name: 'tap-quet.pdf', mimeType: 'application/pdf', buffer }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Tải lên và tách' }).click()
  await see(page, 'Chờ xác nhận')
  expect(faults).toEqual([])
})

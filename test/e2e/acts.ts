import type { Page } from 'playwright-core'
import { expect } from 'vitest'

import { fill, press } from './world.ts'

export const openDossier = (page: Page, code: string) => page.goto(`/can-bo/ho-so/${code}`)

export const actOf = (page: Page, name: string) =>
  page.locator('details', { has: page.locator('summary', { hasText: new RegExp(`^${name}$`) }) })

/** Opens one act of the dossier's page and fills it; nothing is sent yet. */
export async function prepare(page: Page, name: string, answers: Parameters<typeof fill>[1] = {}) {
  const act = actOf(page, name)
  if ((await act.getAttribute('open')) === null) await act.locator('summary').click()
  await fill(act, answers)
  return act
}

/** Does one act and sees its result on the dossier's page. */
export async function carryOut(page: Page, name: string, answers?: Parameters<typeof fill>[1]) {
  const act = await prepare(page, name, answers)
  await press(page, name, act)
  expect(await page.locator('[data-error-summary]').allInnerTexts()).toEqual([])
}

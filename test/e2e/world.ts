import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { z } from 'zod'

import { readSecrets } from '#platform/secrets.ts'

const Owner = z.object({ owner: z.string() })
const Running = z.object({ url: z.string(), data: z.string() })

/** Nobody waits longer for one step, not even on a busy machine. */
const patience = 25_000

export type Scripts = 'with scripts' | 'without scripts'

/** The running demonstration and a browser; both are there from the first test of a file on. */
export function world() {
  let running: z.output<typeof Running> | undefined
  let browser: Browser | undefined
  beforeAll(async () => {
    running = Running.parse(await (await fetch(inject('demo'))).json())
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    })
  }, 500_000)
  afterAll(() => browser?.close())

  const here = () => {
    if (!running || !browser) throw new Error('The program is not running yet')
    return { running, browser }
  }
  const open = async (scripts: Scripts, options: BrowserContextOptions = {}) => {
    const there = here()
    const context = await there.browser.newContext({
      baseURL: there.running.url,
      javaScriptEnabled: scripts === 'with scripts',
      ...options,
    })
    context.setDefaultTimeout(patience)
    const page = await context.newPage()
    const faults = faultsOf(page)
    return { context, page, faults }
  }
  return {
    /** A browser of its own: nothing is shared with the others, as on another device. */
    open,
    url: () => here().running.url,
    /** Connection string of the owner of the database. */
    owner: () => Owner.parse(readJson(join(here().running.data, 'running.json'))).owner,
    password: (login: string) =>
      readSecrets(join(here().running.data, 'secrets.json')).demo[login] ?? '',
  }
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

export type World = ReturnType<typeof world>

/** Script errors, refusals by the content security policy, and answers that say the program is broken. */
function faultsOf(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', ({ message }) => {
    // The browser's own words for a page that was left before it had faded in, or had been shown before it could.
    if (!/^Transition was (skipped|aborted)/.test(message)) faults.push(message)
  })
  page.on('console', (line) => {
    const text = line.text()
    // A refused form is answered by 4xx, and the browser says so.
    const isAnswer = /status of 4\d\d/.test(text)
    if (line.type() === 'error' && !isAnswer) faults.push(`${page.url()}: ${text}`)
  })
  page.on('response', (answer) => {
    if (answer.status() >= 500) faults.push(`${answer.status()} ${answer.url()}`)
  })
  return faults
}

/** An officer of the demonstration, signed in and at the desk. */
export async function officer(at: World, login: string, scripts: Scripts = 'without scripts') {
  const opened = await at.open(scripts)
  await signInAs(opened.page, login, at.password(login))
  return opened
}

export async function signInAs(page: Page, login: string, password: string) {
  await page.goto('/dang-nhap?ve=/can-bo')
  await page.getByLabel('Tên đăng nhập').fill(login)
  await page.getByLabel('Mật khẩu').fill(password)
  await press(page, 'Đăng nhập')
}

/** A made-up person, typed at the stand-in of the identity portal. */
export type Citizen = { fullName: string; idNumber: string; birth: string }

/** From the stand-in's first page to the page that asked for the sign-in. */
export async function identify(page: Page, person: Citizen) {
  await sayWho(page, person)
  await press(page, 'Đồng ý')
}

/** The stand-in remembers in a browser that somebody has agreed, and does not ask again. */
export async function sayWho(page: Page, { fullName, idNumber, birth }: Citizen) {
  await page.getByLabel('Họ và tên').fill(fullName)
  await page.getByLabel('Số định danh').fill(idNumber)
  await page.getByLabel('Ngày sinh').fill(birth)
  await press(page, 'Tiếp tục')
}

/** A citizen of the commune, signed in. */
export async function citizen(at: World, person: Citizen, scripts: Scripts = 'without scripts') {
  const opened = await at.open(scripts)
  await opened.page.goto('/dang-nhap/cong-dan?ve=/cua-toi')
  await identify(opened.page, person)
  await seeTitle(opened.page, 'Hồ sơ của tôi')
  return opened
}

/** Presses a button and waits for the page that answers. */
export const press = (page: Page, name: string, within: Locator | Page = page) =>
  answered(page, () => within.getByRole('button', { name, exact: true }).first().click())

export const follow = (page: Page, name: string | RegExp, within: Locator | Page = page) =>
  answered(page, () => within.getByRole('link', { name }).first().click())

async function answered(page: Page, click: () => Promise<void>) {
  const answer = page.waitForEvent('domcontentloaded')
  await Promise.all([answer, click()])
}

export const seeTitle = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor()

export const see = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

/** Fills fields by their labels: text is typed, `true` ticks, an option is chosen by its words. */
export async function fill(
  within: Page | Locator,
  answers: Readonly<Record<string, string | true>>,
) {
  for (const [label, answer] of Object.entries(answers)) {
    const exact = within.getByLabel(label, { exact: true })
    const field = (await exact.count()) > 0 ? exact.first() : within.getByLabel(label).first()
    if (answer === true) await field.check()
    else if ((await field.evaluate((one) => one.tagName)) === 'SELECT')
      await field.selectOption({ label: answer })
    else await field.fill(answer)
  }
}

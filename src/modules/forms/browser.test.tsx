import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import type { Page as BrowserPage } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { fieldsOf } from '#platform/form.ts'
import { browse, buildAssets, type Answer } from '#ui/browser-kit.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { sampleView } from '#ui/sample-view.ts'
import { ViewContext } from '#ui/view.ts'

import { allForms, standardFormFor } from './catalogue.ts'
import type { FormDefinition } from './definition.ts'
import { FormFields } from './form-fields.tsx'
import { FormSummary } from './form-summary.tsx'
import { prefillForm } from './prefill.ts'
import type { Raw } from './raw.ts'
import { reshape } from './rows.ts'
import { context, places, samples, today } from './testing.ts'
import { validateForm } from './validate.ts'

const { folder, assets } = buildAssets()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const unit = { name: 'UBND xã Tân Trụ', province: '80', commune: '28075' }

const formPage = (definition: FormDefinition, filled: Raw, errors: Record<string, string> = {}) => (
  <ViewContext.Provider value={sampleView({ assets })}>
    <Page title={definition.title.vi}>
      <ErrorSummary {...{ errors }} />
      <Form action={`/${definition.code}`}>
        <FormFields {...{ definition, filled, errors, places, today }} />
        <Actions>
          <Button>Xem lại và nộp</Button>
        </Actions>
      </Form>
      <FormSummary {...{ definition, places, today }} values={filled} />
    </Page>
  </ViewContext.Provider>
)

/** The way a route uses the module: shown anew, refused, or taken. */
function answer(method: string, path: string, sent: string): Answer {
  const [code = '', ask] = path.slice(1).split('?')
  const definition = allForms.find((form) => form.code === code) ?? standardFormFor('')
  if (method === 'GET')
    return {
      body: formPage(
        definition,
        prefillForm(definition, { today, unit }, ask ? samples[code] : {}),
      ),
    }
  const filled = fieldsOf(new URLSearchParams(sent))
  const again = reshape(definition, filled)
  if (again) return { body: formPage(definition, prefillForm(definition, { today, unit }, again)) }
  const checked = validateForm(definition, filled, context())
  if (checked.ok) return { status: 303, location: '/xong' }
  return { status: 422, body: formPage(definition, checked.filled, checked.errors) }
}

const site = await browse(folder, answer)
afterAll(() => site.close())

const named = (name: string) => `[name="${name}"]`

describe('with script', () => {
  test('an answer brings the fields that follow from it, and nothing typed is lost', async () => {
    const { page, faults } = await site.open('/birth')
    await page.fill(named('childName'), 'Lê Thử An')
    await page.check('[name="knownParents"][value="mother"]')
    await page.waitForSelector(named('mother.fullName'))
    expect(await page.inputValue(named('childName'))).toBe('Lê Thử An')
    expect(await page.locator(named('father.fullName')).count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe(
      'knownParents',
    )
    expect(faults).toEqual([])
  })

  test('what is typed while the answer is on its way is kept', async () => {
    const { page } = await site.open('/birth')
    await page.route('**/birth', async (route) => {
      await new Promise((done) => setTimeout(done, 400))
      await route.continue()
    })
    await page.check('[name="knownParents"][value="both"]')
    await page.fill(named('childName'), 'Gõ trong lúc chờ')
    await page.waitForSelector(named('father.fullName'))
    expect(await page.inputValue(named('childName'))).toBe('Gõ trong lúc chờ')
  })

  test('choosing a province brings its communes', async () => {
    const { page } = await site.open('/birth')
    await page.selectOption(named('hometown.province'), '01')
    await page.waitForSelector(`${named('hometown.commune')} option[value="00004"]`, {
      state: 'attached',
    })
    expect(await page.locator(`${named('hometown.commune')} option[value="28075"]`).count()).toBe(0)
  })

  test('rows are added and removed, and the reader is taken to the new one', async () => {
    const { page, faults } = await site.open('/certified-copy')
    await page.fill(named('papers.0.paperName'), 'Bằng tốt nghiệp')
    await page.click('[name="_add"]')
    await page.waitForSelector(named('papers.1.paperName'))
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe(
      'papers.1.paperName',
    )
    await page.fill(named('papers.1.paperName'), 'Sổ hồng')
    await page.click('[name="_remove"][value="papers.0"]')
    await page.waitForSelector(named('papers.1.paperName'), { state: 'detached' })
    expect(await page.inputValue(named('papers.0.paperName'))).toBe('Sổ hồng')
    expect(faults).toEqual([])
  })

  test('when the network is gone the form stays as it is', async () => {
    const { page, faults } = await site.open('/birth')
    await page.route('**/birth', (route) => route.abort())
    await page.fill(named('childName'), 'Lê Thử An')
    await page.check('[name="knownParents"][value="mother"]')
    await page.waitForTimeout(300)
    expect(await page.inputValue(named('childName'))).toBe('Lê Thử An')
    expect(faults).toEqual([])
  })
})

describe('without script', () => {
  const javaScriptEnabled = false

  test('the same form is brought up to date by its buttons and can be sent', async () => {
    const { page } = await site.open('/certified-copy', { javaScriptEnabled })
    await page.fill(named('papers.0.paperName'), 'Bằng tốt nghiệp')
    await page.fill(named('papers.0.pages'), '2')
    await page.click('[name="_add"]')
    await page.fill(named('papers.1.paperName'), 'Sổ hồng')
    await page.click('[name="_remove"][value="papers.1"]')
    expect(await page.inputValue(named('papers.0.paperName'))).toBe('Bằng tốt nghiệp')
    await page.press(named('papers.0.paperName'), 'Enter')
    await page.waitForURL('**/xong')
  })

  test('the update button shows what follows from an answer', async () => {
    const { page } = await site.open('/birth', { javaScriptEnabled })
    await page.check('[name="knownParents"][value="father"]')
    await page.locator('[name="_refresh"]').last().click()
    expect(await page.locator(named('father.fullName')).count()).toBe(1)
  })
})

test.each(allForms.map(({ code }) => [code]))(
  'form %s fits a small phone and raises no fault',
  async (code) => {
    const viewport = { width: 360, height: 740 }
    const { page, faults } = await site.open(`/${code}?day-du`, { viewport })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    expect(faults).toEqual([])
    await keepShot(page, code)
  },
)

const Found = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
})

// These have every kind of field between them.
test.each([['road-use'], ['certified-copy?day-du'], ['death?day-du']])(
  'axe finds nothing on %s',
  async (path) => {
    const { page } = await site.open(`/${path}`)
    await page.evaluate(axe)
    const { violations } = Found.parse(await page.evaluate('axe.run()'))
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  },
  60_000,
)

/** To look at: FORM_SHOTS=folder npm test. */
async function keepShot(page: BrowserPage, code: string) {
  const folderOfShots = process.env['FORM_SHOTS']
  if (folderOfShots === undefined) return
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 740 })
    await page.screenshot({ path: `${folderOfShots}/${code}-${width}.png`, fullPage: true })
  }
}

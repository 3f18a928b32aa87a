import { z } from 'zod'

import { savePerson } from '#modules/people/index.ts'
import { someone } from '#test/given.ts'
import { citizenWho, officerWho, type town } from '#test/town.ts'

type Town = Awaited<ReturnType<typeof town>>
type Browser = ReturnType<Town['visit']>
type Typed = Record<string, string | string[]>

/** Đơn sử dụng tạm thời lòng đường cho đám tang, filled in rightly for 23/11/2026. */
export const funeral: Typed = {
  contactPhone: '0912345678',
  deceasedName: 'Trần Văn Mẫu',
  parts: ['carriageway', 'pavement'],
  road: 'Đường mẫu',
  stretch: 'Từ nhà số 12 đến nhà số 18',
  area: '40,5',
  fromDate: '23/11/2026',
  toDate: '25/11/2026',
  oath: 'agreed',
}

export const road = '1.013274'

/** The hidden fields by which a page of a draft says what it was made from. */
export const hiddenIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(_[^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )

const Answer = z.object({ location: z.string() })

/** A signed-in citizen whom the commune knows, with what they do on the pages of a draft. */
export async function givenCitizen({ db, visit }: Pick<Town, 'db' | 'visit'>) {
  const person = await db.tx((tx) =>
    savePerson(tx, officerWho(), { ...someone(), phone: '0912345678', gender: 'male' }),
  )
  const who = citizenWho(person.id)
  return { person, who, browser: visit(who), device: () => visit({ ...who }) }
}

/** Presses "Bắt đầu" and returns the address of the draft. */
export async function begin(
  browser: Browser,
  procedure = road,
  form: Typed = { caseCode: 'funeral' },
) {
  const answer = await browser.post(`/nop-ho-so/${procedure}`, form)
  return Answer.parse(answer.headers).location
}

/** Opens a step and sends it with `typed`; the answer is what the browser gets. */
export async function fill(browser: Browser, path: string, typed: Typed) {
  const page = await browser.get(path)
  return browser.post(path, { ...hiddenIn(page.body), ...typed })
}

export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

type Sent = { field: string; name: string; body: string | Buffer }

/** Chooses files and presses a button of the papers' page. */
export function uploadTo(browser: Browser, at: string, files: readonly Sent[], button = '_upload') {
  const form = new FormData()
  for (const { field, name, body } of files)
    form.append(field, new File([typeof body === 'string' ? body : new Uint8Array(body)], name))
  form.append(button, '1')
  return browser.upload(`${at}/giay-to`, form)
}

const plan = { field: 'giay-to.plan', name: 'phương án.png', body: png }
export const contact = { 'lien-he.phone': '0912345678', 'lien-he.delivery': 'counter' }

/** A draft with nothing left to do but to send it. */
export async function readyDraft(browser: Browser) {
  const at = await begin(browser)
  await fill(browser, `${at}/to-khai`, funeral)
  await uploadTo(browser, at, [plan], '_next')
  return at
}

export const send = (browser: Browser, at: string, typed: Typed = contact) =>
  fill(browser, `${at}/xem-lai`, { ...typed, _submit: '1' })

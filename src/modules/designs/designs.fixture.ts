import { standardFormFor, type FormContent } from '#modules/forms/index.ts'
import { officerWho, type Town } from '#test/town.ts'

import { draftForm, publishDraft } from './actions.ts'
import { contentOf } from './editing.ts'
import { designByCode, type Design } from './store.ts'

export const home = '/quan-tri/bieu-mau'

export const road = '1.013274'

let titles = 0

/** Another word for a field of the road form, to tell versions apart. */
export const roadForm = (label = 'Tên đường, ngõ, hẻm'): FormContent => {
  const content = contentOf(standardFormFor(road))
  titles += 1
  // Numbers of a form are never given twice, so no two tests share one.
  const title = `Mẫu đường ${titles}`
  return {
    ...content,
    title: { vi: title, en: title },
    sections: content.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) =>
        field.name === 'road' && 'label' in field
          ? { ...field, label: { vi: label, en: label } }
          : field,
      ),
    })),
  }
}

/** What a test does to forms of its commune, with the names made unlike each other. */
export function editing({ db, clock }: Town, unit = 1) {
  const doer = () => ({
    who: officerWho({ unit }),
    now: clock.now,
    today: clock.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate(),
  })
  const draft = async (content: FormContent) => {
    const drafted = await db.tx((tx) => draftForm(tx, doer(), content))
    return drafted.ok ? drafted.value : drafted.why
  }
  const publish = async (code: string, from = doer().today) => {
    const seen = (await db.read((q) => designByCode(q, code)))?.version ?? 0
    const note = 'Quyết định thử số 5'
    return db.tx((tx) => publishDraft(tx, doer(), { code, seen, from, note }))
  }
  const design = async (code: string) => (await db.read((q) => designByCode(q, code)))!
  return { doer, draft, publish, design, ...readers(design) }
}

type Designs = (code: string) => Promise<Design>

/** What stands in a draft now. */
function readers(design: Designs) {
  const version = async (code: string) => String((await design(code)).version)
  const content = async (code: string) => (await design(code)).draft!
  const sectionOf = async (code: string, id: string) =>
    (await content(code)).sections.find((one) => one.id === id)!
  const fieldOf = async (code: string, id: string, name: string) =>
    (await sectionOf(code, id)).fields.find((one) => one.name === name)!
  const fieldNames = async (code: string, id: string) =>
    (await sectionOf(code, id)).fields.map(({ name }) => name)
  return { version, content, sectionOf, fieldOf, fieldNames }
}

/** What a page that was answered would send when nothing is changed on it. */
export function sentBy({ body }: { body: string }): Record<string, string | string[]> {
  const form = body.slice(body.indexOf('<main'), body.indexOf('</main>'))
  const sent: Record<string, string[]> = {}
  const put = (name: string, value: string) => (sent[name] ??= []).push(unescaped(value))
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const [, name = ''] = /name="([^"]+)"/.exec(tag) ?? []
    const [, value = ''] = /value="([^"]*)"/.exec(tag) ?? []
    if (/type="(radio|checkbox)"/.test(tag) ? / checked/.test(tag) : name) put(name, value)
  }
  for (const [, name = '', value = ''] of form.matchAll(
    /<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g,
  ))
    put(name, value)
  for (const [, name = '', options = ''] of form.matchAll(
    /<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/g,
  ))
    put(name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '')
  return sent
}

const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')

import { standardFormFor, type FormContent } from '#modules/forms/index.ts'
import { officerWho, type Town } from '#test/town.ts'

import { draftForm, publishDraft } from './actions.ts'
import { contentOf } from './editing.ts'
import { designByCode } from './store.ts'

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
  return { doer, draft, publish, design }
}

import type { Intake } from '#modules/dossiers/index.ts'
import { validateForm } from '#modules/forms/index.ts'
import type { PersonDraft } from '#modules/people/index.ts'
import type { Errors } from '#platform/form.ts'
import type { Lang } from '#platform/http.ts'

import { readContact } from './contact.ts'
import { wayOf, type Step } from './domain.ts'
import type { OpenDraft } from './open.ts'
import { handedIn, missingPapers, paperField } from './papers.ts'

/** What is wrong, and on which page it is put right. */
export type NotReady = { step: Step; errors: Errors }
export type Ready = { ok: true; intake: Intake; contact: PersonDraft } | ({ ok: false } & NotReady)

/** Whether a draft can be filed as it stands: by the form, the papers and the law in force today. */
export function readyToSubmit(opened: OpenDraft, lang: Lang): Ready {
  const { draft, procedure, definition, person } = opened
  const form = checkForm(opened, lang)
  if (!form.ok) return { ok: false, step: 'form', errors: form.errors }
  if (opened.isRenewed) return { ok: false, step: 'form', errors: {} }
  const papers = checkSlots(opened, lang)
  if (Object.keys(papers).length > 0) return { ok: false, step: 'papers', errors: papers }
  const contact = readContact(draft.filled, opened.returning)
  if (!contact.ok) return { ok: false, step: 'review', errors: inLang(contact.errors, lang) }
  if (wayOf(procedure) !== 'here')
    return { ok: false, step: 'review', errors: { '': notOnline[lang] } }
  const { phone, email, address, delivery, returning } = contact.value
  const contacts = { fullName: person.fullName, phone, email }
  return {
    ok: true,
    contact: contacts,
    intake: {
      procedure: procedure.code,
      caseCode: form.caseCode,
      channel: 'online',
      applicant: { ...contacts, birth: person.birth, idNumber: person.idNumber },
      form: { code: definition.code, version: definition.version, values: form.value },
      summary: address ? `Địa chỉ liên hệ, nhận kết quả: ${address}` : '',
      papers: handedIn(opened.slots),
      delivery,
      points: { returning },
    },
  }
}

export const checkForm = ({ definition, draft, circumstances, places }: OpenDraft, lang: Lang) =>
  validateForm(definition, draft.filled, { ...circumstances, lang, places })

/** One message for each needed paper that is not there. */
export function checkSlots({ slots }: Pick<OpenDraft, 'slots'>, lang: Lang): Errors {
  const messages = missingPapers(slots).map(({ code, name }) => [
    paperField(code),
    lang === 'en' ? `Still to upload: ${name.en}` : `Cần tải lên: ${name.vi}`,
  ])
  return Object.fromEntries(messages) as Errors
}

const inLang = (errors: Record<string, readonly [string, string]>, lang: Lang): Errors =>
  Object.fromEntries(
    Object.entries(errors).map(([name, [vi, en]]) => [name, lang === 'en' ? en : vi]),
  )

const notOnline = {
  vi: 'Thủ tục này hiện không nhận nộp trực tuyến. Bản nháp của bạn vẫn được giữ.',
  en: 'This procedure does not take online applications at present. Your draft is kept.',
}

import { formFor, validateJson, type FormDefinition } from '#modules/forms/index.ts'
import type { Read } from '#platform/db.ts'
import { zone } from '#platform/http.ts'
import { found } from '#platform/problem.ts'

import type { Channel } from './domain.ts'
import { placesIn } from './places.ts'
import type { DossierFile } from './read.ts'

/** What was declared in a dossier, with the very version of the form, as the summary of a form takes it. */
export function declaredOf({
  dossier,
  content,
  places,
  definition,
}: Pick<DossierFile, 'dossier' | 'content' | 'places' | 'definition'>) {
  const { formCode, form: values } = content
  return {
    definition: found(definition, `mẫu ${formCode}`),
    values,
    places,
    today: dossier.receivedAt.toZonedDateTimeISO(zone).toPlainDate(),
    channel: dossier.channel,
    caseCode: dossier.caseCode ?? undefined,
  }
}

/** Trường hợp: which case was chosen, as the form calls it; it decides the limit and the papers. */
export function caseOf(
  { caseCode }: Pick<DossierFile['dossier'], 'caseCode'>,
  definition: FormDefinition | undefined,
): Record<'vi' | 'en', string> | undefined {
  if (caseCode === null) return undefined
  const chosen = definition?.cases.find(({ code }) => code === caseCode)
  return chosen?.label ?? { vi: caseCode, en: caseCode }
}

type Sent = {
  procedure: string
  channel: Channel
  caseCode: string | undefined
  form: Record<string, unknown>
  today: Temporal.PlainDate
}

export type Declared =
  | { ok: true; definition: FormDefinition; values: object; caseCode: string | undefined }
  | { ok: false; errors: Record<string, string> }

/**
 * What another system declares through the API. A wrong value is refused; a value that is not there is not: the sender
 * may not have it, and the desk completes it with the applicant.
 */
export async function declaredByJson(
  q: Read,
  { procedure, channel, caseCode, form, today }: Sent,
): Promise<Declared> {
  const definition = await formFor(q, procedure, today)
  const context = { today, channel, caseCode, lang: 'vi' as const, places: await placesIn(q) }
  const checked = validateJson(definition, form, { ...context, mayBeIncomplete: true })
  if (checked.ok) return { ok: true, definition, values: checked.value, caseCode: checked.caseCode }
  const errors = Object.entries(checked.errors).map(([name, message]) => [`form.${name}`, message])
  return { ok: false, errors: Object.fromEntries(errors) }
}

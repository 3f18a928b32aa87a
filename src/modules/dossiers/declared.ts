import { formFor, formNamed, validateJson, type FormDefinition } from '#modules/forms/index.ts'
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
}: Pick<DossierFile, 'dossier' | 'content' | 'places'>) {
  const { formCode, formVersion, form: values } = content
  return {
    definition: found(formNamed(formCode, formVersion), `mẫu ${formCode}`),
    values,
    places,
    today: dossier.receivedAt.toZonedDateTimeISO(zone).toPlainDate(),
    channel: dossier.channel,
    caseCode: dossier.caseCode ?? undefined,
  }
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
  const definition = formFor(procedure, today)
  const context = { today, channel, caseCode, lang: 'vi' as const, places: await placesIn(q) }
  const checked = validateJson(definition, form, context)
  if (checked.ok) return { ok: true, definition, values: checked.value, caseCode: checked.caseCode }
  const wrong = Object.entries(checked.errors).filter(([name]) => isThere(form, name))
  if (wrong.length === 0) return { ok: true, definition, values: form, caseCode }
  return {
    ok: false,
    errors: Object.fromEntries(wrong.map(([name, message]) => [`form.${name}`, message])),
  }
}

function isThere(form: Record<string, unknown>, name: string): boolean {
  if (Object.hasOwn(form, name)) return true
  let value: unknown = form
  for (const key of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false
    value = (value as Record<string, unknown>)[key]
  }
  return value !== undefined && value !== null && value !== ''
}

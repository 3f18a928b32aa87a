import { formFor, formNamed, placesOf, validateJson, type FormDefinition, type Places } from '#modules/forms/index.ts'
import { allAdminUnits } from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'
import { found } from '#platform/problem.ts'

import type { Channel } from './domain.ts'

/** The form a dossier was filed with, in the very version. */
export const formOfDossier = (content: { formCode: string; formVersion: number }): FormDefinition =>
  found(formNamed(content.formCode, content.formVersion), `mẫu ${content.formCode}`)

let places: Places | undefined

/** The administrative units that addresses pick from; the national list changes with a release only. */
export async function placesIn(q: Read): Promise<Places> {
  places ??= placesOf(await allAdminUnits(q))
  return places
}

type Sent = { procedure: string; channel: Channel; caseCode: string | undefined; form: Record<string, unknown>; today: Temporal.PlainDate }

export type Declared =
  | { ok: true; definition: FormDefinition; values: object; caseCode: string | undefined }
  | { ok: false; errors: Record<string, string> }

/**
 * What another system declares through the API. A wrong value is refused; a value that is not there is not: the sender
 * may not have it, and the desk completes it with the applicant.
 */
export async function declaredByJson(q: Read, { procedure, channel, caseCode, form, today }: Sent): Promise<Declared> {
  const definition = formFor(procedure, today)
  const context = { today, channel, caseCode, lang: 'vi' as const, places: await placesIn(q) }
  const checked = validateJson(definition, form, context)
  if (checked.ok) return { ok: true, definition, values: checked.value, caseCode: checked.caseCode }
  const wrong = Object.entries(checked.errors).filter(([name]) => isThere(form, name))
  if (wrong.length === 0) return { ok: true, definition, values: form, caseCode }
  return { ok: false, errors: Object.fromEntries(wrong.map(([name, message]) => [`form.${name}`, message])) }
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

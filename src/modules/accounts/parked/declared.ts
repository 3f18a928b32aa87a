import { formFor, formNamed, placesOf, type FormDefinition } from '#modules/forms/index.ts'
import { allAdminUnits } from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'
import { between } from '#platform/form.ts'

import type { ParkedForm } from './actions.ts'

/** What was typed in one of the e-forms, as its summary takes it. */
export type ParkedDeclaration = {
  definition: FormDefinition
  values: Record<string, string>
  places: ReturnType<typeof placesOf>
  today: Temporal.PlainDate
}

/** The e-form that was being sent, at the counter or in a draft; undefined for any other form. */
export async function declarationIn(
  q: Read,
  form: Pick<ParkedForm, 'path' | 'fields'>,
  today: Temporal.PlainDate,
): Promise<ParkedDeclaration | undefined> {
  const definition = await definitionOf(q, form, today)
  if (!definition) return undefined
  const values: Record<string, string> = {}
  for (const [name, value] of form.fields)
    values[name] = values[name] === undefined ? value : values[name] + between + value
  return { definition, values, places: placesOf(await allAdminUnits(q)), today }
}

async function definitionOf(
  q: Read,
  { path, fields }: Pick<ParkedForm, 'path' | 'fields'>,
  today: Temporal.PlainDate,
): Promise<FormDefinition | undefined> {
  const [, procedure] = /^\/can-bo\/tiep-nhan\/(\d\.\d{6})/.exec(path) ?? []
  if (procedure !== undefined) return formFor(q, procedure, today)
  const [code = '', version = ''] = fields.find(([name]) => name === '_form')?.[1].split(':') ?? []
  return formNamed(q, code, Number(version))
}

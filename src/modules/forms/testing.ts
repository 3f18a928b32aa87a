import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parse } from 'csv-parse/sync'
import { z } from 'zod'

import type { FormDefinition } from './definition.ts'
import { placesOf, type Places } from './places.ts'
import type { Raw } from './raw.ts'
import { samples } from './samples.ts'
import { validateForm, type FormContext } from './validate.ts'

export { samples } from './samples.ts'

const file = join(import.meta.dirname, '../../../data/admin-units.csv')
const Line = z.object({ code: z.string(), fullname: z.string(), province_code: z.string() })

/** The real list of provinces and communes. */
export const places: Places = placesOf(
  z
    .array(Line)
    .parse(parse(readFileSync(file), { columns: true, bom: true }))
    .map(({ code, fullname, province_code }) => ({
      code,
      fullName: fullname,
      provinceCode: province_code || null,
    })),
)

export const today = Temporal.PlainDate.from('2026-11-23')

export const context = (over: Partial<FormContext> = {}): FormContext => ({
  today,
  lang: 'vi',
  places,
  ...over,
})

/** What is wrong with a good form after some changes. */
export const errorsOf = (form: FormDefinition, changes: Raw, over: Partial<FormContext> = {}) => {
  const checked = validateForm(form, { ...samples[form.code], ...changes }, context(over))
  return checked.ok ? {} : checked.errors
}

/** What is kept of a good form after some changes. */
export const valueOf = (form: FormDefinition, changes: Raw = {}) => {
  const checked = validateForm(form, { ...samples[form.code], ...changes }, context())
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors))
  return checked.value
}

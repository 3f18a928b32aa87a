import { z } from 'zod'

import { errorsOf, type Errors } from '#platform/form.ts'

import type { PersonDraft } from './domain.ts'
import { birth, email, fullName, idNumber, line, orEmpty, phone } from './shapes.ts'

/** A person as a form or an outside program names one: all in text, not yet checked. */
export type Named = {
  fullName: string
  idNumber: string
  birthDate: string
  phone?: string | undefined
  email?: string | undefined
  address?: string | undefined
}

export type Drafted = { ok: true; value: PersonDraft } | { ok: false; errors: Errors }

/** Checks what was said of a person; a refusal has one Vietnamese message per field of `Named`. */
export function personDraft(named: Named, today: Temporal.PlainDate): Drafted {
  const shape = z.object({
    fullName,
    idNumber,
    birthDate: birth(today),
    phone: orEmpty(phone),
    email: orEmpty(email),
    address: orEmpty(line(200)),
  })
  const parsed = shape.safeParse(named)
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error.issues) }
  const { birthDate, address, ...rest } = parsed.data
  return { ok: true, value: { ...rest, birth: birthDate, addressDetail: address } }
}

import {
  prefillForm,
  standardFormFor,
  validateForm,
  type FormContext,
  type FormDefinition,
  type FormValue,
  type Raw,
} from '#modules/forms/index.ts'

import { civilAnswers } from './answers-civil.ts'
import { otherAnswers } from './answers-other.ts'
import { invent, type Declaring } from './invented.ts'
import { kinds, type Kind, type KindName } from './kinds.ts'

export type Declared = {
  definition: FormDefinition
  values: FormValue
  caseCode: string | undefined
}

const answers: Record<KindName, (d: Declaring) => Raw> = { ...civilAnswers, ...otherAnswers }

/** A form of the commune's own, and what is typed into it. */
export type OwnAnswers = { definition: FormDefinition; answers: Raw }

export type Declare = Declaring & {
  kind: KindName
  places: FormContext['places']
  own?: OwnAnswers | undefined
}

/** Fills in the form of a procedure as its applicant would; every value passes the form's own checks. */
export function declare(d: Declare): Declared {
  const { procedure }: Kind = kinds[d.kind]
  const { on, channel, applicant, places } = d
  const definition = d.own?.definition ?? standardFormFor(procedure, on)
  const typed = d.own?.answers ?? answers[d.kind](d)
  const circumstances = { today: on, channel }
  const sources = { ...circumstances, applicant: invent.known(applicant, d.commune) }
  const filled = prefillForm(definition, sources, typed)
  const checked = validateForm(definition, filled, { ...circumstances, places, lang: 'vi' })
  if (!checked.ok) throw new Error(`${d.kind}: ${JSON.stringify(checked.errors)}`)
  return { definition, values: checked.value, caseCode: checked.caseCode }
}

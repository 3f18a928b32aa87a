import type { FormDefinition } from '#modules/forms/index.ts'
import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { filledBy, readAnswers, walk, writeAnswers, type Way } from './domain.ts'
import { guideFor, type Grounded } from './store.ts'

type Asking = { unit: UnitId; procedure: string; on: Temporal.PlainDate; text: string }

/** What answers in an address mean today. */
export type Answered = {
  guide: Grounded | undefined
  way: Way
  text: string
  values: Readonly<Record<string, string>>
  caseCode: string | undefined
}

const nowhere: Way = { given: [], next: undefined, ending: undefined }

export async function answered(q: Read, { text, ...asked }: Asking): Promise<Answered> {
  const guide = await guideFor(q, asked)
  const way = guide ? walk(guide, readAnswers(text)) : nowhere
  return { guide, way, text: writeAnswers(way.given), ...filledBy(way) }
}

/** The case that somebody picked, or that the answers say, while the form still has it. */
export const caseIn = (
  { cases }: FormDefinition,
  picked: string | undefined,
  said: string | undefined,
): string | undefined => cases.find(({ code }) => code === (picked ?? said))?.code

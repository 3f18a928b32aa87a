import { Problem } from '#platform/problem.ts'

import type { Contradiction, Person } from './domain.ts'

/** Beside the field, and without telling what the commune knows: whoever asks may not be entitled to it. */
export const otherPersonMessages: Record<Contradiction, string> = {
  fullName: 'Số định danh này đã thuộc về người mang tên khác',
  birth: 'Số định danh này đã thuộc về người có ngày sinh khác',
}

/** Thrown to undo all of a form whose identity number belongs to somebody else than the form says. */
export class OtherPerson extends Problem {
  readonly person: Person

  constructor(person: Person, wrong: readonly Contradiction[]) {
    super(422, 'Số định danh này đã thuộc về người khác', {
      fields: Object.fromEntries(wrong.map((field) => [field, otherPersonMessages[field]])),
    })
    this.person = person
  }
}

import type { Who } from '#platform/who.ts'

/** Who may print a receipt, which carries the whole identity number: the desk, and who may see such numbers anyway. */
export const mayPrint = ({ can }: Pick<Who, 'can'>): boolean =>
  can.has('dossier.receive') || can.has('person.reveal')

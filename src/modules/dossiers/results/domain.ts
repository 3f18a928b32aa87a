import { permissionOf } from '#modules/workflows/index.ts'
import type { Who } from '#platform/who.ts'

import { inProcess, type Dossier } from '../domain.ts'

/**
 * Sửa số: while nobody relies on it, that is before the hand-over and while no signed bytes say it. Afterwards a number is
 * annotated, as every line of a book.
 */
export const mayCorrect = (
  dossier: Pick<Dossier, 'state'>,
  { sealed }: { sealed: boolean },
): boolean => !sealed && (inProcess(dossier) || dossier.state === 'done')

/** Who keeps the book once no step has the dossier any more: the clerk, and where there is none the leader who numbers. */
export const keepsNumbers = ({ can }: Pick<Who, 'can'>): boolean =>
  can.has(permissionOf('clerk')) || can.has(permissionOf('leader'))

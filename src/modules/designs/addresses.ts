import type { FormPlace } from '#modules/forms/index.ts'

export const home = '/quan-tri/bieu-mau'

export const designPath = (code: string): string => `${home}/${code}`
export const draftPath = (code: string): string => `${home}/${code}/sua`
export const sectionPath = (code: string, section: string): string =>
  `${home}/${code}/phan/${section}`
export const fieldPath = (code: string, section: string, field: string): string =>
  `${home}/${code}/muc/${section}/${field}`
export const paperPath = (code: string, paper: string): string => `${home}/${code}/giay-to/${paper}`
export const casesPath = (code: string): string => `${home}/${code}/truong-hop`

/** The page on which what is wrong is put right. */
export function placePath(code: string, at: FormPlace): string {
  if (at.kind === 'section') return sectionPath(code, at.section)
  if (at.kind === 'field') return fieldPath(code, at.section, at.field)
  if (at.kind === 'component') return paperPath(code, at.component)
  return at.kind === 'cases' ? casesPath(code) : `${draftPath(code)}#chung`
}

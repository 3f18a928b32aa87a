import type { Draft, Step } from './domain.ts'

const stepPaths: Record<Step, string> = { form: 'to-khai', papers: 'giay-to', review: 'xem-lai' }

export const pathOf = (id: string): string => `/cua-toi/ban-nhap/${id}`

/** The page of one step of a draft. */
export const stepPath = (id: string, step: Step): string => `${pathOf(id)}/${stepPaths[step]}`

/** Where the applicant of a filed draft is led. */
export const filedPath = (procedure: string, code: string): string =>
  `/nop-ho-so/${procedure}/xong/${code}`

/** Where a draft is gone on with: the furthest page that was reached, or the dossier it became. */
export const resumeAt = ({ id, step, procedureCode, dossierCode }: Draft): string =>
  dossierCode ? filedPath(procedureCode, dossierCode) : stepPath(id, step)

/** Where one paper of a draft is photographed page by page. */
export const cameraPath = (id: string, component: string): string =>
  `${pathOf(id)}/giay-to/${component}/anh`

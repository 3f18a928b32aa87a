import { fileURLToPath } from 'node:url'

import type { PaperDossier } from '#modules/dossiers/index.ts'
import { qrSvg } from '#modules/papers/index.ts'
import { renderPdf } from '#platform/pdf/render.ts'

import { separatorText } from './domain.ts'

const template = fileURLToPath(new URL('./templates/separators.typ', import.meta.url))

/** At most so many sheets are printed at once. */
export const mostSheets = 120

const shortened = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text

/** One sheet for each paper that has no scan yet, in the order in which the papers lie. */
export const sheetsOf = (dossiers: readonly PaperDossier[]) =>
  dossiers.flatMap(({ code, applicantName, procedureName, papers }) =>
    papers.map(({ position, name }) => ({
      svg: qrSvg(separatorText({ code, position })),
      alt: `Mã của tờ phân cách: hồ sơ ${code}, giấy tờ số ${position}`,
      paper: shortened(name, 160),
      code,
      applicant: shortened(applicantName, 80),
      procedure: shortened(procedureName, 160),
    })),
  )

export const separatorsPdf = (
  sheets: ReturnType<typeof sheetsOf>,
  at: Temporal.Instant,
): Promise<Uint8Array> => renderPdf(template, { title: 'Tờ phân cách để số hóa', sheets }, at)

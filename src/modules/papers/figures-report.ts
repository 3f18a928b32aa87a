import { fileURLToPath } from 'node:url'

import { renderPdf } from '#platform/pdf/render.ts'

import { placeAndDate } from './words.ts'

const template = fileURLToPath(new URL('./templates/figures-report.typ', import.meta.url))

/** Báo cáo số liệu: tables of figures as a tagged PDF. Every text is printed as it is. */
export type FiguresReport = {
  /** "Ủy ban nhân dân xã Tân Trụ", "Trung tâm Phục vụ hành chính công xã Tân Trụ", "Tân Trụ" */
  agency: { parent: string; name: string; place: string }
  title: string
  period: string
  /** "Mọi lĩnh vực" or what the figures are narrowed to. */
  scope: string
  figures: readonly { name: string; part: string; whole: string; share: string; formula: string }[]
  /** What the second and third part are called when they are not fields and times, and what stands there when nothing was. */
  heads?: readonly [fields: string, times: string, none: string]
  fields: readonly (readonly string[])[]
  fieldHead: readonly string[]
  times: readonly (readonly string[])[]
  timeHead: readonly string[]
  source: string
  madeAt: Temporal.Instant
  demo: boolean
}

export const figuresReportPdf = ({
  agency,
  madeAt,
  ...report
}: FiguresReport): Promise<Uint8Array> =>
  renderPdf(
    template,
    {
      ...report,
      letterhead: {
        parent: agency.parent,
        agency: agency.name,
        'place-date': placeAndDate(agency.place, madeAt),
      },
      foot: `${report.title} – ${report.period}`,
    },
    madeAt,
  )

import { fileURLToPath } from 'node:url'

import { renderPdf } from '#platform/pdf/render.ts'

import { placeAndDate } from './words.ts'

const template = fileURLToPath(new URL('./templates/civil-status.typ', import.meta.url))

export type CivilRow = { label: string; value: string; strong?: boolean | undefined }

/** Giấy tờ hộ tịch: a certificate, an extract, or a copy of one. Every text is printed as it is. */
export type CivilPaper = {
  agency: { parent: string; name: string; place: string }
  title: string
  /** "(BẢN SAO)" */
  under: string | null
  /** The number behind "Số:"; left open when the clerk's seal fills it in. */
  number: string | null
  day: Temporal.Instant
  groups: readonly { heading: string | null; rows: readonly CivilRow[] }[]
  notes: readonly string[]
  closing: readonly string[]
  position: readonly string[]
  signer: string
  foot: string
  at: Temporal.Instant
  demo: boolean
}

export const civilPaperPdf = ({ agency, day, at, ...rest }: CivilPaper): Promise<Uint8Array> =>
  renderPdf(
    template,
    {
      ...rest,
      parent: agency.parent,
      agency: agency.name,
      place: agency.place,
      'place-date': placeAndDate(agency.place, day),
    },
    at,
  )

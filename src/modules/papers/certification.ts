import { fileURLToPath } from 'node:url'

import { renderPdf } from '#platform/pdf/render.ts'

import { dateWords, placeAndDate } from './words.ts'

const template = (name: string) =>
  fileURLToPath(new URL(`./templates/certification-${name}.typ`, import.meta.url))

type Agency = { parent: string; name: string; place: string }

/** Lời chứng of one paper, as it is put on the last page of a copy. */
export type CertificationText = {
  heading: string
  /** None on an electronic copy: it is numbered when its signatures verify, and the book has it. */
  number?: string
  volume?: string
  day: Temporal.PlainDate
  /** Sentences between the date and the place to sign; none for copies. */
  body: readonly string[]
  name: string
  signer: { title: string; name: string }
}

export type CertificationTexts = {
  title: string
  texts: readonly CertificationText[]
  at: Temporal.Instant
  demo: boolean
}

/** One page for each text: what it says stands at the foot, where the copy leaves room for it and for the seal. */
export const certificationTextsPdf = ({ at, texts, ...rest }: CertificationTexts) =>
  renderPdf(
    template('texts'),
    {
      ...rest,
      foot: rest.title,
      texts: texts.map(({ day, ...text }) => ({ ...text, date: sentence(dateWords(day)) })),
    },
    at,
  )

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

export type CertificationTable = {
  agency: Agency
  title: string
  under: string
  /** Lines before the table. */
  facts: readonly (readonly [label: string, value: string])[]
  head: readonly string[]
  rows: readonly (readonly string[])[]
  /** Lines after the table. */
  after: readonly string[]
  signs: readonly [Sign, Sign]
  foot: string
  at: Temporal.Instant
  demo: boolean
}
type Sign = { role: string; hint: string; name: string }

const table =
  (name: 'sheet' | 'book') =>
  ({ agency, at, ...rest }: CertificationTable): Promise<Uint8Array> =>
    renderPdf(
      template(name),
      {
        ...rest,
        letterhead: {
          parent: agency.parent,
          agency: agency.name,
          'place-date': placeAndDate(agency.place, at),
        },
      },
      at,
    )

/** Phiếu trình ký chứng thực of one visit. */
export const certificationSheetPdf = table('sheet')

/** Sổ chứng thực of one month, to be bound. */
export const certificationBookPdf = table('book')

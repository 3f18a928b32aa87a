import { fileURLToPath } from 'node:url'

/** Mẫu: one version of a statutory paper. A dossier keeps the version in force when it was received. */
export type Paper = {
  id: string
  /** Number of the form in Phụ lục I of the circular. */
  form: '01' | '02' | '03' | '04' | '05' | '06' | '07'
  name: string
  basis: string
  effectiveFrom: Temporal.PlainDate
  template: string
}

const template = (file: string) => fileURLToPath(new URL(file, import.meta.url))

// GOV 1.3: fields read in a ministry's annex and running templates; the circular's own annex was not seen.
// A printed version is never edited: a change of the form is a new file and a new entry here.
const papers = [
  {
    id: 'receipt-1',
    form: '01',
    name: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
    basis: 'Mẫu số 01, Thông tư số 03/2025/TT-VPCP',
    effectiveFrom: Temporal.PlainDate.from('2025-09-15'),
    template: template('./receipt.typ'),
  },
] as const satisfies readonly Paper[]

export type PaperId = (typeof papers)[number]['id']

/** The version that a dossier pinned. */
export function paperById(id: PaperId): Paper {
  const paper = papers.find((known) => known.id === id)
  if (!paper) throw new Error(`No paper ${id}`)
  return paper
}

/** The version of a form in force on a day; none before the circular took effect. */
export const paperInForce = (form: Paper['form'], on: Temporal.PlainDate) =>
  papers
    .filter((paper) => paper.form === form && !isAfter(paper.effectiveFrom, on))
    .reduce<(typeof papers)[number] | undefined>(
      (latest, paper) =>
        latest && isAfter(latest.effectiveFrom, paper.effectiveFrom) ? latest : paper,
      undefined,
    )

const isAfter = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) > 0

import { Facts } from '#ui/facts.tsx'
import { maskIdNumber } from '#ui/mask.ts'
import { useView } from '#ui/view.ts'

import type { FormDefinition } from './definition.ts'
import type { Places } from './places.ts'
import { summaryOf, type SummaryRow } from './summary.ts'
import type { Circumstances } from './walk.ts'

type Props = Circumstances & {
  definition: FormDefinition
  /** What was typed, or the value that was kept. */
  values: unknown
  places?: Places | undefined
  /** Identity numbers in full: for the person who wrote them, or after a logged reason. */
  idNumbers?: 'masked' | 'full'
}

/** A filled-in form to read: review page, receipt, dossier. */
export function FormSummary({ definition, values, idNumbers = 'masked', ...options }: Props) {
  const { lang } = useView()
  return (
    <>
      {summaryOf(definition, values, { ...options, lang }).map(({ title, rows }) => (
        <section key={title} class="part">
          <h3>{title}</h3>
          <Facts rows={rows.map((row) => [row.label, shown(row, idNumbers)] as const)} />
        </section>
      ))}
    </>
  )
}

const shown = ({ value, isIdNumber }: SummaryRow, idNumbers: 'masked' | 'full') =>
  isIdNumber && idNumbers === 'masked' ? maskIdNumber(value) : value

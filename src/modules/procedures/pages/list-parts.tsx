import { Card, Cards } from '#ui/card.tsx'
import { useView } from '#ui/view.ts'

import type { Procedure } from '../domain.ts'
import type { LifeEvent } from '../search/search-index.ts'
import { feeOf, timeOf } from '../terms.ts'
import { briefTime, feeText, shortName } from '../words.ts'

/** The occasions in life that lead to procedures. */
export function LifeEventTiles({ events }: { events: LifeEvent[] }) {
  const { t } = useView()
  return (
    <Cards>
      {events
        .filter(({ tile }) => tile)
        .map(({ slug, title, titleEn }) => (
          <Card key={slug} title={t(title, titleEn || title)} href={`/thu-tuc?viec=${slug}`} />
        ))}
    </Cards>
  )
}

type ResultsProps = { procedures: Procedure[]; on: Temporal.PlainDate }

export function Results({ procedures, on }: ResultsProps) {
  return (
    <Cards>
      {procedures.map((procedure) => (
        <Result key={procedure.code} {...{ procedure, on }} />
      ))}
    </Cards>
  )
}

function Result({ procedure, on }: { procedure: Procedure; on: Temporal.PlainDate }) {
  const view = useView()
  const time = briefTime(view, timeOf(procedure, { on })?.value)
  const fee = feeText(view, feeOf(procedure, { on }).value)
  return (
    <Card
      title={shortName(view, procedure)}
      href={`/thu-tuc/${procedure.code}`}
      meta={`${procedure.code} · ${procedure.field}`}
    >
      {view.t(`Thời hạn: ${time}. Phí, lệ phí: ${fee}.`, `Time: ${time}. Fee: ${fee}.`)}
    </Card>
  )
}

import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'

import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { numberText } from './domain.ts'
import { entryHref } from './pages/hrefs.ts'
import { StandingTag } from './pages/standing-tag.tsx'
import { linesOfPerson, type Line } from './store.ts'
import { shortWords } from './words.ts'

/** The entries in which a person stands, for the page of that person. */
export async function personPanel(
  { who, db }: FastifyRequest,
  person: string,
): Promise<VNode | undefined> {
  if (!who.can.has('civil-status.view')) return undefined
  const lines = await db.read((q) => linesOfPerson(q, who.unit, person))
  return lines.length > 0 ? <Entries {...{ lines }} /> : undefined
}

function Entries({ lines }: { lines: readonly Line[] }) {
  const { t } = useView()
  return (
    <Panel title={t('Trong sổ hộ tịch', 'In the registers')}>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <a href={entryHref(line)}>
              {t(...shortWords(line.register))} {numberText(line)}
            </a>
            , <When on={line.day} />: {line.title} <StandingTag kinds={line.kinds} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

import type { VNode } from 'preact'

import type { DossierRecord } from '#modules/dossiers/index.ts'
import type { Read } from '#platform/db.ts'
import type { Who } from '#platform/who.ts'
import { ButtonLink } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { home } from './pages/counter-page.tsx'
import { visitsOfDossier } from './store-visits.ts'

/** Chứng thực bản sao từ bản chính. */
const procedure = '2.000815'

/** What the books of certification have of a dossier, for its page. */
export async function certificationPanel(
  q: Read,
  who: Who,
  { id, code, procedureCode }: DossierRecord,
): Promise<VNode | undefined> {
  if (procedureCode !== procedure || !who.can.has('certification.view')) return undefined
  const visits = await visitsOfDossier(q, who.unit, id)
  return <Certified {...{ code, visits }} mayTake={who.can.has('certification.take')} />
}

type Visits = Awaited<ReturnType<typeof visitsOfDossier>>

function Certified({ code, visits, mayTake }: { code: string; visits: Visits; mayTake: boolean }) {
  const { t } = useView()
  return (
    <Panel title={t('Chứng thực', 'Certification')}>
      {visits.map(({ id, at, numbers }) => (
        <p key={id}>
          <a href={`${home}/luot/${id}`}>
            {t(`Đã chứng thực, ${numbers} số trong sổ`, `Certified, ${numbers} numbers`)}
          </a>
          , <When {...{ at }} />
        </p>
      ))}
      {mayTake && (
        <ButtonLink small kind="secondary" href={`${home}?ho-so=${code}`}>
          {t('Chứng thực giấy tờ của hồ sơ này', 'Certify its papers')}
        </ButtonLink>
      )}
    </Panel>
  )
}

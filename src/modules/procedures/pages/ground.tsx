import { Facts } from '#ui/facts.tsx'
import { dateText } from '#ui/format.ts'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Procedure } from '../domain.ts'

/** On what it all rests, and how old it is. */
export function Ground({ procedure }: { procedure: Procedure }) {
  const { t, lang } = useView()
  const { decision, levels, resultCodes, seenOn } = procedure
  const citations = citationsOf(procedure)
  return (
    <Panel title={t('Căn cứ và nguồn', 'Legal basis and source')}>
      <Facts
        compact
        rows={[
          [t('Quyết định công bố', 'Decision'), decision],
          citations !== '' && [t('Căn cứ thời hạn, phí', 'Basis of time and fee'), citations],
          [t('Cấp thực hiện', 'Level'), levels.join(', ')],
          resultCodes.length > 0 && [t('Mã kết quả', 'Result codes'), resultCodes.join(', ')],
          [t('Nguồn', 'Source'), <Source {...{ procedure }} />],
          [t('Dữ liệu ngày', 'Data of'), dateText(lang, seenOn)],
          [
            t('Xã xác nhận gần nhất', 'Last confirmed by the commune'),
            <Confirmed {...{ procedure }} />,
          ],
        ]}
      />
    </Panel>
  )
}

const citationsOf = ({ cases, confirmations }: Procedure) =>
  [...new Set([...cases, ...confirmations].map(({ citation }) => citation).filter(Boolean))].join(
    '; ',
  )

function Source({ procedure }: { procedure: Procedure }) {
  const { t } = useView()
  if (procedure.sourceUrl === '')
    return (
      <>
        {t(
          'Chưa có trong dữ liệu của Cổng Dịch vụ công quốc gia',
          'Not in the data of the national portal',
        )}
      </>
    )
  return (
    <a href={procedure.sourceUrl}>
      {t('Cổng Dịch vụ công quốc gia', 'National Public Service Portal')}
    </a>
  )
}

function Confirmed({ procedure }: { procedure: Procedure }) {
  const { t } = useView()
  const [last] = procedure.confirmations.toSorted((a, b) =>
    Temporal.Instant.compare(b.confirmedAt, a.confirmedAt),
  )
  return last ? <When at={last.confirmedAt} only="date" /> : <>{t('Chưa xác nhận', 'Not yet')}</>
}

import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Cluster } from '../domain.ts'

type Props = { cluster: Cluster; log: { takenAt: Temporal.Instant; text: string } }

/** What a device wrote in its log, as it was sent. */
export function LogPage({ cluster: { code, name }, log: { takenAt, text } }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      wide
      title={t('Nhật ký thiết bị', 'Log of the device')}
      crumbs={[
        { href: '/can-bo/cum-loa', text: t('Cụm loa', 'Loudspeaker clusters') },
        { href: `/can-bo/cum-loa/${encodeURIComponent(code)}`, text: `${code} – ${name}` },
      ]}
      lead={
        <>
          {t('Nhận lúc', 'Received')} <When at={takenAt} />
        </>
      }
    >
      <pre class="device-log">{text || t('(trống)', '(empty)')}</pre>
    </Page>
  )
}

import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { home, isStandIn } from '../../../stand-ins/axis/where.ts'

/** Says plainly that messages go to a stand-in and not to the province. */
export function StandInNotice({ address }: { address: string }) {
  const { t } = useView()
  if (!isStandIn(address)) return null
  return (
    <Notice kind="warn" title={t('Đang nối với trục giả lập', 'Connected to a stand-in')}>
      <p>
        {t(
          'Bản tin không đến tỉnh và không có giá trị pháp lý.',
          'Messages do not reach the province and have no legal force.',
        )}{' '}
        <a href={home}>{t('Xem và đặt trục giả lập', 'See and set the stand-in')}</a>
      </p>
    </Notice>
  )
}

import { SubNav } from '#ui/tabs.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import type { Priority } from '../domain.ts'
import { priorityTones, priorityWords } from '../words.ts'

const home = '/can-bo/lich-phat'

/** The parts of the programme. */
export function Parts({ mayAlarm }: { mayAlarm: boolean }) {
  const { t } = useView()
  return (
    <SubNav
      items={[
        { href: home, text: t('Chương trình ngày', 'Programme of the day') },
        { href: `${home}/lich`, text: t('Lịch đang áp dụng', 'Airings') },
        { href: `${home}/khung-gio`, text: t('Khung giờ, giờ yên tĩnh', 'Slots, quiet hours') },
        ...(mayAlarm ? [{ href: `${home}/khan-cap`, text: t('Phát khẩn cấp', 'Emergency') }] : []),
      ]}
    />
  )
}

export function PriorityTag({ priority }: { priority: Priority }) {
  const { t } = useView()
  return <Tag tone={priorityTones[priority]}>{t(...priorityWords[priority])}</Tag>
}

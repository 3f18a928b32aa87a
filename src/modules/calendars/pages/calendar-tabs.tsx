import { SubNav } from '#ui/tabs.tsx'
import { useView } from '#ui/view.ts'

/** The parts of the administration of calendars. */
export function CalendarTabs({ current }: { current?: string }) {
  const { t } = useView()
  const items = [
    { href: '/quan-tri/lich', text: t('Lịch năm', 'Year') },
    { href: '/quan-tri/lich/gio-lam-viec', text: t('Giờ làm việc', 'Working hours') },
    { href: '/lich/tinh-han', text: t('Tính thử hạn', 'Try a due date') },
  ]
  return <SubNav {...{ items }} current={current ?? '/quan-tri/lich'} />
}

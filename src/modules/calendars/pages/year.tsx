import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { SubNav } from '#ui/tabs.tsx'
import { useView } from '#ui/view.ts'

import type { YearView } from '../year-view.ts'
import { CalendarTabs } from './calendar-tabs.tsx'
import { Entries, NextYear, ToConfirm } from './entries.tsx'
import { Legend, Month } from './month.tsx'

const base = '/quan-tri/lich'

/** Lịch năm: what each date of a year is, what is still to be confirmed, and the list of entries. */
export function YearPage({ view }: { view: YearView }) {
  const { t, who } = useView()
  const { year } = view
  const mayEdit = who.can.has('calendar.edit')
  const add = <ButtonLink href={`${base}/them`}>{t('Thêm ngày', 'Add days')}</ButtonLink>
  return (
    <Page
      frame="staff"
      wide
      title={t(`Lịch làm việc năm ${year}`, `Working calendar ${year}`)}
      lead={t(
        'Mọi hạn giải quyết được tính theo lịch này. Sửa lịch thì hạn của hồ sơ đang mở được tính lại.',
        'Every due date follows this calendar. When it changes, open due dates are worked out again.',
      )}
      actions={mayEdit && add}
    >
      <CalendarTabs />
      {view.toConfirm.length > 0 && <ToConfirm {...view} mayEdit={mayEdit} />}
      {mayEdit && <NextYear {...view} />}
      <Years {...view} />
      <Legend />
      <div class="year">
        {view.months.map((month) => (
          <Month key={month.month} {...month} year={year} />
        ))}
      </div>
      <Entries {...view} />
    </Page>
  )
}

function Years({ year }: Pick<YearView, 'year'>) {
  const { t } = useView()
  const items = [-1, 0, 1].map((n) => ({ href: `${base}?nam=${year + n}`, text: String(year + n) }))
  return <SubNav {...{ items }} current={`${base}?nam=${year}`} label={t('Năm', 'Year')} />
}

import type { Day } from '#platform/clock/calendar.ts'
import { textOfTime } from '#platform/clock/time.ts'
import { Facts } from '#ui/facts.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Hours } from '../domain.ts'
import { daysAlike, type FieldHours, type Opening } from '../opening.ts'
import { daysName, fieldName } from '../words.ts'
import { Kind } from './entries.tsx'

type Props = Opening & { today: Temporal.PlainDate }

/** Giờ làm việc, ngày nghỉ: nobody should come for nothing. */
export function OpeningPage({ byField, daysAhead, today }: Props) {
  const { t, unitName } = useView()
  return (
    <Page
      title={t('Giờ làm việc, ngày nghỉ', 'Opening hours and days off')}
      lead={t(
        `Khi nào ${unitName} tiếp người dân. Hạn trả kết quả cũng được tính theo giờ và ngày này. Nộp trực tuyến thì lúc nào cũng được.`,
        `When ${unitName} receives people; due dates are counted by the same hours and days. Online you can apply at any time.`,
      )}
    >
      {byField.map((one) => (
        <OneField key={one.field} {...one} {...{ today }} />
      ))}
      <DaysAhead {...{ daysAhead }} />
      <p>
        <a href="/noi-tiep-nhan">{t('Nơi tiếp nhận, địa chỉ, điện thoại', 'Where to go')}</a>
        {' · '}
        <a href="/lich/tinh-han">{t('Tính hạn giải quyết', 'Work out a due date')}</a>
      </p>
    </Page>
  )
}

function OneField({ field, day, now, next, today }: FieldHours & { today: Temporal.PlainDate }) {
  const { t } = useView()
  return (
    <Panel title={fieldName(field, t)}>
      <Today {...{ day, today }} />
      <Week {...now} />
      {next && (
        <>
          <h3>
            {t('Giờ mới, từ', 'New hours, from')} <When on={next.from} />
          </h3>
          <Week {...next} />
        </>
      )}
    </Panel>
  )
}

function Today({ day, today }: { day: Day; today: Temporal.PlainDate }) {
  const { t } = useView()
  const hours = day.open.map(([from, to]) => `${textOfTime(from)}–${textOfTime(to)}`).join(', ')
  const name = day.name && ` (${day.name})`
  return (
    <Notice
      kind={hours ? 'ok' : 'warn'}
      title={
        <>
          {hours ? t('Hôm nay làm việc', 'Open today') : t('Hôm nay nghỉ', 'Closed today')}
          {': '}
          <When on={today} long />
          {hours && `, ${hours}`}
          {name}
        </>
      }
    />
  )
}

function Week({ week, certainty }: Hours) {
  const { t } = useView()
  return (
    <>
      <Facts
        rows={daysAlike(week).map(({ open, ...days }) => [
          daysName(days, t),
          open || t('Nghỉ', 'Closed'),
        ])}
      />
      {certainty === 'to-confirm' && (
        <p class="muted">
          {t(
            'Giờ thông dụng, chưa đối chiếu với quy định của tỉnh. Ở xa nên gọi điện trước khi đến.',
            'The usual hours, not yet checked against the rules of the province. Call first if you come from afar.',
          )}
        </p>
      )}
    </>
  )
}

function DaysAhead({ daysAhead }: Pick<Opening, 'daysAhead'>) {
  const { t } = useView()
  return (
    <Panel title={t('Ngày khác thường trong sáu tháng tới', 'Unusual days of the next six months')}>
      <Table
        caption={t('Ngày nghỉ, ngày làm bù', 'Days off and days worked in lieu')}
        hideCaption
        columns={[
          { key: 'on', head: t('Ngày', 'Date'), cell: ({ on }) => <When {...{ on }} long /> },
          { key: 'kind', head: t('Làm việc hay nghỉ', 'Open or closed'), cell: Kind },
          { key: 'name', head: t('Dịp', 'Occasion'), cell: ({ name }) => name },
        ]}
        rows={daysAhead}
        rowKey={({ on }) => on.toString()}
        empty={t('Không có ngày nào khác thường.', 'There is none.')}
      />
    </Panel>
  )
}

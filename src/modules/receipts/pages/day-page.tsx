import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Actions, Button, Form, Hidden } from '#ui/form.tsx'
import { dateText, moneyText, numberText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Pager, Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { CashDay, Receipt } from '../store.ts'
import { ReceiptTable } from './receipt-table.tsx'

export const dayHome = '/can-bo/thu-tien'

type Props = {
  /** The day that is shown. */
  on: Temporal.PlainDate
  today: Temporal.PlainDate
  day: CashDay | undefined
  sum: { total: number; count: number }
  list: { items: readonly Receipt[]; next: string | null }
  /** Own days before today that nobody counted, but for the one that is shown. */
  forgotten: readonly CashDay[]
  /** The newest days of all cashiers. */
  days: readonly CashDay[]
  refused?: Retry | undefined
}

/** Ngày thu tiền of the cashier who looks: find what is owed, see what came in, count and lock. */
export function DayPage({ on, today, day, sum, list, forgotten, days, refused }: Props) {
  const { t, lang } = useView()
  const isToday = on.equals(today)
  return (
    <Page
      frame="staff"
      wide
      title={t('Thu tiền tại quầy', 'Cash at the counter')}
      lead={t(`Ngày ${dateText('vi', on)}`, `Day ${dateText('en', on)}`)}
      crumbs={isToday ? [] : [{ href: dayHome, text: t('Hôm nay', 'Today') }]}
    >
      <ErrorSummary errors={refused?.errors} />
      <Forgotten {...{ forgotten }} />
      {isToday && <Find {...{ refused }} />}
      <Facts
        rows={[
          [t('Biên lai tiền mặt còn hiệu lực', 'Valid cash receipts'), numberText(lang, sum.count)],
          [
            t('Phải có trong két', 'To be in the till'),
            <strong>{moneyText(lang, sum.total)}</strong>,
          ],
        ]}
      />
      {day && (
        <ReceiptTable
          receipts={list.items}
          caption={t('Biên lai của ngày này', 'Receipts of this day')}
        />
      )}
      <Pager next={list.next} />
      {day?.closedAt && <ClosedNotice {...{ day }} />}
      {!day?.closedAt && (day || isToday) && <Close {...{ on, refused }} />}
      <Days {...{ days }} />
    </Page>
  )
}

function Find({ refused }: Pick<Props, 'refused'>) {
  const { t } = useView()
  return (
    <Form action={`${dayHome}/tim`}>
      <TextField
        name="code"
        label={t('Mã hồ sơ cần thu tiền', 'Code of the dossier')}
        code
        width={30}
        filled={refused?.filled}
        errors={refused?.errors}
      />
      <Actions>
        <Button kind="secondary">{t('Mở hồ sơ', 'Open')}</Button>
      </Actions>
    </Form>
  )
}

/** Days that were not counted in the evening: they stay open until somebody does. */
function Forgotten({ forgotten }: Pick<Props, 'forgotten'>) {
  const { t, lang } = useView()
  if (forgotten.length === 0) return null
  return (
    <Notice kind="warn" title={t('Có ngày thu chưa chốt.', 'Some days are not closed.')}>
      <ul>
        {forgotten.map(({ id, day }) => (
          <li key={id}>
            <a href={`${dayHome}?ngay=${day.toString()}`}>
              {t(`Chốt ngày ${dateText('vi', day)}`, `Close ${dateText(lang, day)}`)}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function ClosedNotice({ day }: { day: CashDay }) {
  const { t, lang } = useView()
  const { closedAt, counted, differenceReason } = day
  return (
    <Notice kind="ok" title={t('Ngày thu này đã chốt.', 'This day is closed.')}>
      <p>
        {closedAt && <When at={closedAt} />}. {t('Đếm được', 'Counted')}:{' '}
        {moneyText(lang, counted ?? 0)}.{' '}
        {differenceReason && <span class="as-typed">{differenceReason}</span>}
      </p>
    </Notice>
  )
}

function Close({ on, refused }: Pick<Props, 'on' | 'refused'>) {
  const { t } = useView()
  return (
    <Panel title={t('Chốt ngày', 'Close the day')} id="chot">
      <p>
        {t(
          'Đếm tiền trong két rồi ghi lại. Chốt xong không thu thêm và không hủy biên lai của ngày này được.',
          'Count the till and write it down. After that nothing of this day can be changed.',
        )}
      </p>
      <Form action={`${dayHome}/chot`}>
        <Hidden name="day" value={on.toString()} />
        <TextField
          name="counted"
          label={t('Số tiền đếm được (đồng)', 'Counted (đồng)')}
          inputMode="numeric"
          width={10}
          filled={refused?.filled}
          errors={refused?.errors}
        />
        <TextField
          name="reason"
          label={t('Lý do chênh lệch', 'Why it differs')}
          optional
          filled={refused?.filled}
          errors={refused?.errors}
        />
        <Button>{t('Chốt ngày', 'Close the day')}</Button>
      </Form>
    </Panel>
  )
}

function Days({ days }: Pick<Props, 'days'>) {
  const { t, lang } = useView()
  const money = (value: number | null) => (value === null ? '–' : moneyText(lang, value))
  return (
    <Table
      caption={t('Các ngày thu gần đây của mọi quầy', 'Lately, of all cashiers')}
      rows={days}
      rowKey={({ id }) => id}
      empty={t('Chưa có ngày thu nào.', 'No days yet.')}
      columns={[
        { key: 'day', head: t('Ngày', 'Day'), tight: true, cell: ({ day }) => <When on={day} /> },
        { key: 'who', head: t('Người thu', 'Cashier'), cell: ({ cashierName }) => cashierName },
        {
          key: 'expected',
          head: t('Theo biên lai', 'By receipts'),
          num: true,
          cell: ({ expected }) => money(expected),
        },
        {
          key: 'counted',
          head: t('Đếm được', 'Counted'),
          num: true,
          cell: ({ counted }) => money(counted),
        },
        {
          key: 'why',
          head: t('Chênh lệch', 'Difference'),
          long: true,
          cell: ({ closedAt, differenceReason }) =>
            closedAt === null ? t('Chưa chốt', 'Open') : (differenceReason ?? t('Không', 'None')),
        },
      ]}
    />
  )
}

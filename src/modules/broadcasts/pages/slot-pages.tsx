import { between, type Errors, type Filled, type Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Checkboxes, TextArea, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import type { Habits, Slot } from '../domain.ts'
import { holidayWords, weekdaysText } from '../words.ts'
import { DaysFields } from './fields.tsx'
import { Parts } from './parts.tsx'

const home = '/can-bo/lich-phat/khung-gio'

type ListProps = {
  slots: readonly Slot[]
  habits: Habits & { citation: string }
  maySchedule: boolean
  mayAlarm: boolean
  retry: Retry | undefined
}

/** Khung giờ và giờ yên tĩnh. */
export function SlotListPage({ slots, habits, maySchedule, mayAlarm, retry }: ListProps) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      wide
      title={t('Khung giờ, giờ yên tĩnh', 'Slots, quiet hours')}
      actions={
        maySchedule && (
          <ButtonLink href={`${home}/them`}>{t('Thêm khung giờ', 'Add a slot')}</ButtonLink>
        )
      }
    >
      <Parts {...{ mayAlarm }} />
      <ErrorSummary errors={retry?.errors} />
      <Table
        caption={t('Khung giờ phát', 'Slots')}
        rows={slots}
        rowKey={({ id }) => id}
        empty={t('Chưa có khung giờ nào.', 'No slot yet.')}
        columns={[
          {
            key: 'name',
            head: t('Khung giờ', 'Slot'),
            cell: ({ id, name }) => (maySchedule ? <a href={`${home}/${id}`}>{name}</a> : name),
          },
          {
            key: 'span',
            head: t('Từ – đến', 'From – to'),
            cell: ({ from, to }) => `${from}–${to}`,
            tight: true,
          },
          {
            key: 'days',
            head: t('Ngày', 'Days'),
            cell: ({ weekdays }) => t(...weekdaysText(weekdays)),
          },
          {
            key: 'holidays',
            head: t('Ngày lễ', 'Holidays'),
            cell: ({ holidays }) => t(...holidayWords[holidays]),
          },
          {
            key: 'most',
            head: t('Tối đa', 'Most'),
            cell: ({ mostMinutes }) => t(`${mostMinutes} phút`, `${mostMinutes} min`),
            tight: true,
          },
          {
            key: 'state',
            head: t('Tình trạng', 'State'),
            cell: ({ closed }) =>
              closed ? (
                <Tag>{t('Đã ngừng', 'Closed')}</Tag>
              ) : (
                <Tag tone="green">{t('Đang dùng', 'In use')}</Tag>
              ),
          },
        ]}
      />
      <Quiet {...{ habits, maySchedule, retry }} />
    </Page>
  )
}

function Quiet({
  habits,
  maySchedule,
  retry,
}: Pick<ListProps, 'habits' | 'maySchedule' | 'retry'>) {
  const { t } = useView()
  const lines = habits.quiet.map(({ from, to }) => `${from}–${to}`)
  if (!maySchedule)
    return (
      <Panel title={t('Giờ yên tĩnh', 'Quiet hours')}>
        <Facts
          rows={[
            [t('Giờ yên tĩnh', 'Quiet hours'), lines.join(', ')],
            [
              t('Thời lượng tối đa', 'Most minutes'),
              t(`${habits.mostMinutes} phút`, `${habits.mostMinutes} min`),
            ],
            [t('Căn cứ', 'Rests on'), habits.citation],
          ]}
        />
      </Panel>
    )
  const typed = {
    filled: retry?.filled ?? {
      quiet: lines.join('\n'),
      mostMinutes: String(habits.mostMinutes),
      citation: habits.citation,
    },
    errors: retry?.errors,
  }
  return (
    <Panel title={t('Giờ yên tĩnh', 'Quiet hours')}>
      <p>
        {t(
          'Trong giờ này không loa nào phát, trừ bản tin khẩn cấp. Máy chủ và từng thiết bị đều tự giữ.',
          'No loudspeaker sounds then, but for emergencies. The server and each device keep to it.',
        )}
      </p>
      <Form action={`${home}/yen-tinh`}>
        <TextArea
          name="quiet"
          rows={3}
          label={t('Giờ yên tĩnh, mỗi dòng một khoảng', 'Quiet hours, one span a line')}
          hint="21:00–05:30"
          {...typed}
        />
        <TextField
          name="mostMinutes"
          label={t(
            'Thời lượng tối đa của một bản tin, một khung giờ (phút)',
            'Most minutes of a bulletin and of a slot',
          )}
          inputMode="numeric"
          width={3}
          {...typed}
        />
        <TextField name="citation" label={t('Căn cứ', 'Rests on')} {...typed} />
        <Button>{t('Lưu giờ yên tĩnh', 'Save')}</Button>
      </Form>
    </Panel>
  )
}

const typedOf = (slot: Slot | undefined): Filled =>
  slot
    ? {
        name: slot.name,
        from: slot.from,
        to: slot.to,
        weekdays: slot.weekdays.join(between),
        holidays: slot.holidays,
        mostMinutes: String(slot.mostMinutes),
        closed: slot.closed ? 'yes' : '',
      }
    : { weekdays: '1\n2\n3\n4\n5\n6\n7', holidays: 'also', mostMinutes: '30' }

type FormProps = { action: string; slot?: Slot; filled?: Filled; errors?: Errors }

/** Thêm hoặc sửa một khung giờ. */
export function SlotFormPage({ action, slot, filled = typedOf(slot), errors }: FormProps) {
  const { t } = useView()
  const typed = { filled, errors }
  return (
    <Page
      frame="staff"
      title={slot?.name ?? t('Khung giờ phát', 'Slot')}
      crumbs={[
        { href: '/can-bo/lich-phat', text: t('Chương trình phát', 'Programme') },
        { href: home, text: t('Khung giờ', 'Slots') },
      ]}
    >
      <ErrorSummary {...{ errors }} />
      <Form {...{ action }}>
        <TextField name="name" label={t('Tên khung giờ', 'Name')} {...typed} />
        <TextField
          name="from"
          label={t('Từ', 'From')}
          hint={t('Ví dụ 17:00', 'For example 17:00')}
          width={5}
          {...typed}
        />
        <TextField name="to" label={t('Đến', 'To')} width={5} {...typed} />
        <TextField
          name="mostMinutes"
          label={t('Phát tối đa (phút)', 'Most minutes')}
          inputMode="numeric"
          width={3}
          {...typed}
        />
        <DaysFields {...typed} />
        <Checkboxes
          name="closed"
          legend={t('Ngừng dùng', 'Close')}
          options={[
            {
              value: 'yes',
              text: t('Không dùng khung giờ này nữa', 'This slot is no longer used'),
            },
          ]}
          {...typed}
        />
        <Actions>
          <Button>{t('Lưu khung giờ', 'Save')}</Button>
          <ButtonLink kind="secondary" href={home}>
            {t('Quay lại', 'Back')}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

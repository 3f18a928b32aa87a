import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { DateField, Select, TextField } from '#ui/field.tsx'
import { Button, FieldRow, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { daysOf, holdsOn } from '../leaves/domain.ts'
import type { LeaveLine } from '../leaves/store.ts'
import type { Staff } from '../staff/domain.ts'
import { AccountNav } from './account.tsx'

type Props = {
  staff: Staff
  leaves: readonly LeaveLine[]
  colleagues: readonly Staff[]
  base: string
  today: Temporal.PlainDate
  isYou: boolean
  mayChange: boolean
  retry?: Retry | undefined
}

/** Vắng mặt và ủy quyền: of an officer, and in which the officer deputises. */
export function LeavesPage(props: Props) {
  const { t } = useView()
  const { staff, leaves, isYou, mayChange, retry } = props
  const away = leaves.filter(({ staffId }) => staffId === staff.id)
  const deputising = leaves.filter(({ deputyId }) => deputyId === staff.id)
  const crumbs = [
    { href: '/quan-tri/nguoi-dung', text: t('Người dùng', 'Staff accounts') },
    { href: `/quan-tri/nguoi-dung/${staff.id}`, text: staff.fullName },
  ]
  return (
    <Page
      frame="staff"
      title={t('Vắng mặt và ủy quyền', 'Leave and deputies')}
      lead={t(
        'Trong thời gian vắng mặt, người được ủy quyền thấy và làm hồ sơ thay; mọi việc ghi rõ là làm thay. Quyền tự hết khi hết thời gian. Quyền quản trị không ủy quyền.',
        'During a leave the deputy sees and does the dossiers; every act says in whose place. The rights end by themselves. Administration is never lent.',
      )}
      crumbs={isYou ? [] : crumbs}
    >
      {isYou && <AccountNav />}
      <ErrorSummary errors={retry?.errors} />
      <Panel title={isYou ? t('Bạn vắng mặt', 'You are away') : t('Vắng mặt', 'Away')}>
        <LeaveTable {...props} rows={away} />
      </Panel>
      {deputising.length > 0 && (
        <Panel title={t('Làm thay người khác', 'In the place of others')}>
          <LeaveTable {...props} rows={deputising} deputising />
        </Panel>
      )}
      {mayChange && <LeaveForm {...props} />}
    </Page>
  )
}

type TableProps = Props & { rows: readonly LeaveLine[]; deputising?: boolean }

function LeaveTable({ rows, today, base, mayChange, deputising = false }: TableProps) {
  const { t } = useView()
  return (
    <Table
      caption={t('Các lần vắng mặt', 'Leaves')}
      hideCaption
      {...{ rows }}
      rowKey={({ id }) => id}
      empty={t('Chưa ghi lần nào.', 'None was recorded.')}
      columns={[
        {
          key: 'days',
          head: t('Thời gian', 'Days'),
          cell: ({ fromOn, untilOn }) => (
            <>
              <When on={fromOn} /> – <When on={untilOn} />
            </>
          ),
        },
        deputising
          ? { key: 'for', head: t('Thay cho', 'For'), cell: ({ staffName }) => staffName }
          : {
              key: 'deputy',
              head: t('Người thay', 'Deputy'),
              cell: ({ deputyName }) => deputyName,
            },
        { key: 'reason', head: t('Lý do', 'Reason'), cell: ({ reason }) => reason, long: true },
        {
          key: 'state',
          head: t('Tình trạng', 'State'),
          cell: (leave) => (
            <>
              <LeaveTag {...{ leave, today }} />{' '}
              {mayChange && !deputising && !isOver(leave, today) && (
                <Form action={`${base}/${leave.id}/ket-thuc`}>
                  <Button kind="quiet" small>
                    {holdsOn(leave, today)
                      ? t('Đã trở lại, kết thúc ngay', 'Back: end it now')
                      : t('Bỏ lần này', 'Call it off')}
                  </Button>
                </Form>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

function isOver(leave: LeaveLine, today: Temporal.PlainDate): boolean {
  const days = daysOf(leave)
  return !days || Temporal.PlainDate.compare(days.untilOn, today) < 0
}

export function LeaveTag({ leave, today }: { leave: LeaveLine; today: Temporal.PlainDate }) {
  const { t } = useView()
  if (holdsOn(leave, today)) return <Tag tone="orange">{t('Đang vắng mặt', 'Away now')}</Tag>
  if (!isOver(leave, today)) return <Tag tone="blue">{t('Sắp tới', 'To come')}</Tag>
  return daysOf(leave) ? <Tag>{t('Đã hết', 'Over')}</Tag> : <Tag>{t('Đã bỏ', 'Called off')}</Tag>
}

function LeaveForm({ base, colleagues, retry }: Props) {
  const { t } = useView()
  const shown = { filled: retry?.filled, errors: retry?.errors }
  return (
    <Panel title={t('Ghi một lần vắng mặt', 'Record a leave')} id="ghi">
      <Form action={base}>
        <FieldRow>
          <DateField name="fromOn" label={t('Từ ngày', 'From')} {...shown} />
          <DateField name="untilOn" label={t('Đến hết ngày', 'Until')} {...shown} />
        </FieldRow>
        <Select
          name="deputyId"
          label={t('Người được ủy quyền', 'Deputy')}
          blank={t('Chọn cán bộ', 'Choose an officer')}
          options={colleagues.map(({ id, fullName, position }) => ({
            value: id,
            text: position === '' ? fullName : `${fullName}, ${position}`,
          }))}
          {...shown}
        />
        <TextField
          name="reason"
          label={t('Lý do, văn bản ủy quyền', 'Reason, written authority')}
          hint={t(
            'Ví dụ: nghỉ phép năm, giấy ủy quyền số …',
            'For example: annual leave, authority no. …',
          )}
          {...shown}
        />
        <Button>{t('Ghi nhận', 'Record')}</Button>
      </Form>
    </Panel>
  )
}

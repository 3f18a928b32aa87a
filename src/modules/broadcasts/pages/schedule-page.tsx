import type { Airable } from '#modules/bulletins/index.ts'
import { TargetsField, type Places } from '#modules/clusters/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes, DateField, Select, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import type { Habits, Slot } from '../domain.ts'
import type { Ahead } from '../look-ahead.ts'
import { lengthText, priorityWords } from '../words.ts'
import { DaysFields } from './fields.tsx'
import { DayAhead, Seen, type Preview } from './seen.tsx'

const home = '/can-bo/lich-phat'

type Props = Places & {
  bulletins: readonly Airable[]
  slots: readonly Slot[]
  habits: Habits
  filled: Filled
  errors?: Errors
  ahead?: Ahead
  /** The first day on which it would sound, with it. */
  preview?: Preview
}

/** Xếp lịch một bản tin. */
export function SchedulePage({
  bulletins,
  slots,
  habits,
  filled,
  errors,
  ahead,
  preview,
  ...places
}: Props) {
  const { t } = useView()
  const quiet = habits.quiet.map(({ from, to }) => `${from}–${to}`).join(', ')
  return (
    <Page
      frame="staff"
      title={t('Xếp lịch một bản tin', 'Schedule a bulletin')}
      crumbs={[{ href: home, text: t('Chương trình phát', 'Programme') }]}
    >
      <ErrorSummary {...{ errors }} />
      {ahead && <Seen {...{ ahead }} />}
      {preview && <DayAhead {...preview} />}
      {bulletins.length === 0 ? (
        <Empty
          title={t('Chưa có bản tin nào được duyệt.', 'No bulletin has been approved yet.')}
          action={<a href="/can-bo/ban-tin">{t('Mở danh sách bản tin', 'Open the bulletins')}</a>}
        />
      ) : (
        <Form action={`${home}/xep`}>
          <Select
            name="bulletin"
            label={t('Bản tin', 'Bulletin')}
            blank={t('Chọn bản tin đã duyệt', 'Choose an approved one')}
            options={bulletins.map(({ id, title, priority, seconds }) => ({
              value: id,
              text: `${title} (${t(...priorityWords[priority])}, ${t(...lengthText(seconds))})`,
            }))}
            {...{ filled, errors }}
          />
          <TargetsField {...places} {...{ filled, errors }} />
          <WhenFields {...{ slots, filled, errors }} />
          <p class="muted">
            {t(
              `Giờ yên tĩnh: ${quiet || 'không có'}. Không bản tin nào phát trong giờ này, trừ khẩn cấp.`,
              `Quiet hours: ${quiet || 'none'}. Nothing but an emergency sounds then.`,
            )}
          </p>
          {ahead && ahead.clashes.length > 0 && (
            <Checkboxes
              name="anyway"
              legend={t('Có lượt không xếp được', 'Some find no place')}
              options={[
                {
                  value: 'yes',
                  text: t(
                    'Tôi đã xem, cứ lưu và bỏ các lượt đó',
                    'I have seen it: save and leave those out',
                  ),
                },
              ]}
              {...{ filled, errors }}
            />
          )}
          <Actions>
            <Button name="act" value="look" kind={ahead ? 'secondary' : 'primary'}>
              {t('Xem trước', 'Look first')}
            </Button>
            <Button name="act" value="save" kind={ahead ? 'primary' : 'secondary'}>
              {t('Lưu lịch phát', 'Save')}
            </Button>
            <ButtonLink kind="quiet" href={home}>
              {t('Quay lại', 'Back')}
            </ButtonLink>
          </Actions>
        </Form>
      )}
    </Page>
  )
}

type WhenProps = { slots: readonly Slot[]; filled: Filled; errors?: Errors | undefined }

function WhenFields({ slots, filled, errors }: WhenProps) {
  const { t } = useView()
  const open = slots.filter(({ closed }) => !closed)
  const typed = { filled, errors }
  return (
    <>
      <Checkboxes
        name="slots"
        small
        optional
        legend={t('Khung giờ', 'Slots')}
        options={open.map(({ id, name, from, to }) => ({
          value: id,
          text: `${name} (${from}–${to})`,
        }))}
        {...typed}
      />
      <TextField
        name="times"
        optional
        label={t('Hoặc đúng các giờ', 'Or at these times')}
        hint={t(
          'Cách nhau bằng dấu phẩy, ví dụ 06:00, 17:30',
          'Comma between, for example 06:00, 17:30',
        )}
        {...typed}
      />
      <div class="air-pair">
        <TextField
          name="hourFrom"
          optional
          label={t('Hoặc mỗi giờ một lần, từ', 'Or every hour, from')}
          width={5}
          {...typed}
        />
        <TextField name="hourTo" optional label={t('đến', 'to')} width={5} {...typed} />
      </div>
      <div class="air-pair">
        <DateField name="from" label={t('Ngày phát đầu tiên', 'First day')} {...typed} />
        <DateField name="to" label={t('Ngày phát cuối cùng', 'Last day')} {...typed} />
      </div>
      <DaysFields {...typed} />
      <TextField
        name="rank"
        optional
        label={t('Thứ tự trong khung giờ', 'Place in the slot')}
        hint={t(
          'Số nhỏ phát trước; bản tin ưu tiên luôn đứng đầu.',
          'Smaller first; priority bulletins lead.',
        )}
        inputMode="numeric"
        width={4}
        {...typed}
      />
      <TextField name="note" optional label={t('Ghi chú', 'Note')} {...typed} />
    </>
  )
}

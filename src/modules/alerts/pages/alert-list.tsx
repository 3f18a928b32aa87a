import type { Errors } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { FileField, Select } from '#ui/field.tsx'
import { Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Filters, Pager, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Habit } from '../domain.ts'
import type { Received } from '../store.ts'
import { outcomeTones, outcomeWords } from '../words.ts'

const home = '/can-bo/canh-bao'

type Props = {
  alerts: readonly Received[]
  habit: Habit | undefined
  next: string | null
  errors: Errors | undefined
  mayDecide: boolean
}

/** Cảnh báo đến: what others warn of, and what became of it here. */
export function AlertListPage({ alerts, habit, next, errors, mayDecide }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      wide
      title={t('Cảnh báo đến', 'Alerts')}
      lead={t(
        'Cảnh báo của cơ quan khác theo chuẩn CAP 1.2. Mỗi cảnh báo cho địa bàn xã thành một bản tin chờ soạn.',
        'Alerts of other agencies as CAP 1.2. Each that is for this commune becomes a draft bulletin.',
      )}
      actions={
        mayDecide && (
          <ButtonLink kind="secondary" href={`${home}/quyet-dinh`}>
            {t('Quyết định tự phát, nguồn', 'Decision and sources')}
          </ButtonLink>
        )
      }
    >
      <ErrorSummary {...{ errors }} />
      {habit?.atOnce && (
        <Notice
          kind="warn"
          title={t('Xã cho phép tự phát khẩn cấp', 'Alerts may sound by themselves')}
        >
          {t(`Nơi gửi: ${habit.senders.join(', ')}.`, `Senders: ${habit.senders.join(', ')}.`)}
        </Notice>
      )}
      <Filters action={home}>
        <Select
          name="outcome"
          label={t('Kết quả', 'What followed')}
          blank={t('Tất cả', 'Any')}
          options={(['emergency', 'draft', 'ignored'] as const).map((value) => ({
            value,
            text: t(...outcomeWords[value]),
          }))}
        />
      </Filters>
      <Table
        caption={t('Cảnh báo đến', 'Alerts')}
        hideCaption
        rows={alerts}
        rowKey={({ id }) => id}
        empty={t('Chưa nhận cảnh báo nào.', 'No alert yet.')}
        columns={[
          {
            key: 'headline',
            head: t('Cảnh báo', 'Alert'),
            cell: ({ id, headline }) => <a href={`${home}/${id}`}>{headline}</a>,
            long: true,
          },
          { key: 'sender', head: t('Nơi gửi', 'Sender'), cell: ({ sender }) => sender },
          {
            key: 'outcome',
            head: t('Kết quả', 'What followed'),
            cell: ({ outcome, endedAt }) => (
              <Tag tone={endedAt ? 'grey' : outcomeTones[outcome]}>
                {endedAt ? t('Đã hủy hoặc thay', 'Called off') : t(...outcomeWords[outcome])}
              </Tag>
            ),
          },
          {
            key: 'at',
            head: t('Nhận lúc', 'Arrived'),
            cell: ({ arrivedAt }) => <When at={arrivedAt} />,
            tight: true,
          },
        ]}
      />
      <Pager {...{ next }} />
      {habit?.onlySources ? (
        <p class="muted">
          {t(
            'Xã chỉ nhận cảnh báo từ nguồn HTTPS đã khai báo; không nhận tệp.',
            'Only sources over HTTPS are taken; no files.',
          )}
        </p>
      ) : (
        <Bring {...{ errors }} />
      )}
    </Page>
  )
}

function Bring({ errors }: Pick<Props, 'errors'>) {
  const { t } = useView()
  return (
    <Panel title={t('Nhận từ tệp', 'Take a file in')} id="tep">
      <Form action={home} multipart>
        <FileField
          name="file"
          label={t('Tệp cảnh báo (XML, CAP 1.2)', 'Alert file (XML, CAP 1.2)')}
          accept=".xml,.cap"
          {...{ errors }}
        />
        <Button kind="secondary">{t('Nhận cảnh báo này', 'Take it in')}</Button>
      </Form>
    </Panel>
  )
}

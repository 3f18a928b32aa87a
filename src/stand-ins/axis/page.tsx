import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Radios, TextArea, TextField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Memory, Mood, Received } from './memory.ts'
import { home, standInAddress, standInToken } from './where.ts'

type Props = { memory: Memory } & Partial<Retry>

/** The stand-in's own page: what it was sent, and how it should answer. */
export function AxisPage({ memory, filled, errors }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="plain"
      wide
      title={t('Trục liên thông giả lập', 'Stand-in of the provincial axis')}
      crumbs={[{ href: '/quan-tri/lien-thong', text: t('Hàng đợi liên thông', 'Outbox') }]}
    >
      <Notice
        kind="warn"
        title={t('Đây không phải trục của tỉnh', 'This is not the axis of the province')}
      >
        <p>
          {t(
            'Trang này đóng vai trục liên thông để dùng thử. Bản tin gửi đến đây không đi đâu cả, không có giá trị pháp lý, và mất đi khi khởi động lại.',
            'This page plays the axis for the demonstration. Messages sent here go nowhere, have no legal force and are forgotten at a restart.',
          )}
        </p>
      </Notice>
      <ErrorSummary {...{ errors }} />
      <Answering {...{ memory, filled, errors }} />
      <Panel title={t('Bản tin đã đến', 'Messages that came')}>
        <ReceivedTable rows={memory.received().slice(0, 100)} />
      </Panel>
    </Page>
  )
}

function Answering({
  memory,
  filled,
  errors,
}: { memory: Memory } & { [Key in keyof Retry]?: Retry[Key] | undefined }) {
  const { t } = useView()
  const { mood, seconds, code, unknown } = memory.settings()
  const typed = filled ?? { mood, seconds: String(seconds), code, unknown: unknown.join('\n') }
  const words: Record<Mood, string> = {
    up: t('Bình thường', 'Well'),
    down: t('Ngừng hoạt động (503)', 'Not at all (503)'),
    slow: t('Chậm', 'Slowly'),
    refuse: t('Từ chối mọi bản tin', 'Refuse everything'),
  }
  return (
    <Panel title={t('Cách trả lời', 'How it answers')}>
      <p>
        {t('Địa chỉ', 'Address')}: <span class="code">{standInAddress}</span>
        <br />
        {t('Mã truy cập', 'Token')}: <span class="code">{standInToken}</span>
      </p>
      <Form action={home}>
        <Radios
          name="mood"
          legend={t('Trục đang', 'The axis answers')}
          options={Object.entries(words).map(([value, text]) => ({ value, text }))}
          filled={typed}
          errors={errors}
        />
        <TextField
          name="seconds"
          label={t('Chậm bao nhiêu giây', 'Seconds when slow')}
          inputMode="numeric"
          width={3}
          filled={typed}
          errors={errors}
        />
        <TextField
          name="code"
          label={t('Mã lỗi khi từ chối', 'error_code when it refuses')}
          width={5}
          filled={typed}
          errors={errors}
        />
        <TextArea
          name="unknown"
          label={t('Thủ tục mà trục chưa biết', 'Procedures that it does not know')}
          hint={t(
            'Mỗi dòng một mã thủ tục; hồ sơ của các thủ tục này bị từ chối.',
            'One code per line; their dossiers are refused.',
          )}
          rows={2}
          filled={typed}
          errors={errors}
        />
        <Actions>
          <Button>{t('Đặt', 'Set')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

function ReceivedTable({ rows }: { rows: readonly Received[] }) {
  const { t } = useView()
  return (
    <Table
      caption={t('Bản tin đã đến, mới nhất trước', 'Messages, newest first')}
      hideCaption
      rows={rows}
      empty={t('Chưa có bản tin nào từ lúc khởi động.', 'None since the start.')}
      columns={[
        {
          key: 'code',
          head: t('Mã hồ sơ', 'Code'),
          tight: true,
          cell: ({ code }) => <span class="code">{code}</span>,
        },
        { key: 'at', head: t('Lúc', 'At'), tight: true, cell: ({ at }) => <When {...{ at }} /> },
        {
          key: 'service',
          head: t('Dịch vụ', 'Service'),
          cell: ({ service, isUpdating }) => (isUpdating ? `${service} (isUpdating)` : service),
        },
        { key: 'state', head: t('Trạng thái', 'State'), num: true, cell: ({ state }) => state },
        { key: 'reply', head: 'error_code', num: true, cell: ({ reply }) => reply },
      ]}
    />
  )
}

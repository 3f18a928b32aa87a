import { TextField } from '#ui/field.tsx'
import { Actions, Button, Form, Hidden } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { GivenOrder } from '../orders/store.ts'
import { orderKinds } from '../orders/what.ts'
import { operations, type Operation } from '../shapes.ts'
import { orderWords, whyWords } from '../words.ts'
import type { ClusterProps } from './cluster-page.tsx'

const buttons: readonly Operation[] = operations.filter((what) => what !== 'volume')

/** Vận hành: what a device can be told, and what became of it. */
export function OrdersPanel({ cluster, orders, names, mayEdit, now, refused }: ClusterProps) {
  const { t } = useView()
  if (cluster.deviceId === null) return null
  const action = `/can-bo/cum-loa/${encodeURIComponent(cluster.code)}/lenh`
  const retry = refused?.part === 'order' ? refused : undefined
  return (
    <Panel title={t('Vận hành', 'Operation')} id="van-hanh">
      {mayEdit && (
        <div class="order-forms">
          <Form action={action}>
            <Actions>
              {buttons.map((what) => (
                <Button key={what} kind="secondary" small name="what" value={what}>
                  {t(...orderWords[what])}
                </Button>
              ))}
            </Actions>
          </Form>
          <Form action={action}>
            <Hidden name="what" value="volume" />
            <TextField
              name="volume"
              label={t(
                'Âm lượng (%), giữ đến khi có chương trình mới',
                'Volume (%), until the next plan',
              )}
              inputMode="numeric"
              width={3}
              filled={retry?.filled}
              errors={retry?.errors}
            />
            <Actions>
              <Button kind="secondary" small>
                {t('Đặt âm lượng', 'Set the volume')}
              </Button>
            </Actions>
          </Form>
        </div>
      )}
      <div class="order-lines">
        <Table
          caption={t('Lệnh gần đây', 'Orders')}
          rows={orders}
          rowKey={({ number, issuedAt }) => `${issuedAt.toString()} ${number}`}
          empty={t('Chưa có lệnh nào.', 'No order yet.')}
          columns={[
            {
              key: 'what',
              head: t('Lệnh', 'Order'),
              cell: ({ what }) => {
                const kind = orderKinds.find((one) => one === what)
                return kind ? t(...orderWords[kind]) : what
              },
            },
            {
              key: 'at',
              head: t('Lúc', 'At'),
              tight: true,
              cell: ({ issuedAt }) => <When at={issuedAt} />,
            },
            {
              key: 'by',
              head: t('Người ra lệnh', 'By'),
              cell: ({ givenBy }) => names.get(givenBy) ?? t('Hệ thống', 'System'),
            },
            {
              key: 'end',
              head: t('Kết quả', 'Result'),
              cell: (order) => <End {...{ order, now }} />,
            },
          ]}
        />
      </div>
    </Panel>
  )
}

function End({ order, now }: { order: GivenOrder; now: Temporal.Instant }) {
  const { t } = useView()
  const { isDone, why, expiresAt, publishedAt } = order
  if (isDone === true) return <Tag tone="green">{t('Đã làm', 'Done')}</Tag>
  if (isDone === false) {
    const words = why === null ? undefined : whyWords[why]
    const reason = words ? t(...words) : (why ?? '')
    return (
      <>
        <Tag tone="orange">{t('Không làm', 'Not done')}</Tag>{' '}
        {reason && <span class="muted">{reason}</span>}
      </>
    )
  }
  if (Temporal.Instant.compare(expiresAt, now) <= 0)
    return <Tag>{t('Quá hạn, không trả lời', 'Out of date, no answer')}</Tag>
  return publishedAt === null ? (
    <Tag tone="yellow">{t('Chờ gửi', 'Waiting')}</Tag>
  ) : (
    <Tag tone="blue">{t('Đã gửi, chờ trả lời', 'Sent')}</Tag>
  )
}

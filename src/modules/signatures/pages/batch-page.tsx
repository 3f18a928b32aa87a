import { Facts } from '#ui/facts.tsx'
import { Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Batch, Item } from '../batches/store.ts'
import type { Why } from '../domain.ts'
import { whyWords } from '../words.ts'
import { home } from './desk-page.tsx'

type Props = { batch: Batch; items: readonly Item[] }

/** How far a batch has come; without script the page comes again by itself. */
export function BatchPage({ batch, items }: Props) {
  const { t } = useView()
  const count = (state: Item['state']) => items.filter((item) => item.state === state).length
  return (
    <Page
      frame="staff"
      title={
        batch.kind === 'sign'
          ? t('Ký hàng loạt', 'Sign many')
          : t('Cấp số, đóng dấu hàng loạt', 'Number and seal many')
      }
      crumbs={[{ href: home, text: t('Ký số', 'Sign') }]}
    >
      <Standing {...{ batch, done: count('done'), of: items.length, refused: count('refused') }} />
      <Facts
        rows={[
          [t('Bắt đầu', 'Begun'), <When at={batch.begunAt} />],
          [t('Xong', 'Ended'), batch.endedAt && <When at={batch.endedAt} />],
          [t('Đã xong', 'Done'), `${count('done')} / ${items.length}`],
          [t('Không làm được', 'Refused'), String(count('refused'))],
        ]}
      />
      <Table
        caption={t('Từng văn bản', 'Each paper')}
        rows={items}
        columns={[
          {
            key: 'title',
            head: t('Văn bản', 'Paper'),
            cell: ({ documentId, title }) => <a href={`${home}/van-ban/${documentId}`}>{title}</a>,
          },
          {
            key: 'code',
            head: t('Thuộc', 'Of'),
            tight: true,
            cell: ({ ownerName }) => <span class="code">{ownerName}</span>,
          },
          { key: 'state', head: t('Tình trạng', 'State'), cell: (item) => <State {...{ item }} /> },
        ]}
      />
    </Page>
  )
}

function Standing({
  batch,
  done,
  of,
  refused,
}: {
  batch: Batch
  done: number
  of: number
  refused: number
}) {
  const { t } = useView()
  if (batch.state === 'working')
    return (
      <Notice title={t(`Đang làm: ${done} / ${of}`, `Working: ${done} of ${of}`)}>
        <progress value={done + refused} max={of}>
          {done} / {of}
        </progress>
        <p>
          {t('Bạn có thể rời trang này; việc vẫn tiếp tục.', 'You may leave: the work goes on.')}
        </p>
      </Notice>
    )
  if (batch.state === 'ended')
    return (
      <Notice
        kind={refused > 0 ? 'warn' : 'ok'}
        title={t(`Xong: ${done} / ${of} văn bản.`, `Done: ${done} of ${of}.`)}
      />
    )
  return (
    <Notice
      kind="stop"
      title={t(
        `Dừng giữa chừng sau ${done} / ${of} văn bản: thiết bị hoặc dịch vụ ký số không ký được.`,
        `Stopped after ${done} of ${of}: the token or service could not sign.`,
      )}
    >
      <Form action={`${home}/luot/${batch.id}/tiep`}>
        <Button>{t('Làm tiếp phần còn lại', 'Go on with the rest')}</Button>
      </Form>
    </Notice>
  )
}

function State({ item: { state, why } }: { item: Item }) {
  const { t } = useView()
  if (state === 'done') return <>{t('Xong', 'Done')}</>
  if (state === 'waiting') return <>{t('Đang chờ', 'Waits')}</>
  const words = why !== null && why in whyWords ? whyWords[why as Why] : undefined
  return <>{words ? t(...words) : t('Không làm được', 'Refused')}</>
}

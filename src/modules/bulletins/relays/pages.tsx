import type { Errors, Filled } from '#platform/form.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import type { RelayHost } from './store.ts'

const home = '/quan-tri/tiep-song'
const useTitle = () => useView().t('Đài được tiếp sóng', 'Stations that may be relayed')

/** The list, and where each may be found in writing. */
export function HostListPage({ hosts }: { hosts: readonly RelayHost[] }) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={useTitle()}
      lead={t(
        'Loa chỉ mở luồng phát của các đài trong danh sách này. Địa chỉ được kiểm tra khi soạn, khi duyệt và khi lập lịch phát.',
        'Loudspeakers open streams of these stations only: checked when written, approved and planned.',
      )}
      actions={<ButtonLink href={`${home}/them`}>{t('Thêm đài', 'Add a station')}</ButtonLink>}
    >
      <Table
        caption={useTitle()}
        hideCaption
        rows={hosts}
        rowKey={({ id }) => id}
        empty={
          <Empty
            title={t('Chưa cho tiếp sóng đài nào.', 'No station may be relayed yet.')}
            action={<ButtonLink href={`${home}/them`}>{t('Thêm đài', 'Add a station')}</ButtonLink>}
          >
            {t(
              'Thêm đài cấp trên mà xã tiếp sóng, kèm văn bản cho phép.',
              'Add the station that the commune relays, with the paper that says so.',
            )}
          </Empty>
        }
        columns={[
          {
            key: 'name',
            head: t('Đài', 'Station'),
            cell: ({ id, name }) => <a href={`${home}/${id}`}>{name}</a>,
          },
          { key: 'host', head: t('Máy chủ phát', 'Host'), cell: ({ host }) => <code>{host}</code> },
          {
            key: 'source',
            head: t('Căn cứ', 'By what'),
            cell: ({ source }) => source,
            long: true,
          },
        ]}
      />
    </Page>
  )
}

type Typed = { filled?: Filled; errors?: Errors }

function HostFields({ filled, errors }: Typed) {
  const { t } = useView()
  const typed = { filled, errors }
  return (
    <>
      <TextField name="name" label={t('Tên đài', 'Station')} maxLength={160} {...typed} />
      <TextField
        name="host"
        label={t('Máy chủ phát', 'Host of the stream')}
        hint={t(
          'Ví dụ: stream.dai-tinh.vn, *.dai-tinh.vn (mọi máy chủ của đài), hoặc kèm cổng: stream.dai-tinh.vn:8000. Dán cả địa chỉ luồng cũng được.',
          'For example stream.dai-tinh.vn, *.dai-tinh.vn, or with a port; a whole address will do.',
        )}
        maxLength={300}
        {...typed}
      />
      <TextField
        name="source"
        label={t('Văn bản hoặc căn cứ cho phép', 'The paper that says so')}
        hint={t('Ví dụ: Kế hoạch 45/KH-UBND ngày 12/3/2026', 'For example 45/KH-UBND, 12/3/2026')}
        maxLength={300}
        {...typed}
      />
    </>
  )
}

export function AddHostPage({ filled, errors }: Typed) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Thêm đài được tiếp sóng', 'Add a station')}
      crumbs={[{ href: home, text: useTitle() }]}
    >
      <ErrorSummary {...{ errors }} />
      <Form action={`${home}/them`}>
        <HostFields {...(filled && { filled })} {...(errors && { errors })} />
        <Actions>
          <Button>{t('Lưu đài này', 'Save')}</Button>
          <ButtonLink kind="secondary" href={home}>
            {t('Quay lại', 'Back')}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

export function HostPage({ host, filled, errors }: Typed & { host: RelayHost }) {
  const { t } = useView()
  const { name, source } = host
  return (
    <Page frame="staff" title={name} crumbs={[{ href: home, text: useTitle() }]}>
      <ErrorSummary {...{ errors }} />
      <Form action={`${home}/${host.id}`}>
        <HostFields
          filled={filled ?? { host: host.host, name, source }}
          {...(errors && { errors })}
        />
        <Actions>
          <Button>{t('Lưu thay đổi', 'Save')}</Button>
        </Actions>
      </Form>
      <Panel title={t('Bỏ đài này', 'Remove this station')} id="bo">
        <p>
          {t(
            'Lịch phát lập từ nay không còn luồng của đài này. Muốn dừng ngay bản tin đang có trong lịch đã gửi, hãy thu hồi bản tin ấy.',
            'Plans made from now on leave its streams out. To stop one that has been sent, withdraw the bulletin.',
          )}
        </p>
        <Form action={`${home}/${host.id}/bo`}>
          <Button kind="warning">{t('Bỏ khỏi danh sách', 'Remove')}</Button>
        </Form>
      </Panel>
    </Page>
  )
}

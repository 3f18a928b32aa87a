import { Button, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Pager, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Notice } from '../domain.ts'

type Props = {
  home: string
  isStaff: boolean
  notices: readonly Notice[]
  unread: number
  next: string | undefined
}

/** Thông báo: what an officer or a citizen was told, newest first. */
export function NoticesPage({ home, isStaff, notices, unread, next }: Props) {
  const { t } = useView()
  const [newest] = notices
  return (
    <Page
      title={t('Thông báo', 'Notices')}
      {...(isStaff && { frame: 'staff' as const })}
      actions={newest && unread > 0 && <ReadAll {...{ home }} newest={newest.id} />}
    >
      <Table
        caption={t('Thông báo', 'Notices')}
        hideCaption
        rows={notices}
        rowKey={({ id }) => id}
        empty={t('Chưa có thông báo nào.', 'No notices yet.')}
        columns={[
          {
            key: 'text',
            head: t('Nội dung', 'Notice'),
            long: true,
            cell: (notice) => <Words {...{ notice }} />,
          },
          {
            key: 'at',
            head: t('Lúc', 'When'),
            tight: true,
            cell: ({ at }) => <When {...{ at }} />,
          },
          {
            key: 'do',
            head: t('Việc', 'Do'),
            tight: true,
            cell: (notice) => <Acts {...{ home, notice }} />,
          },
        ]}
      />
      <Pager {...{ next }} />
    </Page>
  )
}

function Words({ notice }: { notice: Notice }) {
  const { t } = useView()
  return (
    <>
      {notice.readAt === null && <Tag tone="blue">{t('Mới', 'New')}</Tag>} {t(notice.vi, notice.en)}
    </>
  )
}

/** Opening an unread notice marks it read, so it is a button; afterwards it is an ordinary link. */
function Acts({ home, notice: { id, href, readAt } }: { home: string; notice: Notice }) {
  const { t } = useView()
  const open = t('Mở hồ sơ', 'Open')
  if (readAt !== null) return <a {...{ href }}>{open}</a>
  return (
    <Form action={`${home}/${id}/mo`} class="tags tags--row">
      <Button small kind="secondary">
        {open}
      </Button>
      <Button small kind="quiet" action={`${home}/${id}/da-doc`}>
        {t('Đã đọc', 'Mark read')}
      </Button>
    </Form>
  )
}

function ReadAll({ home, newest }: { home: string; newest: string }) {
  const { t } = useView()
  return (
    <Form action={`${home}/da-doc`}>
      <Hidden name="moi-nhat" value={newest} />
      <Button kind="secondary">{t('Đánh dấu đã đọc tất cả', 'Mark all as read')}</Button>
    </Form>
  )
}

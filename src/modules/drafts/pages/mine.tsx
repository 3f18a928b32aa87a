import { listTitle } from '#modules/procedures/index.ts'
import { Empty } from '#ui/empty.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { pathOf } from '../addresses.ts'
import { endOf, endsSoon, keptDays } from '../domain.ts'
import type { ListedDraft } from '../store.ts'
import { stepWords } from './parts.tsx'

type Props = {
  drafts: readonly ListedDraft[]
  names: ReadonlyMap<string, string>
  now: Temporal.Instant
  told: 'saved' | 'removed' | undefined
}

/** Bản nháp của tôi. */
export function DraftsPage({ drafts, names, now, told }: Props) {
  const { t } = useView()
  return (
    <Page
      title={t('Bản nháp', 'Drafts')}
      lead={t(
        `Hồ sơ bạn đang làm dở. Bản nháp không được nộp sẽ bị xóa sau ${keptDays} ngày kể từ lần lưu cuối.`,
        `Applications you have begun. A draft that is not sent is removed ${keptDays} days after it was last saved.`,
      )}
      crumbs={[{ href: '/cua-toi', text: t('Hồ sơ của tôi', 'My applications') }]}
    >
      <Told {...{ told }} />
      <List {...{ drafts, names, now }} />
    </Page>
  )
}

function Told({ told }: Pick<Props, 'told'>) {
  const { t } = useView()
  if (told === undefined) return null
  const title =
    told === 'saved'
      ? t(
          'Đã lưu. Bạn có thể làm tiếp bất cứ lúc nào, ở máy nào cũng được.',
          'Saved. Go on at any time, on any device.',
        )
      : t('Đã xóa bản nháp.', 'The draft was removed.')
  return <Notice kind="ok" {...{ title }} />
}

function List({ drafts, names, now }: Omit<Props, 'told'>) {
  const { t } = useView()
  const choose = (
    <ButtonLink href="/thu-tuc">{t('Chọn thủ tục để nộp', 'Choose a procedure')}</ButtonLink>
  )
  return (
    <Table
      caption={t('Bản nháp', 'Drafts')}
      hideCaption
      rows={drafts}
      rowKey={({ id }) => id}
      empty={
        <Empty title={t('Bạn không có bản nháp nào.', 'You have no drafts.')} action={choose} />
      }
      columns={[
        {
          key: 'procedure',
          head: t('Thủ tục', 'Procedure'),
          cell: ({ id, procedureCode }) => (
            <a href={pathOf(id)}>{listTitle(names.get(procedureCode) ?? procedureCode)}</a>
          ),
        },
        {
          key: 'step',
          head: t('Đang ở bước', 'Step'),
          cell: ({ step }) => t(...stepWords[step]),
        },
        { key: 'papers', head: t('Số tệp', 'Files'), num: true, cell: ({ papers }) => papers },
        {
          key: 'saved',
          head: t('Lưu lần cuối', 'Last saved'),
          cell: ({ savedAt }) => <When at={savedAt} />,
        },
        {
          key: 'end',
          head: t('Sẽ xóa', 'Removed on'),
          tight: true,
          cell: (draft) => <End {...{ draft, now }} />,
        },
        {
          key: 'remove',
          head: t('Không dùng nữa', 'No longer wanted'),
          cell: ({ id, procedureCode }) => (
            <a
              href={`${pathOf(id)}/xoa`}
              aria-label={t(`Xóa bản nháp ${procedureCode}`, `Remove draft ${procedureCode}`)}
            >
              {t('Xóa', 'Remove')}
            </a>
          ),
        },
      ]}
    />
  )
}

function End({ draft, now }: { draft: ListedDraft; now: Temporal.Instant }) {
  const { t } = useView()
  return (
    <>
      <When at={endOf(draft)} only="date" />{' '}
      {endsSoon(draft, now) && <Tag tone="orange">{t('Sắp bị xóa', 'Soon')}</Tag>}
    </>
  )
}

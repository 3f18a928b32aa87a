import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Pager, Table, type Column } from '#ui/table.tsx'
import { SubNav } from '#ui/tabs.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { ListQuery } from '../archive.ts'
import type { Bulletin } from '../domain.ts'
import { languageNames } from '../languages.ts'
import { toldOf, type Standing } from '../standing.ts'
import {
  kindWords,
  lengthText,
  priorityTones,
  priorityWords,
  stateTones,
  stateWords,
} from '../words.ts'
import { ListFilters } from './list-filters.tsx'
import { Nothing } from './list-nothing.tsx'

const home = '/can-bo/ban-tin'

type Props = {
  rows: readonly Bulletin[]
  /** Emergencies without a review. */
  open: readonly Bulletin[]
  known: ReadonlyMap<string, Standing>
  next: string | null
  mayWrite: boolean
  query: ListQuery
}

/** Bản tin của loa truyền thanh, and the archive of what is heard no more. */
export function BulletinListPage({ rows, open, known, next, mayWrite, query }: Props) {
  const { t } = useView()
  const archive = `${home}?archive=yes`
  return (
    <Page
      frame="staff"
      wide
      title={t('Bản tin loa truyền thanh', 'Bulletins')}
      lead={t(
        'Soạn, trình, duyệt; người soạn không tự duyệt. Bản tin đã duyệt mới được xếp lịch phát.',
        'Written, submitted, approved by somebody else. Only what is approved can be scheduled.',
      )}
      actions={
        mayWrite && (
          <ButtonLink href={`${home}/soan`}>{t('Soạn bản tin', 'Write a bulletin')}</ButtonLink>
        )
      }
    >
      <Unreviewed {...{ open }} />
      <SubNav
        current={query.archive ? archive : home}
        items={[
          { href: home, text: t('Đang dùng', 'In use') },
          { href: archive, text: t('Kho lưu', 'Archive') },
        ]}
      />
      <ListFilters isArchive={query.archive !== undefined} />
      <Rows {...{ rows, known, query, mayWrite }} />
      <Pager {...{ next }} />
    </Page>
  )
}

function Unreviewed({ open }: Pick<Props, 'open'>) {
  const { t } = useView()
  if (open.length === 0) return null
  return (
    <Notice
      kind="warn"
      title={t('Phát khẩn cấp chưa được xem xét lại', 'Emergencies without a review')}
    >
      <ul>
        {open.map(({ id, title }) => (
          <li key={id}>
            <a href={`${home}/${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Rows({
  rows,
  known,
  query,
  mayWrite,
}: Pick<Props, 'rows' | 'known' | 'query' | 'mayWrite'>) {
  const { t } = useView()
  return (
    <Table
      caption={t('Bản tin', 'Bulletins')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      empty={<Nothing {...{ query, mayWrite }} />}
      columns={useColumns(known)}
    />
  )
}

function useColumns(known: Props['known']): Column<Bulletin>[] {
  const { t } = useView()
  return [
    {
      key: 'title',
      head: t('Bản tin', 'Bulletin'),
      cell: ({ id, title }) => <a href={`${home}/${id}`}>{title}</a>,
      long: true,
    },
    { key: 'kind', head: t('Cách phát', 'Kind'), cell: ({ kind }) => t(...kindWords[kind]) },
    {
      key: 'language',
      head: t('Ngôn ngữ', 'Language'),
      cell: (one) => t(...languageNames(one)),
    },
    {
      key: 'priority',
      head: t('Mức', 'Priority'),
      cell: ({ priority }) => (
        <Tag tone={priorityTones[priority]}>{t(...priorityWords[priority])}</Tag>
      ),
    },
    {
      key: 'state',
      head: t('Tình trạng', 'State'),
      cell: (one) => {
        const told = toldOf(one, known)
        return <Tag tone={stateTones[told]}>{t(...stateWords[told])}</Tag>
      },
    },
    {
      key: 'seconds',
      head: t('Dài', 'Length'),
      cell: ({ seconds, plannedSeconds: planned }) => {
        const length = seconds ?? planned
        return length === null ? '–' : t(...lengthText(length))
      },
      tight: true,
    },
    {
      key: 'at',
      head: t('Soạn lúc', 'Written'),
      cell: ({ writtenAt }) => <When at={writtenAt} />,
      tight: true,
    },
  ]
}

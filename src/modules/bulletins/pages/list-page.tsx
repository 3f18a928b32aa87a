import { Empty } from '#ui/empty.tsx'
import { Select, TextField } from '#ui/field.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Filters, Pager, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { states, type Bulletin } from '../domain.ts'
import {
  kindWords,
  lengthText,
  priorityTones,
  priorityWords,
  stateTones,
  stateWords,
} from '../words.ts'

const home = '/can-bo/ban-tin'

type Props = {
  rows: readonly Bulletin[]
  open: readonly Bulletin[]
  next: string | null
  mayWrite: boolean
}

/** Bản tin của loa truyền thanh. */
export function BulletinListPage({ rows, open, next, mayWrite }: Props) {
  const { t } = useView()
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
      {open.length > 0 && (
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
      )}
      <Filters action={home}>
        <TextField name="words" label={t('Tên bản tin', 'Title')} type="search" />
        <Select
          name="state"
          label={t('Tình trạng', 'State')}
          blank={t('Mọi tình trạng', 'Any')}
          options={states.map((value) => ({ value, text: t(...stateWords[value]) }))}
        />
      </Filters>
      <Table
        caption={t('Bản tin', 'Bulletins')}
        hideCaption
        rows={rows}
        rowKey={({ id }) => id}
        empty={<Empty title={t('Không có bản tin nào.', 'No bulletin here.')} />}
        columns={[
          {
            key: 'title',
            head: t('Bản tin', 'Bulletin'),
            cell: ({ id, title }) => <a href={`${home}/${id}`}>{title}</a>,
            long: true,
          },
          { key: 'kind', head: t('Cách phát', 'Kind'), cell: ({ kind }) => t(...kindWords[kind]) },
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
            cell: ({ state }) => <Tag tone={stateTones[state]}>{t(...stateWords[state])}</Tag>,
          },
          {
            key: 'seconds',
            head: t('Dài', 'Length'),
            cell: ({ seconds, plannedSeconds }) => {
              const length = seconds ?? plannedSeconds
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
        ]}
      />
      <Pager {...{ next }} />
    </Page>
  )
}

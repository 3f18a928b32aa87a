import { states, stateWords } from '#modules/dossiers/index.ts'
import { Empty } from '#ui/empty.tsx'
import { Select, TextField } from '#ui/field.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Filters, Pager, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { systems } from '../mirror/domain.ts'
import type { MirrorPage } from '../mirror/store.ts'
import { systemWords } from '../mirror/words.ts'

const home = '/can-bo/ho-so-ngoai'

/** Hồ sơ theo dõi: dossiers that other systems settle. */
export function MirrorListPage({ items, next }: MirrorPage) {
  const { t, who } = useView()
  return (
    <Page
      frame="staff"
      wide
      title={t('Hồ sơ ở hệ thống khác', 'Dossiers in other systems')}
      lead={t(
        'Hồ sơ nộp tại Cổng Dịch vụ công quốc gia và các hệ thống khác. Trạng thái do hệ thống gốc quyết định, ở đây chỉ ghi lại.',
        'Filed at the national portal and elsewhere. The system of record decides the state; here it is only repeated.',
      )}
      actions={who.can.has('mirror.edit') && <Doings />}
    >
      <ListFilters />
      <Table
        caption={t('Hồ sơ ở hệ thống khác', 'Dossiers in other systems')}
        hideCaption
        rows={items}
        rowKey={({ id }) => id}
        empty={
          <Empty
            title={t('Không có hồ sơ nào.', 'There is none.')}
            action={who.can.has('mirror.edit') && <Doings />}
          />
        }
        columns={[
          {
            key: 'code',
            head: t('Mã hồ sơ', 'Code'),
            tight: true,
            cell: ({ id, code }) => <a href={`${home}/${id}`}>{code}</a>,
          },
          {
            key: 'name',
            head: t('Người nộp', 'Applicant'),
            cell: ({ applicantName }) => applicantName || '–',
          },
          {
            key: 'procedure',
            head: t('Thủ tục', 'Procedure'),
            cell: ({ procedureCode, procedureName }) => (
              <span class="clip" title={procedureName}>
                {procedureCode} · {procedureName}
              </span>
            ),
          },
          {
            key: 'system',
            head: t('Hệ thống gốc', 'System of record'),
            cell: ({ system }) => t(...systemWords[system]),
          },
          {
            key: 'state',
            head: t('Trạng thái', 'State'),
            cell: ({ state }) => (
              <Tag tone={stateWords[state].tone}>{t(...stateWords[state].text)}</Tag>
            ),
          },
          {
            key: 'due',
            head: t('Hẹn trả', 'Due'),
            tight: true,
            cell: ({ dueAt }) => (dueAt ? <When at={dueAt} only="date" /> : '–'),
          },
          {
            key: 'asOf',
            head: t('Số liệu đến', 'As of'),
            tight: true,
            cell: ({ asOf }) => <When at={asOf} only="date" />,
          },
        ]}
      />
      <Pager {...{ next }} />
    </Page>
  )
}

function Doings() {
  const { t } = useView()
  return (
    <>
      <ButtonLink href={`${home}/nhap`}>{t('Nhập tệp', 'Import a file')}</ButtonLink>{' '}
      <ButtonLink kind="secondary" href={`${home}/moi`}>
        {t('Ghi một hồ sơ', 'Enter one')}
      </ButtonLink>
    </>
  )
}

function ListFilters() {
  const { t } = useView()
  return (
    <Filters action={home}>
      <TextField name="q" label={t('Mã hồ sơ, tên người nộp', 'Code or name')} type="search" />
      <Select
        name="trang-thai"
        label={t('Trạng thái', 'State')}
        blank={t('Tất cả', 'All')}
        options={states.map((value) => ({ value, text: t(...stateWords[value].text) }))}
      />
      <Select
        name="he-thong"
        label={t('Hệ thống gốc', 'System of record')}
        blank={t('Tất cả', 'All')}
        options={systems.map((value) => ({ value, text: t(...systemWords[value]) }))}
      />
    </Filters>
  )
}

import type { Errors, Filled } from '#platform/form.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { TextField } from '#ui/field.tsx'
import { Button, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import type { SavedFilter } from '../domain.ts'

type Props = {
  filters: readonly SavedFilter[]
  filled?: Filled | undefined
  errors?: Errors | undefined
}

/** An officer's saved filters; after a refused name, the form to try again. */
export function FiltersPage({ filters, filled, errors }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Bộ lọc đã lưu', 'Saved filters')}
      lead={t(
        'Bộ lọc chỉ hiện với bạn. Muốn gửi cho đồng nghiệp thì gửi địa chỉ của nó.',
        'Only you see them. To share one, send its address.',
      )}
      crumbs={[{ href: '/can-bo/ho-so', text: t('Hồ sơ', 'Dossiers') }]}
    >
      <ErrorSummary {...{ errors }} />
      {filled && (
        <Form action="/can-bo/bo-loc">
          <Hidden name="dia-chi" value={filled['dia-chi'] ?? ''} />
          <TextField
            name="ten"
            label={t('Tên bộ lọc', 'Name')}
            width={30}
            {...{ filled, errors }}
          />
          <Button>{t('Lưu bộ lọc', 'Save')}</Button>
        </Form>
      )}
      <Table
        caption={t('Bộ lọc đã lưu', 'Saved filters')}
        hideCaption
        rows={filters}
        rowKey={({ id }) => id}
        empty={
          <Empty
            title={t(
              'Chưa có bộ lọc nào. Lọc danh sách hồ sơ rồi chọn “Lưu bộ lọc đang dùng”.',
              'None yet. Narrow the list of dossiers, then choose “Save this filter”.',
            )}
          />
        }
        columns={[
          {
            key: 'name',
            head: t('Tên', 'Name'),
            cell: ({ name, href }) => <a {...{ href }}>{name}</a>,
          },
          {
            key: 'do',
            head: t('Việc', 'Act'),
            cell: ({ id, name }) => (
              <Form action={`/can-bo/bo-loc/${id}/xoa`}>
                <Button kind="quiet" small label={t(`Xóa bộ lọc ${name}`, `Remove ${name}`)}>
                  {t('Xóa', 'Remove')}
                </Button>
              </Form>
            ),
          },
        ]}
      />
    </Page>
  )
}

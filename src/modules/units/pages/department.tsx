import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Select, TextField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { treeOf, type Department } from '../domain.ts'

type Props = { department?: Department; departments: Department[] } & Partial<Retry>

/** Adds a department, or changes and closes one. */
export function DepartmentPage(props: Props) {
  const { t } = useView()
  const { department, errors } = props
  return (
    <Page
      title={department?.name ?? t('Thêm phòng ban', 'Add a department')}
      frame="staff"
      crumbs={[{ href: '/quan-tri/don-vi', text: t('Đơn vị, phòng ban', 'Unit and departments') }]}
    >
      <ErrorSummary {...{ errors }} />
      <DepartmentForm {...props} />
      {department && <Closing {...{ department }} />}
    </Page>
  )
}

function DepartmentForm({ department, departments, filled, errors }: Props) {
  const { t } = useView()
  const retry = { filled, errors }
  const others = treeOf(departments).filter(({ node }) => node.id !== department?.id)
  return (
    <Form action={`/quan-tri/don-vi/phong-ban/${department?.id ?? 'them'}`}>
      <TextField
        name="name"
        label={t('Tên phòng ban', 'Name')}
        value={department?.name}
        {...retry}
      />
      <Select
        name="parentId"
        label={t('Thuộc', 'Part of')}
        optional
        blank={t('Trực thuộc Ủy ban nhân dân', 'Directly under the people’s committee')}
        options={others.map(({ node, depth }) => ({
          value: node.id,
          text: indented(node.name, depth),
        }))}
        value={department?.parentId ?? undefined}
        {...retry}
      />
      <Actions>
        <Button>{t('Lưu', 'Save')}</Button>
        <a href="/quan-tri/don-vi">{t('Thôi', 'Cancel')}</a>
      </Actions>
    </Form>
  )
}

export const indented = (name: string, depth: number) => `${'— '.repeat(depth)}${name}`

function Closing({ department }: { department: Department }) {
  const { t } = useView()
  if (department.closedOn) return <p>{t('Phòng ban này đã đóng.', 'This department is closed.')}</p>
  return (
    <section aria-labelledby="dong">
      <h2 id="dong">{t('Đóng phòng ban', 'Close the department')}</h2>
      <p>
        {t(
          'Phòng ban đã đóng không còn trong danh sách chọn; công việc cũ vẫn ghi tên nó.',
          'A closed department can no longer be chosen; past work keeps its name.',
        )}
      </p>
      <Form action={`/quan-tri/don-vi/phong-ban/${department.id}/dong`}>
        <Button kind="warning">{t('Đóng phòng ban này', 'Close this department')}</Button>
      </Form>
    </section>
  )
}

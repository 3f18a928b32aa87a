import type { Department } from '#modules/units/index.ts'
import { fold } from '#platform/fold.ts'
import type { Retry } from '#platform/form.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { Select } from '#ui/field.tsx'
import { Actions, Button, FieldRow, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import type { FieldDepartments } from './store.ts'

type Props = {
  home: string
  fields: readonly string[]
  departments: readonly Department[]
  given: FieldDepartments
  seen: string
  retry: Pick<Retry, 'filled' | 'errors'> | undefined
}

/** The name of a field's select: "linh-vuc.ho-tich". */
export const fieldName = (field: string) => `linh-vuc.${fold(field).replaceAll(/[^a-z0-9]+/g, '-')}`

/** Lĩnh vực nào do phòng nào giải quyết. */
export function FieldsPage({ home, fields, departments, given, seen, retry }: Props) {
  const { t, who } = useView()
  const mayEdit = who.can.has('handling.set')
  const { filled, errors } = retry ?? {}
  return (
    <Page
      frame="staff"
      title={t('Phòng giải quyết theo lĩnh vực', 'Departments by field')}
      lead={t(
        'Việc của bộ phận là hồ sơ thuộc lĩnh vực phòng mình giải quyết. Lĩnh vực chưa giao thì trưởng phòng và chuyên viên của mọi phòng đều thấy.',
        'The work of a unit is what belongs to its fields. Heads and specialists of every department see a field that is nobody’s.',
      )}
      crumbs={[{ href: '/quan-tri/xu-ly', text: t('Quy định xử lý hồ sơ', 'Rules of handling') }]}
    >
      <ErrorSummary {...{ errors }} />
      {departments.length === 0 ? (
        <Empty title={t('Xã chưa có phòng nào để giao.', 'There is no department yet.')} />
      ) : (
        <Form action={home}>
          <Hidden name="seen" value={seen} />
          <FieldRow>
            {fields.map((field) => (
              <Select
                key={field}
                name={fieldName(field)}
                label={field}
                blank={t('Mọi phòng', 'Every department')}
                value={given.get(field) ?? ''}
                options={departments.map(({ id, name }) => ({ value: id, text: name }))}
                {...{ filled, errors }}
              />
            ))}
          </FieldRow>
          {mayEdit && (
            <Actions>
              <Button>{t('Lưu', 'Save')}</Button>
            </Actions>
          )}
        </Form>
      )}
    </Page>
  )
}

import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { DateField, TextField } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { NameFields, SaveOrLeave, useCrumbs } from './hamlet-fields.tsx'

export function HamletFormPage({ filled, errors }: Partial<Retry>) {
  const { t } = useView()
  const retry = { ...(filled && { filled }), ...(errors && { errors }) }
  return (
    <Page title={t('Thêm ấp, thôn, khu phố', 'Add a hamlet')} frame="staff" crumbs={useCrumbs()}>
      <ErrorSummary {...{ errors }} />
      <Form action="/quan-tri/ap/them">
        <NameFields {...{ retry }} />
        <DateField
          name="startedOn"
          label={t('Thành lập ngày', 'Established on')}
          optional
          {...retry}
        />
        <TextField name="ground" label={t('Căn cứ', 'Ground')} optional {...retry} />
        <SaveOrLeave text={t('Thêm', 'Add')} />
      </Form>
    </Page>
  )
}

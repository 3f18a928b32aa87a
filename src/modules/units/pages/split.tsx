import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { TextArea } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { hamletLabel, type Hamlet } from '../domain.ts'
import { DecisionFields, KindField, SaveOrLeave, useCrumbs } from './hamlet-fields.tsx'

type Props = { hamlet: Hamlet } & Partial<Retry>

export function SplitPage({ hamlet, filled, errors }: Props) {
  const { t } = useView()
  const retry = { ...(filled && { filled }), ...(errors && { errors }) }
  const label = hamletLabel(hamlet)
  return (
    <Page
      title={t(`Chia tách ${label}`, `Split ${label}`)}
      frame="staff"
      crumbs={useCrumbs()}
      lead={t(
        'Nơi cũ thôi dùng. Ai về nơi nào phải ghi cho từng người, nên người dân tạm giữ tên nơi cũ.',
        'The old hamlet ends. Who belongs where must be said person by person, so residents keep the old name for now.',
      )}
    >
      <ErrorSummary {...{ errors }} />
      <Form action={`/quan-tri/ap/${hamlet.id}/chia-tach`}>
        <KindField {...{ hamlet, retry }} />
        <TextArea
          name="names"
          label={t('Tên các nơi mới', 'Names of the new hamlets')}
          hint={t('Mỗi tên một dòng', 'One name to a line')}
          rows={4}
          {...retry}
        />
        <DecisionFields {...{ retry }} />
        <SaveOrLeave text={t('Chia tách', 'Split')} />
      </Form>
    </Page>
  )
}

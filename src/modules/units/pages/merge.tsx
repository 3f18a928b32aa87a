import type { Retry } from '#platform/form.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes } from '#ui/field.tsx'
import { Fieldset, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { hamletLabel, type Hamlet } from '../domain.ts'
import { DecisionFields, NameFields, SaveOrLeave, useCrumbs } from './hamlet-fields.tsx'

type Props = { hamlets: Hamlet[] } & Partial<Retry>

export function MergePage({ hamlets, filled, errors }: Props) {
  const { t } = useView()
  const retry = { ...(filled && { filled: withCommas(filled) }), ...(errors && { errors }) }
  return (
    <Page
      title={t('Sáp nhập ấp, thôn, khu phố', 'Merge hamlets')}
      frame="staff"
      crumbs={useCrumbs()}
      lead={t(
        'Các nơi được chọn sẽ thôi dùng; người dân ở đó chuyển sang nơi mới. Lịch sử vẫn được giữ.',
        'The chosen hamlets end and their residents move to the new one. The history is kept.',
      )}
    >
      <ErrorSummary {...{ errors }} />
      {hamlets.length < 2 ? (
        <Empty title={t('Cần có ít nhất hai nơi để sáp nhập', 'At least two hamlets are needed')} />
      ) : (
        <Form action="/quan-tri/ap/sap-nhap">
          <Checkboxes
            name="from"
            legend={t('Các nơi sáp nhập', 'Hamlets to merge')}
            options={hamlets.map((hamlet) => ({ value: hamlet.id, text: hamletLabel(hamlet) }))}
            {...retry}
          />
          <Fieldset legend={t('Nơi mới', 'The new hamlet')}>
            <NameFields {...{ retry }} />
          </Fieldset>
          <DecisionFields {...{ retry }} />
          <SaveOrLeave text={t('Sáp nhập', 'Merge')} />
        </Form>
      )}
    </Page>
  )
}

/** Picked boxes arrive on separate lines; the field shows them again from a list with commas. */
const withCommas = (filled: Retry['filled']) => ({
  ...filled,
  from: (filled['from'] ?? '').replaceAll('\n', ','),
})

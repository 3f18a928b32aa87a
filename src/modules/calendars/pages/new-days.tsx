import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { DayFields } from './day-fields.tsx'

/** Thêm ngày: a holiday or swap that was announced, for one date or several in a row. */
export function NewDaysPage({ filled, errors }: Partial<Retry>) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Thêm ngày nghỉ, ngày hoán đổi', 'Add holidays or swapped days')}
      crumbs={[{ href: '/quan-tri/lich', text: t('Lịch làm việc', 'Working calendar') }]}
    >
      <ErrorSummary {...{ errors }} />
      <Form action="/quan-tri/lich/them">
        <DayFields {...{ filled, errors }} />
        <Actions>
          <Button>{t('Ghi và tính lại hạn', 'Save and recompute')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

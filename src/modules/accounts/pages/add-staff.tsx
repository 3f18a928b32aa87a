import type { Department } from '#modules/units/index.ts'
import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { TextField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { FactsFields, RolesField } from './staff-fields.tsx'

type Props = { departments: readonly Department[] } & Partial<Retry>

export function AddStaffPage({ departments, ...retry }: Props) {
  const { t } = useView()
  return (
    <Page
      title={t('Thêm cán bộ', 'Add an officer')}
      frame="staff"
      crumbs={[{ href: '/quan-tri/nguoi-dung', text: t('Người dùng', 'Staff accounts') }]}
      lead={t(
        'Hệ thống sẽ tạo mật khẩu tạm để bạn giao tận tay.',
        'A temporary password will be made for you to hand over.',
      )}
    >
      <ErrorSummary errors={retry.errors} />
      <Form action="/quan-tri/nguoi-dung/moi">
        <FactsFields {...{ departments }} {...retry} />
        <TextField
          name="login"
          label={t('Tên đăng nhập', 'Login')}
          hint={t(
            'Chữ không dấu, số, dấu chấm; ví dụ: lan.tran',
            'Plain letters, digits, dots; for example: lan.tran',
          )}
          autocomplete="off"
          width={20}
          {...retry}
        />
        <RolesField {...retry} />
        <Actions>
          <Button>{t('Thêm cán bộ', 'Add')}</Button>
          <a href="/quan-tri/nguoi-dung">{t('Thôi', 'Cancel')}</a>
        </Actions>
      </Form>
    </Page>
  )
}

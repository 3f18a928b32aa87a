import { ErrorSummary } from '#ui/errors.tsx'
import { TextField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { shortest } from '../keys/password.ts'
import type { Refused } from './refused.ts'

/** In place of a temporary password, before anything else. */
export function NewPasswordPage({ errors }: Refused) {
  const { t } = useView()
  return (
    <Page
      title={t('Đặt mật khẩu mới', 'Choose a new password')}
      frame="plain"
      lead={t(
        'Mật khẩu bạn vừa dùng là mật khẩu tạm. Hãy đặt mật khẩu của riêng bạn.',
        'The password you used is a temporary one. Choose one of your own.',
      )}
    >
      <ErrorSummary isQuestion {...{ errors }} />
      <Form action="/dang-nhap/mat-khau-moi">
        <NewPasswordFields {...{ errors }} />
        <Actions>
          <Button>{t('Lưu và tiếp tục', 'Save and continue')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

export function NewPasswordFields({ errors }: Refused) {
  const { t } = useView()
  return (
    <>
      <TextField
        name="password"
        label={t('Mật khẩu mới', 'New password')}
        hint={t(
          `Ít nhất ${shortest} ký tự; không bắt buộc chữ hoa, số hay ký hiệu. Một câu vài từ là tốt nhất.`,
          `At least ${shortest} characters; capitals, digits and signs are not required. A few words are best.`,
        )}
        type="password"
        autocomplete="new-password"
        width={30}
        {...{ errors }}
      />
      <TextField
        name="again"
        label={t('Nhập lại mật khẩu mới', 'New password again')}
        type="password"
        autocomplete="new-password"
        width={30}
        {...{ errors }}
      />
    </>
  )
}

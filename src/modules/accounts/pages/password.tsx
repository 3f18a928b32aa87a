import { ErrorSummary } from '#ui/errors.tsx'
import { TextField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { AccountNav } from './account.tsx'
import { NewPasswordFields } from './new-password.tsx'
import type { Refused } from './refused.ts'

type Props = { changed?: boolean } & Refused

export function PasswordPage({ changed, errors }: Props) {
  const { t } = useView()
  return (
    <Page title={t('Đổi mật khẩu', 'Change password')} frame="staff">
      <AccountNav />
      {changed && (
        <Notice kind="ok" title={t('Đã đổi mật khẩu', 'The password is changed')}>
          <p>
            {t('Các phiên khác của bạn đã được đóng.', 'Your other sessions have been closed.')}
          </p>
        </Notice>
      )}
      <ErrorSummary isQuestion {...{ errors }} />
      <Form action="/tai-khoan/mat-khau">
        <CurrentPassword {...{ errors }} />
        <NewPasswordFields {...{ errors }} />
        <Actions>
          <Button>{t('Đổi mật khẩu', 'Change password')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

type CurrentProps = { id?: string } & Refused

/** Asked again before anything that proves the officer is changed. */
export function CurrentPassword({ errors, id }: CurrentProps) {
  const { t } = useView()
  return (
    <TextField
      name="current"
      id={id}
      label={t('Mật khẩu đang dùng', 'Current password')}
      type="password"
      autocomplete="current-password"
      width={30}
      {...{ errors }}
    />
  )
}

import { ErrorSummary } from '#ui/errors.tsx'
import { TextField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { PasskeyForm } from './passkey-form.tsx'
import type { Refused } from './refused.ts'

type Props = { name: string; hasApp: boolean; passkeyOptions?: object | undefined } & Refused

export function SecondFactorPage({ name, hasApp, passkeyOptions, errors }: Props) {
  const { t } = useView()
  return (
    <Page
      title={t('Xác thực bước hai', 'Second step')}
      frame="plain"
      lead={t(
        `Chào ${name}. Mật khẩu đúng; xin xác nhận thêm một bước để chắc chắn đó là bạn.`,
        `Hello ${name}. The password is right; one more step makes sure that it is you.`,
      )}
    >
      <ErrorSummary isQuestion {...{ errors }} />
      {passkeyOptions && (
        <PasskeyForm
          action="/dang-nhap/khoa-bao-mat"
          use="get"
          options={passkeyOptions}
          label={t('Dùng khóa bảo mật', 'Use a passkey')}
        />
      )}
      <CodeForm {...{ hasApp, errors }} />
    </Page>
  )
}

function CodeForm({ hasApp, errors }: { hasApp: boolean } & Refused) {
  const { t } = useView()
  return (
    <Form action="/dang-nhap/xac-thuc">
      <TextField
        name="code"
        label={
          hasApp
            ? t('Mã 6 số trong ứng dụng xác thực', 'Six-digit code of your authenticator app')
            : t('Mã dự phòng', 'Recovery code')
        }
        hint={t(
          'Mất điện thoại? Nhập một mã dự phòng đã ghi ra giấy.',
          'Lost your phone? Enter one of the recovery codes that you wrote down.',
        )}
        autocomplete="one-time-code"
        inputMode="text"
        code
        width={10}
        {...{ errors }}
      />
      <Actions>
        <Button>{t('Tiếp tục', 'Continue')}</Button>
        <a href="/dang-nhap">{t('Đăng nhập tài khoản khác', 'Sign in with another account')}</a>
      </Actions>
    </Form>
  )
}

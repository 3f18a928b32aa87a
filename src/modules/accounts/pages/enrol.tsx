import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { Page, type Frame } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { PasskeyForm } from './passkey-form.tsx'
import type { Refused } from './refused.ts'

type Props = {
  action: string
  frame: Frame
  /** The picture to scan, as the address of an image. */
  picture: string
  /** The same in letters, in groups of four. */
  secret: string
  /** Carries the sealed secret from the page to the answer. */
  carried?: string | undefined
  lead: string
  /** What the browser is asked to make a passkey from, where a passkey will do as well. */
  passkeyOptions?: object | undefined
} & Partial<Retry>

export function EnrolPage({ frame, lead, passkeyOptions, ...app }: Props) {
  const { t } = useView()
  const { errors } = app
  return (
    <Page title={t('Thiết lập xác thực bước hai', 'Set up the second step')} {...{ frame, lead }}>
      <ErrorSummary {...{ errors }} />
      <AppSteps {...app} />
      {passkeyOptions && <FirstPasskey {...{ passkeyOptions, errors }} />}
    </Page>
  )
}

function AppSteps({ action, picture, secret, carried, errors }: Omit<Props, 'frame' | 'lead'>) {
  const { t } = useView()
  return (
    <>
      <ol class="govuk-list govuk-list--number">
        <li>
          {t(
            'Cài một ứng dụng xác thực trên điện thoại (loại tạo mã 6 số).',
            'Install an authenticator app on your phone (the kind that makes six-digit codes).',
          )}
        </li>
        <li>
          <p>{t('Quét hình này bằng ứng dụng:', 'Scan this picture with the app:')}</p>
          <img
            src={picture}
            width="220"
            height="220"
            alt={t(
              'Mã QR để thiết lập ứng dụng xác thực',
              'QR code to set up the authenticator app',
            )}
          />
          <p>
            {t('Không quét được thì nhập khóa này:', 'If you cannot scan it, enter this key:')}{' '}
            <code>{secret}</code>
          </p>
        </li>
        <li>
          {t('Nhập mã 6 số mà ứng dụng đang hiện.', 'Enter the six digits that the app shows.')}
        </li>
      </ol>
      <CodeForm {...{ action, carried, errors }} />
    </>
  )
}

/** Out of sight, heading and all, where the browser knows no passkeys. */
function FirstPasskey({ passkeyOptions, errors }: { passkeyOptions: object } & Refused) {
  const { t } = useView()
  return (
    <PasskeyForm
      action="/dang-nhap/thiet-lap/khoa"
      use="create"
      options={passkeyOptions}
      label={t('Dùng khóa trên thiết bị này', 'Use a passkey on this device')}
    >
      <h2>{t('Hoặc dùng khóa bảo mật', 'Or use a passkey')}</h2>
      <p>
        {t(
          'Vân tay, khuôn mặt hoặc mã khóa màn hình của máy này, hay một khóa USB, thay cho mã 6 số.',
          'The fingerprint, face or screen lock of this device, or a USB key, in place of six-digit codes.',
        )}
      </p>
      <TextField
        name="name"
        label={t('Tên khóa', 'Name')}
        hint={t('Ví dụ: Máy bàn quầy 2', 'For example: desktop at counter 2')}
        width={20}
        {...{ errors }}
      />
    </PasskeyForm>
  )
}

function CodeForm({ action, carried, errors }: Pick<Props, 'action' | 'carried'> & Refused) {
  const { t } = useView()
  return (
    <Form {...{ action }}>
      {carried !== undefined && <Hidden name="carried" value={carried} />}
      <TextField
        name="code"
        label={t('Mã 6 số', 'Six-digit code')}
        autocomplete="one-time-code"
        inputMode="numeric"
        code
        width={10}
        {...{ errors }}
      />
      <Actions>
        <Button>{t('Xác nhận', 'Confirm')}</Button>
      </Actions>
    </Form>
  )
}

type CodesProps = { codes: readonly string[]; next: string; frame: Frame }

/** Shown once, right after they were made. */
export function RecoveryCodesPage({ codes, next, frame }: CodesProps) {
  const { t } = useView()
  return (
    <Page title={t('Mã dự phòng của bạn', 'Your recovery codes')} {...{ frame }}>
      <Notice kind="warn" title={t('Chỉ hiện một lần', 'Shown only once')}>
        <p>
          {t(
            'In hoặc chép ra giấy và cất nơi an toàn. Mỗi mã dùng được một lần khi bạn không có điện thoại bên mình.',
            'Print them or write them down and keep them safe. Each works once, for when your phone is not at hand.',
          )}
        </p>
      </Notice>
      <ul class="govuk-list codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Actions>
        <ButtonLink href={next}>
          {t('Tôi đã cất giữ, tiếp tục', 'I have kept them, continue')}
        </ButtonLink>
      </Actions>
    </Page>
  )
}

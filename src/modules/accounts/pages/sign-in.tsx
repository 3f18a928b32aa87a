import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

/** How citizens sign in here: by a real identity portal, by its stand-in, or not at all. */
export type CitizenWay = 'portal' | 'stand-in' | 'none'

type Props = {
  back: string
  forStaff: boolean
  citizens: CitizenWay
  /** A form was kept because its session had expired. */
  kept: boolean
} & Partial<Retry>

export function SignInPage(props: Props) {
  const { t } = useView()
  const { forStaff, kept, errors } = props
  return (
    <Page title={t('Đăng nhập', 'Sign in')} frame="plain">
      <ErrorSummary isQuestion {...{ errors }} />
      {kept && <KeptNotice />}
      {forStaff ? <StaffPart {...props} /> : <CitizenPart {...props} />}
      {forStaff ? <CitizenPart {...props} /> : <StaffPart {...props} />}
    </Page>
  )
}

function KeptNotice() {
  const { t } = useView()
  return (
    <Notice kind="warn" title={t('Phiên làm việc của bạn đã hết hạn', 'Your session has expired')}>
      <p>
        {t(
          'Những gì bạn vừa điền đã được giữ lại trong 30 phút. Đăng nhập lại bằng đúng tài khoản đó để gửi tiếp.',
          'What you typed is kept for 30 minutes. Sign in again with the same account to send it.',
        )}
      </p>
    </Notice>
  )
}

function StaffPart({ back, filled, errors }: Props) {
  const { t } = useView()
  return (
    <section class="card" aria-labelledby="can-bo">
      <h2 id="can-bo">{t('Cán bộ, công chức', 'Staff')}</h2>
      <Form action="/dang-nhap">
        <Hidden name="ve" value={back} />
        <TextField
          name="login"
          label={t('Tên đăng nhập', 'Login')}
          autocomplete="username"
          width={20}
          {...{ filled, errors }}
        />
        <TextField
          name="password"
          label={t('Mật khẩu', 'Password')}
          type="password"
          autocomplete="current-password"
          width={20}
          {...{ errors }}
        />
        <Actions>
          <Button>{t('Đăng nhập', 'Sign in')}</Button>
        </Actions>
      </Form>
    </section>
  )
}

function CitizenPart({ back, citizens }: Props) {
  const { t } = useView()
  return (
    <section class="card" aria-labelledby="nguoi-dan">
      <h2 id="nguoi-dan">{t('Người dân', 'Citizens')}</h2>
      {citizens === 'none' ? (
        <p>
          {t(
            'Xã chưa nối với cổng định danh điện tử. Mời bạn đến Trung tâm Phục vụ hành chính công, hoặc tra cứu hồ sơ bằng mã trên giấy hẹn.',
            'The commune is not connected to an identity portal yet. Please visit the Public Service Centre, or track an application by the code on its receipt.',
          )}
        </p>
      ) : (
        <CitizenWays {...{ back, citizens }} />
      )}
    </section>
  )
}

function CitizenWays({ back, citizens }: Pick<Props, 'back' | 'citizens'>) {
  const { t } = useView()
  return (
    <>
      <p>
        {t(
          'Dùng tài khoản định danh điện tử của bạn. Xã không hỏi và không giữ mật khẩu.',
          'Use your electronic identity account. The commune neither asks for nor keeps its password.',
        )}
      </p>
      {citizens === 'stand-in' && (
        <p>
          <Tag tone="orange">{t('Cổng đăng nhập giả lập', 'Stand-in sign-in portal')}</Tag>
        </p>
      )}
      <Actions>
        <ButtonLink href={`/dang-nhap/cong-dan?ve=${encodeURIComponent(back)}`}>
          {t('Đăng nhập bằng tài khoản định danh', 'Sign in with electronic identity')}
        </ButtonLink>
      </Actions>
    </>
  )
}

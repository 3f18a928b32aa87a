import { Facts } from '#ui/facts.tsx'
import { Actions, ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

type Props = { fullName: string; login: string; password: string; next: string }

/** A temporary password, shown once to whoever made it. */
export function OneTimePasswordPage({ fullName, login, password, next }: Props) {
  const { t } = useView()
  return (
    <Page title={t('Mật khẩu tạm', 'Temporary password')} frame="staff">
      <Notice kind="warn" title={t('Chỉ hiện một lần', 'Shown only once')}>
        <p>
          {t(
            'Giao tận tay cho cán bộ. Ở lần đăng nhập đầu, hệ thống sẽ yêu cầu đặt mật khẩu riêng và thiết lập xác thực bước hai.',
            'Hand it over in person. At the first sign-in the officer chooses a password of their own and sets up the second step.',
          )}
        </p>
      </Notice>
      <Facts
        rows={[
          [t('Cán bộ', 'Officer'), fullName],
          [t('Tên đăng nhập', 'Login'), <Copied key="login">{login}</Copied>],
          [t('Mật khẩu tạm', 'Temporary password'), <Copied key="password">{password}</Copied>],
        ]}
      />
      <Actions>
        <ButtonLink href={next}>{t('Đã giao, tiếp tục', 'Handed over, continue')}</ButtonLink>
      </Actions>
    </Page>
  )
}

/** Copied by hand letter by letter, so it is large. */
const Copied = ({ children }: { children: string }) => (
  <span class="codes">
    <code>{children}</code>
  </span>
)

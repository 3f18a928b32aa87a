import { Actions, ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

/** After signing out. The identity portal keeps a session of its own, which the citizen may want to end too. */
export function SignedOutPage({ fromPortal }: { fromPortal: boolean }) {
  const { t } = useView()
  return (
    <Page title={t('Bạn đã đăng xuất', 'You are signed out')} frame="plain">
      {fromPortal && (
        <Notice kind="warn" title={t('Dùng máy chung?', 'Is this a shared device?')}>
          <p>
            {t(
              'Cổng định danh có thể vẫn nhớ bạn trên máy này. ',
              'The identity portal may still remember you on this device. ',
            )}
            <a href="/dang-xuat/dinh-danh">
              {t('Đăng xuất khỏi cổng định danh', 'Sign out of the identity portal')}
            </a>
          </p>
        </Notice>
      )}
      <Actions>
        <ButtonLink href="/" kind="secondary">
          {t('Về trang chủ', 'Home')}
        </ButtonLink>
        <a href="/dang-nhap">{t('Đăng nhập lại', 'Sign in again')}</a>
      </Actions>
    </Page>
  )
}

import { Actions, ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

export type WhyNotSignedIn = 'too-late' | 'refused' | 'incomplete' | 'not-confirmed'

type Props = { why: WhyNotSignedIn; back: string }

/** The citizen came back from the identity portal without being signed in. */
export function NotSignedInPage({ why, back }: Props) {
  const { t } = useView()
  return (
    <Page title={t('Chưa đăng nhập được', 'Not signed in')} frame="plain" lead={t(...words[why])}>
      <Actions>
        <ButtonLink href={`/dang-nhap/cong-dan?ve=${encodeURIComponent(back)}`}>
          {t('Thử lại', 'Try again')}
        </ButtonLink>
        <a href="/">{t('Về trang chủ', 'Home')}</a>
      </Actions>
    </Page>
  )
}

const words: Record<WhyNotSignedIn, readonly [vi: string, en: string]> = {
  'too-late': [
    'Lần đăng nhập này đã quá lâu hoặc bắt đầu ở trình duyệt khác. Mời bạn thử lại.',
    'This sign-in took too long or began in another browser. Please try again.',
  ],
  refused: [
    'Bạn đã không đồng ý chia sẻ thông tin định danh nên chưa đăng nhập. Không có gì được lưu.',
    'You did not agree to share your identity, so you are not signed in. Nothing was kept.',
  ],
  incomplete: [
    'Cổng định danh chưa trả đủ họ tên, số định danh, ngày sinh. Mời bạn thử lại hoặc đến Trung tâm Phục vụ hành chính công.',
    'The identity portal did not give name, identity number and date of birth. Try again or visit the Public Service Centre.',
  ],
  'not-confirmed': [
    'Cổng định danh chưa xác nhận được lần đăng nhập này. Mời bạn thử lại.',
    'The identity portal did not confirm this sign-in. Please try again.',
  ],
}

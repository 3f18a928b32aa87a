import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

type Props = { code: string; procedureName: string; url: string; svg: string }

/** Phiếu mời đánh giá: printed and given with the receipt or the result. */
export function SlipPage({ code, procedureName, url, svg }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="plain"
      title={t('Mời bạn đánh giá', 'How was it?')}
      over={<span class="code">{code}</span>}
      lead={procedureName}
    >
      <figure
        class="rating-qr"
        aria-label={t('Mã QR mở trang đánh giá', 'QR code of the rating page')}
        dangerouslySetInnerHTML={{ __html: svg }}
      />
      <p>
        {t(
          'Quét mã bằng điện thoại sau khi nhận kết quả. Mỗi hồ sơ đánh giá một lần, sửa được trong một ngày. Đánh giá không ghi tên.',
          'Scan after you have your result. One rating for each application, changeable for a day. No name is kept.',
        )}
      </p>
      <p>
        <a href={url}>{url}</a>
      </p>
    </Page>
  )
}

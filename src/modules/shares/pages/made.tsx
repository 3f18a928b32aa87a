import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

type Props = {
  code: string
  url: string
  accessCode: string | undefined
  until: Temporal.Instant
  svg: string
}

/** The new link, once: as a picture to scan from the phone, and as text to send. */
export function MadePage({ code, url, accessCode, until, svg }: Props) {
  const { t } = useView()
  const back = `/cua-toi/ho-so/${code}/chia-se`
  return (
    <Page
      title={t('Đã tạo đường dẫn', 'Your link is ready')}
      over={<span class="code">{code}</span>}
      crumbs={[
        { href: '/cua-toi', text: t('Hồ sơ của tôi', 'My applications') },
        { href: back, text: t('Chia sẻ kết quả', 'Share the result') },
      ]}
    >
      <Notice
        kind="warn"
        title={t(
          'Đường dẫn chỉ hiện lần này. Hãy gửi đi, hoặc cho người xem quét mã ngay bây giờ.',
          'The link is shown only this once. Send it, or let the other person scan it now.',
        )}
      />
      <Panel title={t('Cho người xem quét mã này', 'Let the other person scan this')}>
        <figure
          class="share-qr"
          aria-label={t('Mã QR của đường dẫn', 'QR code of the link')}
          dangerouslySetInnerHTML={{ __html: svg }}
        />
        <p>
          {t('Mở được đến', 'Open until')}{' '}
          <strong>
            <When at={until} />
          </strong>
        </p>
      </Panel>
      <Panel title={t('Hoặc gửi đường dẫn này', 'Or send this link')}>
        <p class="share-link">
          <a href={url} rel="noreferrer">
            {url}
          </a>
        </p>
        <p class="muted">
          {t(
            'Chạm giữ vào đường dẫn rồi chọn “Sao chép”, sau đó dán vào tin nhắn.',
            'Hold your finger on the link, choose “Copy”, then paste it into a message.',
          )}
        </p>
      </Panel>
      {accessCode !== undefined && (
        <Panel title={t('Mã truy cập', 'Access code')}>
          <p class="share-code code">{accessCode}</p>
          <p>
            {t(
              'Đọc mã này qua điện thoại, đừng gửi chung với đường dẫn. Mã cũng chỉ hiện lần này.',
              'Tell it by phone, not in the same message. It too is shown only once.',
            )}
          </p>
        </Panel>
      )}
      <p>
        <ButtonLink kind="secondary" href={back}>
          {t('Xong, xem các đường dẫn của tôi', 'Done, show my links')}
        </ButtonLink>
      </p>
    </Page>
  )
}

import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextArea } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Script } from '#ui/script.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { home } from '../pages/desk-page.tsx'
import { ownerName, ownerOf, type SignedDocument } from '../store.ts'
import type { Order } from './store.ts'

export const ordersHome = `${home}/lenh`
export const standInHome = '/gia-lap/trinh-cam'

type Props = {
  order: Order
  document: SignedDocument
  /** Whose certificate is registered. */
  holder: string
  hash: Buffer
  demo: boolean
  errors?: Record<string, string> | undefined
  filled?: Record<string, string> | undefined
}

/** Lệnh ký: what the plug-in is asked to sign, and where its answer goes. */
export function OrderPage(props: Props) {
  const { t } = useView()
  const { order, document, holder, hash, errors } = props
  return (
    <Page
      frame="staff"
      title={t('Ký bằng trình cắm', 'Sign by plug-in')}
      over={<span class="code">{ownerName(ownerOf(document))}</span>}
      lead={t(
        'Khóa ký nằm ở thiết bị của bạn. Chương trình chỉ gửi mã băm của văn bản này cho trình cắm và nhận lại chữ ký.',
        'The key is on your device. Only the hash of this paper goes to the plug-in, and the signature comes back.',
      )}
      crumbs={[
        { href: home, text: t('Ký số', 'Sign') },
        { href: `${home}/van-ban/${document.id}`, text: document.title },
      ]}
    >
      <ErrorSummary {...{ errors }} />
      <Facts
        rows={[
          [t('Văn bản', 'Paper'), document.title],
          [
            t('Việc ký', 'Act'),
            order.kind === 'sign'
              ? t('Lãnh đạo ký', 'The leader signs')
              : t('Đóng dấu của cơ quan', 'The agency’s seal'),
          ],
          [t('Chứng thư đã đăng ký', 'Registered certificate'), holder],
          [
            t('Mã băm SHA-256', 'Hash (SHA-256)'),
            <span class="code">{hash.toString('hex').match(/.{8}/g)?.join(' ')}</span>,
          ],
          [t('Dùng được đến', 'Good until'), <When at={order.expiresAt} />],
        ]}
      />
      <Ways {...props} />
    </Page>
  )
}

function Ways({ order, hash, demo, errors, filled }: Props) {
  const { t } = useView()
  const attributes = order.attributes.toString('base64')
  return (
    <Panel title={t('Ký và gửi chữ ký về', 'Sign and send the signature back')}>
      <div
        data-plug-in
        data-attributes={attributes}
        data-hash={hash.toString('base64')}
        data-certificate={order.certificate.toString('base64')}
      >
        <div hidden data-plug-in-here>
          <Actions>
            <Button type="button">
              {t('Ký bằng trình cắm của trình duyệt', 'Ask the plug-in')}
            </Button>
          </Actions>
        </div>
        <output data-plug-in-said />
      </div>
      {demo && <StandIn {...{ order, attributes }} />}
      <Form action={`${ordersHome}/${order.id}`}>
        <TextArea
          name="signature"
          label={t('Chữ ký trình cắm trả về (base64)', 'Signature from the plug-in (base64)')}
          hint={
            <>
              {t(
                'Trình cắm tự điền ô này. Phần mềm ký riêng: ký SHA-256 trên ',
                'A plug-in fills this in. With other software: sign, with SHA-256, ',
              )}
              <a href={`${ordersHome}/${order.id}/du-lieu.bin`}>
                {t('tệp dữ liệu cần ký', 'the data to be signed')}
              </a>
              {t(' rồi dán kết quả vào đây.', ' and paste the result here.')}
            </>
          }
          rows={4}
          {...{ errors, filled }}
        />
        <Actions>
          <Button>{t('Gửi chữ ký', 'Send the signature')}</Button>
          <ButtonLink kind="quiet" href={`${home}/van-ban/${order.documentId}`}>
            {t('Quay lại văn bản', 'Back to the paper')}
          </ButtonLink>
        </Actions>
      </Form>
      <Script name="island-signing" />
    </Panel>
  )
}

function StandIn({ order, attributes }: { order: Order; attributes: string }) {
  const { t } = useView()
  return (
    <Notice
      kind="warn"
      title={t(
        'Bản trình diễn có một trình cắm giả lập',
        'The demonstration has a stand-in plug-in',
      )}
    >
      <p>
        {t(
          'Nó ký bằng khóa thử nghiệm. Khi dùng thật, trình cắm của nhà cung cấp chứng thư làm việc này.',
          'It signs with a test key. In real use the plug-in of the certificate’s provider does this.',
        )}
      </p>
      <Form action={standInHome}>
        <Hidden name="attributes" value={attributes} />
        <Hidden name="order" value={order.id} />
        <Hidden name="of" value={order.kind === 'sign' ? 'person' : 'agency'} />
        <Button kind="secondary">{t('Mở trình cắm giả lập', 'Open the stand-in')}</Button>
      </Form>
    </Notice>
  )
}

import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Actions, Button, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { ordersHome, standInHome } from './page.tsx'

type Props = {
  order: string
  of: 'person' | 'agency'
  attributes: string
  hash: string
  pin: string
  signature?: string
  errors?: Record<string, string> | undefined
}

/** The window of a plug-in that is none. */
export function StandInPage(props: Props) {
  const { t } = useView()
  const { hash, signature, errors } = props
  return (
    <Page frame="plain" title={t('Trình cắm ký số GIẢ LẬP', 'STAND-IN of a signing plug-in')}>
      <ErrorSummary {...{ errors }} />
      <Notice
        kind="warn"
        title={t(
          'Chữ ký thử nghiệm, không có giá trị pháp lý.',
          'A test signature without legal force.',
        )}
      />
      <Facts
        rows={[
          [
            t('Khóa', 'Key'),
            props.of === 'agency'
              ? t('Khóa thử nghiệm của cơ quan', 'The agency’s test key')
              : t('Khóa thử nghiệm của bạn', 'Your test key'),
          ],
          [
            t('Mã băm SHA-256', 'Hash (SHA-256)'),
            <span class="code">{hash.match(/.{8}/g)?.join(' ')}</span>,
          ],
        ]}
      />
      {signature === undefined ? <Ask {...props} /> : <Send {...props} signature={signature} />}
    </Page>
  )
}

function Ask({ order, of, attributes, pin, errors }: Props) {
  const { t } = useView()
  return (
    <Form action={standInHome}>
      <Hidden name="attributes" value={attributes} />
      <Hidden name="order" value={order} />
      <Hidden name="of" value={of} />
      <TextField
        name="pin"
        type="password"
        label={t('Mã PIN của khóa', 'PIN of the key')}
        hint={t(`Mã PIN thử nghiệm: ${pin}`, `The test PIN: ${pin}`)}
        width={10}
        inputMode="numeric"
        autocomplete="off"
        {...{ errors }}
      />
      <Actions>
        <Button>{t('Ký', 'Sign')}</Button>
      </Actions>
    </Form>
  )
}

function Send({ order, signature }: Props & { signature: string }) {
  const { t } = useView()
  return (
    <Form action={`${ordersHome}/${order}`}>
      <Hidden name="signature" value={signature} />
      <p>{t('Đã ký. Gửi chữ ký về văn bản để hoàn tất.', 'Signed. Send it back to the paper.')}</p>
      <Actions>
        <Button>{t('Gửi chữ ký về văn bản', 'Send it back')}</Button>
      </Actions>
    </Form>
  )
}

import type { Certificate } from '#platform/signing/cms/certificate.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { FileField, Radios, TextField } from '#ui/field.tsx'
import { Actions, Button, FieldRow, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { picturesHome } from '../pictures/page.tsx'
import { partySlug } from '../shapes-means.ts'
import { meansHome, providerWords, Tried, Validity, type Row } from './page.tsx'
import type { Means, ProviderCode } from './store.ts'

type Props = {
  row: Row
  history: readonly Means[]
  here: readonly ProviderCode[]
  demo: boolean
  now: Temporal.Instant
  errors?: Record<string, string> | undefined
  filled?: Record<string, string> | undefined
}

/** By what one party signs: what holds, a test, a change, and what held before. */
export function PartyPage(props: Props) {
  const { t } = useView()
  const { row, history, now, errors } = props
  const { party, name, means, certificate } = row
  const at = `${meansHome}/${partySlug(party)}`
  return (
    <Page
      frame="staff"
      title={name}
      over={row.position}
      crumbs={[{ href: meansHome, text: t('Phương tiện ký số', 'Means of signing') }]}
      aside={
        <Form action={`${at}/thu`}>
          <Button kind="secondary">{t('Ký thử ngay', 'Try it now')}</Button>
        </Form>
      }
    >
      <ErrorSummary {...{ errors }} />
      <Facts
        rows={[
          [
            t('Ký bằng', 'Signs by'),
            means
              ? t(...providerWords[means.provider])
              : t('Theo mặc định của máy chủ', 'As the server is set up'),
          ],
          [t('Chứng thư', 'Certificate'), certificate && <Validity {...{ certificate, now }} />],
          [
            t('Dấu vân tay chứng thư', 'Fingerprint'),
            certificate && <Fingerprint {...{ certificate }} />,
          ],
          [t('Ký thử', 'Last test'), <Tried {...{ means }} />],
          [
            t('Hình chữ ký, con dấu', 'Picture'),
            <a href={picturesHome}>{t('Xem, đổi hình', 'See, change')}</a>,
          ],
        ]}
      />
      <Change {...props} {...{ at }} />
      <History {...{ history }} />
    </Page>
  )
}

function Fingerprint({ certificate }: { certificate: Certificate }) {
  return <span class="code">{certificate.fingerprint.match(/.{8}/g)?.join(' ')}</span>
}

function Change({ row, here, demo, errors, filled, at }: Props & { at: string }) {
  const { t } = useView()
  const field = { errors, filled, autocomplete: 'off' }
  const settings: Means['settings'] = row.means?.settings ?? {}
  if (here.length === 0) return null
  return (
    <Panel title={t('Giao phương tiện khác', 'Give another')}>
      <Form action={at} multipart>
        <Radios
          name="provider"
          legend={t('Ký bằng', 'Signs by')}
          value={row.means?.provider ?? here[0]}
          options={here.map((code) => ({ value: code, text: t(...providerWords[code]) }))}
          {...{ errors, filled }}
        />
        {here.includes('pkcs11') && (
          <FieldRow>
            <TextField
              name="token"
              label={t('Nhãn của thiết bị', 'Label of the token')}
              value={settings.token}
              {...field}
            />
            <TextField
              name="keyId"
              label={t('Mã khóa (số thập lục)', 'Key id (hex)')}
              value={settings.keyId}
              width={10}
              {...field}
            />
          </FieldRow>
        )}
        {here.includes('csc') && (
          <TextField
            name="credential"
            label={t('Mã chứng thư tại dịch vụ ký từ xa', 'Credential at the service')}
            hint={
              demo ? t('Bản trình diễn: ghi gì cũng được', 'Demonstration: anything') : undefined
            }
            value={settings.credential}
            {...field}
          />
        )}
        {!demo && (here.includes('pkcs11') || here.includes('csc')) && <Secrets {...field} />}
        <FileField
          name="certificate"
          label={t('Chứng thư cho trình cắm (.cer, .crt, .pem)', 'Certificate for a plug-in')}
          hint={
            demo
              ? t(
                  'Để trống: dùng chứng thư của trình cắm giả lập.',
                  'Left empty: that of the stand-in plug-in.',
                )
              : t(
                  'Chỉ chữ ký của đúng chứng thư này mới được nhận.',
                  'Only signatures of this very certificate are taken.',
                )
          }
          accept=".cer,.crt,.pem,.der"
          optional
          {...{ errors }}
        />
        <Actions>
          <Button>{t('Giao phương tiện này', 'Give this')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

function Secrets(field: Pick<Props, 'errors'>) {
  const { t } = useView()
  const kept = t(
    'Để trống để giữ như cũ. Được mã hóa khi lưu.',
    'Empty keeps it. Stored encrypted.',
  )
  return (
    <FieldRow>
      <TextField name="pin" type="password" label={t('Mã PIN', 'PIN')} hint={kept} {...field} />
      <TextField
        name="bearer"
        type="password"
        label={t('Mã truy cập dịch vụ', 'Access token of the service')}
        hint={kept}
        {...field}
      />
    </FieldRow>
  )
}

function History({ history }: { history: readonly Means[] }) {
  const { t } = useView()
  return (
    <Panel title={t('Đã giao', 'What held')}>
      <Table
        caption={t('Các lần giao phương tiện', 'Changes')}
        hideCaption
        rows={history}
        empty={t('Chưa giao lần nào.', 'Nothing has been given yet.')}
        columns={[
          {
            key: 'provider',
            head: t('Phương tiện', 'Means'),
            cell: ({ provider }) => t(...providerWords[provider]),
          },
          { key: 'by', head: t('Người giao', 'By'), cell: ({ byName }) => byName },
          {
            key: 'since',
            head: t('Từ', 'Since'),
            tight: true,
            cell: ({ since }) => <When at={since} />,
          },
          {
            key: 'until',
            head: t('Đến', 'Until'),
            tight: true,
            cell: ({ until }) => (until ? <When at={until} /> : t('nay', 'now')),
          },
        ]}
      />
    </Panel>
  )
}

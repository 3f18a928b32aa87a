import type { Errors, Filled } from '#platform/form.ts'
import { isSelfIssued, type Certificate } from '#platform/signing/cms/certificate.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { FileField, Radios, TextField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { meansHome } from '../shapes-means.ts'
import { providerWords } from '../words.ts'
import type { Driver } from './drivers.ts'
import type { KeyKind, KeyPlace } from './store.ts'

/** `thiet-bi` and `dich-vu`, as they stand in addresses. */
export const placePaths: Record<KeyKind, string> = {
  pkcs11: `${meansHome}/thiet-bi`,
  csc: `${meansHome}/dich-vu`,
}

type Props = {
  kind: KeyKind
  place: KeyPlace | undefined
  drivers: readonly Driver[]
  demo: boolean
  errors?: Errors | undefined
  filled?: Filled | undefined
}

/** Đặt thiết bị PKCS#11 or dịch vụ ký từ xa, from which officers are then given their keys. */
export function KeyPlacePage(props: Props) {
  const { t } = useView()
  const { kind, place, errors } = props
  return (
    <Page
      frame="staff"
      title={t(...providerWords[kind])}
      crumbs={[{ href: meansHome, text: t('Phương tiện ký số', 'Means of signing') }]}
      lead={t(
        'Đặt ở đây một lần; sau đó giao khóa cho từng người và ký thử ở trang của người đó.',
        'Set it up here once; then give each signer a key and try it on the signer’s page.',
      )}
    >
      <ErrorSummary {...{ errors }} />
      {place && <Held {...{ place, kind }} />}
      <SetUp {...props} />
    </Page>
  )
}

function Held({ place, kind }: { place: KeyPlace; kind: KeyKind }) {
  const { t } = useView()
  const { driver, address, timeStamps, certificates, byName, since } = place
  return (
    <>
      <Facts
        rows={[
          kind === 'pkcs11'
            ? [t('Trình điều khiển', 'Driver'), <span class="code">{driver}</span>]
            : [t('Địa chỉ dịch vụ', 'Address'), <span class="code">{address}</span>],
          [
            t('Dấu thời gian', 'Time stamps'),
            timeStamps ? (
              <span class="code">{timeStamps}</span>
            ) : (
              t('Cơ quan thử nghiệm của bản trình diễn', 'The demonstration’s own authority')
            ),
          ],
          [t('Chứng thư đi kèm', 'Certificates'), <Names {...{ certificates }} />],
          [
            t('Ai đặt, khi nào', 'Set up by'),
            <>
              {byName}, <When at={since} />
            </>,
          ],
        ]}
      />
      <Form action={`${placePaths[kind]}/thoi`}>
        <Button kind="warning">{t('Thôi dùng', 'Stop using it')}</Button>
      </Form>
    </>
  )
}

function Names({ certificates }: { certificates: readonly Certificate[] }) {
  const { t } = useView()
  if (certificates.length === 0) return <>{t('Không có', 'None')}</>
  return (
    <ul class="govuk-list">
      {certificates.map((one) => (
        <li>
          {one.commonName}
          {isSelfIssued(one) && <span class="muted"> {t('(gốc được tin)', '(trusted root)')}</span>}
        </li>
      ))}
    </ul>
  )
}

function SetUp({ kind, place, drivers, demo, errors, filled }: Props) {
  const { t } = useView()
  const field = { errors, filled, autocomplete: 'off' }
  if (kind === 'pkcs11' && drivers.length === 0) return <NoDriver />
  return (
    <Panel title={place ? t('Đặt lại', 'Change') : t('Đặt', 'Set up')}>
      <Form action={placePaths[kind]} multipart>
        {kind === 'pkcs11' ? (
          <Radios
            name="driver"
            legend={t('Trình điều khiển', 'Driver')}
            hint={t(
              'Chỉ chọn được trình điều khiển mà người vận hành đã cài trên máy chủ.',
              'Only what the keeper of the server has installed can be chosen.',
            )}
            value={place?.driver ?? drivers[0]?.path}
            options={drivers.map(({ path, name }) => ({ value: path, text: name, hint: path }))}
            {...{ errors, filled }}
          />
        ) : (
          <TextField
            name="address"
            label={t('Địa chỉ dịch vụ (CSC API v2)', 'Address of the service (CSC API v2)')}
            hint={t('Ví dụ https://ky-so.vi-du.vn', 'For example https://sign.example.org')}
            value={place?.address ?? undefined}
            {...field}
          />
        )}
        <TextField
          name="timeStamps"
          label={t('Địa chỉ cấp dấu thời gian (RFC 3161)', 'Time stamping authority (RFC 3161)')}
          hint={
            demo
              ? t(
                  'Để trống: dùng cơ quan thử nghiệm của bản trình diễn.',
                  'Empty: the demonstration’s own authority.',
                )
              : undefined
          }
          value={place?.timeStamps ?? undefined}
          optional={demo}
          {...field}
        />
        <FileField
          name="certificates"
          label={t('Chứng thư gốc, trung gian, dấu thời gian', 'Roots and those between')}
          hint={t(
            'Một tệp .pem có thể chứa nhiều chứng thư. Gốc trong tệp này được tin khi kiểm tra chữ ký. Để trống để giữ như cũ.',
            'One .pem file may hold several. Roots in it are believed when signatures are checked. Empty keeps what there is.',
          )}
          accept=".pem,.cer,.crt,.der"
          optional={demo || place !== undefined}
          {...{ errors }}
        />
        <Actions>
          <Button>{t('Lưu', 'Save')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

function NoDriver() {
  const { t } = useView()
  return (
    <Notice
      kind="warn"
      title={t('Máy chủ chưa cài trình điều khiển PKCS#11 nào.', 'No PKCS#11 driver is installed.')}
    >
      <p>
        {t(
          'Người vận hành cài phần mềm của nhà cung cấp thiết bị và gói opensc. Trình điều khiển nằm ở chỗ khác thì ghi vào /etc/pkcs11/modules (một tệp có dòng “module: /đường/dẫn.so”).',
          'The keeper of the server installs the maker’s software and the package opensc. A driver elsewhere is registered in /etc/pkcs11/modules (a file with a line “module: /path.so”).',
        )}
      </p>
    </Notice>
  )
}

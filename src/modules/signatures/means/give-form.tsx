import { FileField, Radios, TextField } from '#ui/field.tsx'
import { Actions, Button, FieldRow, Form } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import type { KeyKind } from '../key-places/store.ts'
import { providerWords } from '../words.ts'
import type { Row } from './page.tsx'
import type { Means, ProviderCode } from './store.ts'

export type Giving = {
  row: Row
  here: readonly ProviderCode[]
  /** What an administrator has set up on the page: a key there has its own PIN, also in a demonstration. */
  places: readonly KeyKind[]
  demo: boolean
  errors?: Record<string, string> | undefined
  filled?: Record<string, string> | undefined
}

/** Giao phương tiện: which of those that are here, and what it needs. */
export function GiveForm({ row, here, places, demo, errors, filled, at }: Giving & { at: string }) {
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
              demo && !places.includes('csc')
                ? t('Bản trình diễn: ghi gì cũng được', 'Demonstration: anything')
                : undefined
            }
            value={settings.credential}
            {...field}
          />
        )}
        {(places.length > 0 || (!demo && (here.includes('pkcs11') || here.includes('csc')))) && (
          <Secrets {...field} />
        )}
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

function Secrets(field: Pick<Giving, 'errors'>) {
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

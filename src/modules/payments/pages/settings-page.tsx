import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Checkboxes, Select, TextField } from '#ui/field.tsx'
import { Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Account } from '../bills/store.ts'
import { bankOf, banks } from '../vietqr/banks.ts'
import { DemoAccount } from './pay-page.tsx'

export const settingsHome = '/quan-tri/tai-khoan-thu'

type Props = {
  account: Account | undefined
  publicUrl: string
  filled?: Filled | undefined
  errors?: Errors | undefined
}

/** Tài khoản nhận tiền: where money goes, and how the bank tells us of it. */
export function SettingsPage({ account, publicUrl, filled, errors }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Tài khoản nhận phí, lệ phí', 'Account for fees')}
      lead={t(
        'Mã QR nộp tiền của mỗi hồ sơ ghi tài khoản này. Phần mềm không giữ tiền và không chuyển tiền.',
        'The payment code of each dossier names this account. The program neither holds nor sends money.',
      )}
    >
      <ErrorSummary {...{ errors }} />
      {account ? <InUse {...{ account }} /> : <None />}
      <Panel title={t('Đặt tài khoản', 'Set the account')} id="dat">
        <Form action={settingsHome}>
          <Select
            name="bin"
            label={t('Ngân hàng', 'Bank')}
            blank={t('Chọn ngân hàng', 'Choose a bank')}
            options={banks.map(({ bin, shortName, name }) => ({
              value: bin,
              text: `${shortName} (${name})`,
            }))}
            {...{ filled, errors }}
          />
          <TextField
            name="number"
            label={t('Số tài khoản', 'Number')}
            code
            width={20}
            {...{ filled, errors }}
          />
          <TextField name="holder" label={t('Chủ tài khoản', 'Holder')} {...{ filled, errors }} />
          <Checkboxes
            name="demo"
            legend={t('Loại tài khoản', 'Kind')}
            options={[
              {
                value: 'yes',
                text: t(
                  'Tài khoản minh họa, không nhận tiền thật',
                  'For demonstration; takes no money',
                ),
              },
            ]}
            {...{ filled, errors }}
          />
          <Button>{t('Lưu tài khoản', 'Save')}</Button>
        </Form>
      </Panel>
      {account && <Key {...{ account, publicUrl, errors }} />}
    </Page>
  )
}

function None() {
  const { t } = useView()
  return (
    <Notice kind="warn" title={t('Chưa đặt tài khoản.', 'No account is set.')}>
      <p>{t('Người dân chỉ nộp được tại quầy.', 'People can pay at the counter only.')}</p>
    </Notice>
  )
}

function InUse({ account }: { account: Account }) {
  const { t } = useView()
  return (
    <>
      {account.isDemo && <DemoAccount />}
      <Facts
        rows={[
          [t('Ngân hàng', 'Bank'), bankOf(account.bin)?.name ?? account.bin],
          [t('Số tài khoản', 'Number'), <span class="code">{account.number}</span>],
          [t('Chủ tài khoản', 'Holder'), account.holder],
          [t('Dùng từ', 'In use since'), <When at={account.openedAt} />],
        ]}
      />
    </>
  )
}

function Key({
  account,
  publicUrl,
  errors,
}: Pick<Props, 'publicUrl' | 'errors'> & { account: Account }) {
  const { t } = useView()
  return (
    <Panel title={t('Ngân hàng báo có trực tiếp', 'Notices from the bank')} id="bao-co">
      <p>
        {t('Địa chỉ nhận báo có:', 'Address of the notices:')}{' '}
        <span class="code">{`${publicUrl}/api/v1/bank-notices/${account.id}`}</span>
      </p>
      <Form action={`${settingsHome}/khoa`}>
        <TextField
          name="secret"
          type="password"
          autocomplete="off"
          label={t('Khóa ký chung với ngân hàng', 'Key shared with the bank')}
          hint={t(
            'Ít nhất 32 ký tự. Được niêm phong khi lưu và không hiện lại.',
            'At least 32 characters. Sealed when saved, and never shown again.',
          )}
          errors={errors}
        />
        <Button kind="secondary">{t('Lưu khóa', 'Save the key')}</Button>
      </Form>
    </Panel>
  )
}

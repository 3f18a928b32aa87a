import type { Errors } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { TextField } from '#ui/field.tsx'
import { Button, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { KeyFacts, Passkey } from '../keys/store.ts'
import { AccountNav } from './account.tsx'
import { PasskeyForm } from './passkey-form.tsx'
import { CurrentPassword } from './password.tsx'
import type { Refused } from './refused.ts'

type Props = {
  keys: KeyFacts
  passkeys: readonly Passkey[]
  /** What the browser is asked to make a new passkey from, and the same sealed. */
  options: object
  carried: string
  isWaived: boolean
  refused?: RefusedPart | undefined
}

/** Which form of the page was refused, and why. */
export type RefusedPart = { part: 'app' | 'recovery' | 'passkey'; errors: Errors }

const idOfCurrent = { app: 'current', recovery: 'current-recovery', passkey: 'current-passkey' }

const home = '/tai-khoan/xac-thuc'

/** What proves the officer beside the password. */
export function KeysPage({ keys, ...props }: Props) {
  const { t } = useView()
  const { isWaived, refused } = props
  const errorsOf = (part: RefusedPart['part']) =>
    refused?.part === part ? refused.errors : undefined
  return (
    <Page title={t('Xác thực bước hai', 'Second step')} frame="staff">
      <AccountNav />
      {isWaived && <WaivedNotice />}
      <ErrorSummary
        errors={refused?.errors}
        ids={{ current: idOfCurrent[refused?.part ?? 'app'] }}
      />
      <AppPart hasApp={keys.hasApp} errors={errorsOf('app')} />
      {(keys.hasApp || keys.passkeys > 0) && (
        <RecoveryPart left={keys.recoveryCodes} errors={errorsOf('recovery')} />
      )}
      <PasskeyPart {...props} errors={errorsOf('passkey')} />
    </Page>
  )
}

function WaivedNotice() {
  const { t } = useView()
  return (
    <Notice
      kind="warn"
      title={t(
        'Tài khoản trình diễn: chưa có xác thực bước hai',
        'Demonstration account: no second step yet',
      )}
    >
      <p>
        {t(
          'Bước hai được miễn để bạn dùng thử ngay. Khi vận hành thật, mọi tài khoản cán bộ bắt buộc có bước hai.',
          'The second step is waived so that you can try the product at once. In real use every staff account must have one.',
        )}
      </p>
    </Notice>
  )
}

function AppPart({ hasApp, errors }: { hasApp: boolean } & Refused) {
  const { t } = useView()
  return (
    <Panel title={t('Ứng dụng xác thực', 'Authenticator app')}>
      <p>
        {hasApp
          ? t(
              'Đã thiết lập. Thay khi bạn đổi điện thoại.',
              'Set up. Replace it when you change phones.',
            )
          : t('Chưa thiết lập.', 'Not set up.')}
      </p>
      <Form action={`${home}/ung-dung`}>
        <CurrentPassword {...{ errors }} />
        <Button kind="secondary">
          {hasApp ? t('Thay ứng dụng', 'Replace the app') : t('Thiết lập', 'Set it up')}
        </Button>
      </Form>
    </Panel>
  )
}

function RecoveryPart({ left, errors }: { left: number } & Refused) {
  const { t } = useView()
  return (
    <Panel title={t('Mã dự phòng', 'Recovery codes')}>
      <p>{t(`Còn ${left} mã chưa dùng.`, `${left} codes are unused.`)}</p>
      <Form action={`${home}/ma-du-phong`}>
        <CurrentPassword id={idOfCurrent.recovery} {...{ errors }} />
        <Button kind="secondary">
          {t('Tạo mã mới, bỏ mã cũ', 'Make new codes, drop the old')}
        </Button>
      </Form>
    </Panel>
  )
}

type PasskeyProps = Pick<Props, 'passkeys' | 'options' | 'carried'> & Refused

function PasskeyPart({ passkeys, options, carried, errors }: PasskeyProps) {
  const { t } = useView()
  return (
    <Panel title={t('Khóa bảo mật', 'Passkeys')}>
      <p>
        {t(
          'Khóa trên máy hoặc trên điện thoại, nhanh hơn mã 6 số. Cần trình duyệt có JavaScript; mã 6 số luôn dùng được.',
          'A key on your computer or phone, quicker than six digits. It needs JavaScript; the six digits always work.',
        )}
      </p>
      <Table
        caption={t('Khóa bảo mật của bạn', 'Your passkeys')}
        hideCaption
        columns={useColumns()}
        rows={passkeys}
        rowKey={({ id }) => id}
        empty={t('Chưa có khóa nào.', 'No passkey yet.')}
      />
      <PasskeyForm
        action={`${home}/khoa`}
        use="create"
        options={options}
        label={t('Thêm khóa trên thiết bị này', 'Add a passkey on this device')}
      >
        <Hidden name="carried" value={carried} />
        <TextField
          name="name"
          label={t('Tên khóa', 'Name')}
          hint={t('Ví dụ: Máy bàn quầy 2', 'For example: desktop at counter 2')}
          width={20}
          {...{ errors }}
        />
        <CurrentPassword id={idOfCurrent.passkey} {...{ errors }} />
      </PasskeyForm>
    </Panel>
  )
}

function useColumns(): Column<Passkey>[] {
  const { t } = useView()
  return [
    { key: 'name', head: t('Tên', 'Name'), cell: ({ name }) => name },
    { key: 'added', head: t('Thêm lúc', 'Added'), cell: ({ addedAt }) => <When at={addedAt} /> },
    {
      key: 'used',
      head: t('Dùng lần cuối', 'Last used'),
      cell: ({ usedAt }) => usedAt && <When at={usedAt} />,
    },
    {
      key: 'remove',
      head: t('Bỏ', 'Remove'),
      cell: ({ id, name }) => (
        <Form action={`${home}/khoa/${id}/bo`}>
          <Button kind="secondary" small label={t(`Bỏ khóa ${name}`, `Remove ${name}`)}>
            {t('Bỏ', 'Remove')}
          </Button>
        </Form>
      ),
    },
  ]
}

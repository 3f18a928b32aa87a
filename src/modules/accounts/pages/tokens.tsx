import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Select, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { scopeNames } from '../tokens/domain.ts'
import type { ListedToken } from '../tokens/store.ts'

const home = '/quan-tri/ma-truy-cap'

type Props = { tokens: readonly ListedToken[]; now: Temporal.Instant } & Partial<Retry>

export function TokensPage({ tokens, now, ...retry }: Props) {
  const { t } = useView()
  return (
    <Page
      title={t('Mã truy cập cho phần mềm', 'Access tokens')}
      frame="staff"
      lead={t(
        'Phần mềm khác dùng mã này để gọi giao diện lập trình. Mã chỉ hiện một lần khi tạo.',
        'Other programs use a token to call the interfaces. It is shown once, when it is made.',
      )}
    >
      <ErrorSummary errors={retry.errors} />
      <Table
        caption={t('Các mã đã cấp', 'Tokens')}
        hideCaption
        columns={useColumns(now)}
        rows={tokens}
        rowKey={({ id }) => id}
        empty={t('Chưa cấp mã nào.', 'No token yet.')}
      />
      <NewToken {...retry} />
    </Page>
  )
}

function NewToken(retry: Partial<Retry>) {
  const { t } = useView()
  return (
    <Form action={home}>
      <h2>{t('Cấp mã mới', 'New token')}</h2>
      <TextField
        name="account"
        label={t('Tài khoản', 'Account')}
        hint={t(
          'Tên phần mềm; trùng tên đăng nhập của cán bộ thì mã chết theo tài khoản đó.',
          'Name of the program; if it is an officer’s login, the token ends with that account.',
        )}
        width={20}
        {...retry}
      />
      <Select
        name="scope"
        label={t('Phạm vi', 'Scope')}
        options={scopeNames.map((name) => ({ value: name, text: name }))}
        {...retry}
      />
      <TextField
        name="days"
        label={t('Hiệu lực (ngày)', 'Valid for (days)')}
        inputMode="numeric"
        width={4}
        value="365"
        {...retry}
      />
      <Actions>
        <Button>{t('Cấp mã', 'Make a token')}</Button>
      </Actions>
    </Form>
  )
}

function useColumns(now: Temporal.Instant): Column<ListedToken>[] {
  const { t } = useView()
  return [
    {
      key: 'account',
      head: t('Tài khoản', 'Account'),
      cell: ({ account }) => <code>{account}</code>,
    },
    { key: 'scopes', head: t('Phạm vi', 'Scope'), cell: ({ scopes }) => scopes.join(', ') },
    { key: 'minted', head: t('Cấp lúc', 'Made'), cell: ({ mintedAt }) => <When at={mintedAt} /> },
    { key: 'ends', head: t('Hết hạn', 'Ends'), cell: ({ endsAt }) => <When at={endsAt} /> },
    {
      key: 'state',
      head: t('Tình trạng', 'State'),
      cell: (token) => <State {...{ token, now }} />,
    },
  ]
}

function State({ token, now }: { token: ListedToken; now: Temporal.Instant }) {
  const { t } = useView()
  const { id, account, revokedAt, endsAt } = token
  if (revokedAt !== null) return <Tag tone="red">{t('Đã thu hồi', 'Revoked')}</Tag>
  if (Temporal.Instant.compare(now, endsAt) >= 0) return <Tag>{t('Hết hạn', 'Ended')}</Tag>
  return (
    <Form action={`${home}/${id}/thu-hoi`}>
      <Button
        kind="secondary"
        small
        label={t(`Thu hồi mã của ${account}`, `Revoke the token of ${account}`)}
      >
        {t('Thu hồi', 'Revoke')}
      </Button>
    </Form>
  )
}

export function TokenPage({ account, token }: { account: string; token: string }) {
  const { t } = useView()
  return (
    <Page title={t(`Mã truy cập của ${account}`, `Token of ${account}`)} frame="staff">
      <Notice kind="warn" title={t('Chỉ hiện một lần', 'Shown only once')}>
        <p>
          {t(
            'Chép vào nơi cất bí mật của phần mềm. Ai có mã này làm được mọi việc trong phạm vi đã cấp.',
            'Put it where the program keeps its secrets. Whoever has it can do all that its scope allows.',
          )}
        </p>
      </Notice>
      <p>
        <code>{token}</code>
      </p>
      <Actions>
        <ButtonLink href={home}>{t('Đã chép, tiếp tục', 'Copied, continue')}</ButtonLink>
      </Actions>
    </Page>
  )
}

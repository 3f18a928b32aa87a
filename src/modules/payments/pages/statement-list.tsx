import type { Errors } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { FileField } from '#ui/field.tsx'
import { Button, Form } from '#ui/form.tsx'
import { numberText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Account } from '../bills/store.ts'
import type { Statement } from '../statements/store.ts'
import { reconcileHome } from './notice-list.tsx'

export const statementHome = `${reconcileHome}/sao-ke`
export const useCrumbs = () => {
  const { t } = useView()
  return [{ href: reconcileHome, text: t('Đối soát', 'Reconciliation') }]
}

type ListProps = {
  statements: readonly Statement[]
  account: Account | undefined
  errors?: Errors | undefined
}

/** Sao kê: the files of the bank, newest first. */
export function StatementsPage({ statements, account, errors }: ListProps) {
  const { t, lang } = useView()
  return (
    <Page frame="staff" title={t('Nhập sao kê ngân hàng', 'Bank statements')} crumbs={useCrumbs()}>
      <ErrorSummary {...{ errors }} />
      {account ? (
        <Form action={statementHome} multipart>
          <FileField
            name="file"
            label={t('Tệp sao kê XLSX hoặc CSV', 'Statement, XLSX or CSV')}
            hint={t(
              `Sao kê của tài khoản ${account.number}. Tệp CSV dùng mã UTF-8. Nhập lại cùng một tệp không ghi trùng.`,
              `Of account ${account.number}. A CSV is in UTF-8. The same file twice counts once.`,
            )}
            accept=".xlsx,.csv,.txt,text/csv"
            errors={errors}
          />
          <Button>{t('Tải lên', 'Upload')}</Button>
        </Form>
      ) : (
        <Notice
          kind="warn"
          title={t('Đặt tài khoản nhận tiền trước khi nhập sao kê.', 'Set the account first.')}
        />
      )}
      <Table
        caption={t('Các lần nhập gần đây', 'Lately taken in')}
        rows={statements}
        rowKey={({ id }) => id}
        empty={t('Chưa nhập sao kê nào.', 'No statement yet.')}
        columns={[
          {
            key: 'name',
            head: t('Tệp', 'File'),
            cell: ({ id, name }) => <a href={`${statementHome}/${id}`}>{name}</a>,
          },
          {
            key: 'at',
            head: t('Lúc', 'At'),
            tight: true,
            cell: (one) => <When at={one.uploadedAt} />,
          },
          {
            key: 'rows',
            head: t('Số dòng', 'Rows'),
            num: true,
            cell: ({ counts }) => counts && numberText(lang, counts['rows'] ?? 0),
          },
          { key: 'state', head: t('Tình trạng', 'State'), cell: (one) => <State {...one} /> },
        ]}
      />
    </Page>
  )
}

function State({ columns, doneAt, refused }: Statement) {
  const { t } = useView()
  if (refused !== null) return <Tag tone="red">{t('Không đọc được', 'Unreadable')}</Tag>
  if (doneAt) return <Tag tone="green">{t('Đã đối soát', 'Reconciled')}</Tag>
  if (columns) return <Tag tone="blue">{t('Đang đối soát', 'Going on')}</Tag>
  return <Tag tone="yellow">{t('Chờ chọn cột', 'Columns to be chosen')}</Tag>
}

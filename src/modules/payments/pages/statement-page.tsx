import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { FileField, Select } from '#ui/field.tsx'
import { Button, ButtonLink, Form } from '#ui/form.tsx'
import { numberText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Account } from '../bills/store.ts'
import { columnNames, guessed } from '../statements/domain.ts'
import type { Statement } from '../statements/store.ts'
import { columnWords, outcomeWords, rowWords } from '../words.ts'
import { reconcileHome } from './notice-list.tsx'

const home = `${reconcileHome}/sao-ke`
const useCrumbs = () => {
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
        <Form action={home} multipart>
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
            cell: ({ id, name }) => <a href={`${home}/${id}`}>{name}</a>,
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
            cell: ({ counts }) =>
              counts ? numberText(lang, counts['rows'] ?? 0) : t('Chờ chọn cột', 'Waiting'),
          },
        ]}
      />
    </Page>
  )
}

type Props = {
  statement: Statement
  head: { heading: string[]; below: string[][] } | undefined
  filled?: Filled | undefined
  errors?: Errors | undefined
}

/** One statement: which column is which, and what came of it. */
export function StatementPage({ statement, head, filled, errors }: Props) {
  return (
    <Page frame="staff" title={statement.name} crumbs={useCrumbs()}>
      <ErrorSummary {...{ errors }} />
      {statement.counts ? (
        <Came {...{ statement }} />
      ) : (
        <Choose {...{ statement, head, filled, errors }} />
      )}
    </Page>
  )
}

function Choose({ statement, head, filled, errors }: Props) {
  const { t } = useView()
  if (!head)
    return (
      <Notice
        kind="stop"
        title={t(
          'Không tìm thấy dòng tiêu đề trong sao kê.',
          'No heading was found in the statement.',
        )}
      >
        <p>
          {t(
            'Dòng tiêu đề cần có tên các cột ngày, số giao dịch, số tiền ghi có, nội dung.',
            'It must name day, number, amount and text.',
          )}
        </p>
      </Notice>
    )
  const guess = guessed(head.heading)
  const first = Object.fromEntries(Object.entries(guess).map(([name, at]) => [name, String(at)]))
  return (
    <Panel title={t('Chọn cột', 'Which column is which')} id="cot">
      <p>
        {t(
          'Lần sau sao kê cùng mẫu được đọc như vậy.',
          'Statements with this heading are then read the same way.',
        )}
      </p>
      <Form action={`${home}/${statement.id}`}>
        {columnNames.map((name) => (
          <Select
            key={name}
            name={name}
            label={t(...columnWords[name])}
            blank={t('Chọn cột', 'Choose')}
            optional={name === 'payer'}
            options={head.heading.map((text, at) => ({
              value: String(at),
              text: `${text || at + 1}${head.below[0]?.[at] ? ` (${head.below[0][at].slice(0, 40)})` : ''}`,
            }))}
            filled={filled ?? first}
            errors={errors}
          />
        ))}
        <Button>{t('Đối soát sao kê này', 'Reconcile')}</Button>
      </Form>
    </Panel>
  )
}

function Came({ statement }: { statement: Statement }) {
  const { t, lang } = useView()
  const counts = statement.counts ?? {}
  const row = (name: string, text: string) =>
    counts[name] ? ([text, numberText(lang, counts[name])] as const) : null
  const words = Object.entries(outcomeWords).map(([name, { text }]) => row(name, t(...text)))
  return (
    <>
      <Facts
        rows={[
          [t('Số dòng', 'Rows'), numberText(lang, counts['rows'] ?? 0)],
          ...words,
          row('known', t('Đã biết từ trước', 'Known before')),
          row(
            'differs',
            t(
              'Đã biết nhưng khác số tiền, giữ số cũ',
              'Known with another amount; the old one stays',
            ),
          ),
          row('out', t('Tiền ra, không đối soát', 'Money that went out')),
          row('faults', t('Dòng không đọc được', 'Rows that cannot be read')),
        ]}
      />
      {(statement.faults ?? []).length > 0 && (
        <Table
          caption={t('Dòng không đọc được', 'Rows that cannot be read')}
          rows={statement.faults ?? []}
          columns={[
            { key: 'line', head: t('Dòng', 'Row'), cell: ({ line }) => numberText(lang, line) },
            {
              key: 'why',
              head: t('Lỗi', 'Fault'),
              long: true,
              cell: ({ why }) => t(...(rowWords[why as keyof typeof rowWords] ?? [why, why])),
            },
          ]}
        />
      )}
      <ButtonLink href={`${reconcileHome}?ket-qua=unknown`}>
        {t('Xem khoản chưa nhận diện', 'See what was not recognised')}
      </ButtonLink>
    </>
  )
}

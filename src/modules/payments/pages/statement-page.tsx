import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Select } from '#ui/field.tsx'
import { Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import { columnNames, guessed } from '../statements/domain.ts'
import type { Statement } from '../statements/store.ts'
import { columnWords } from '../words.ts'
import { statementHome, useCrumbs } from './statement-list.tsx'
import { Settling } from './statement-settling.tsx'

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
      {statement.columns ? (
        <Settling {...{ statement }} />
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
      <Form action={`${statementHome}/${statement.id}`}>
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

import type { Errors } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Select, TextField } from '#ui/field.tsx'
import { Button, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import type { Choice } from '../chosen.ts'
import type { Both } from '../words.ts'
import { FlowTabs, home } from './flows-page.tsx'

/** One line of choosing: for whom, and what is chosen now ('' is the wider choice). */
export type ChoiceRow = {
  procedure: string
  caseCode: string
  said: Both
  now: string
  fallback: Both
}

type Props = {
  flows: readonly { code: string; name: string }[]
  whole: readonly ChoiceRow[]
  choices: readonly (Choice & { procedureName: string; flowName: string; caseName: string })[]
  asked?: { code: string; name: string; rows: readonly ChoiceRow[] } | undefined
  query: string
  errors?: Errors | undefined
}

const base = `${home}/ap-dung`

/** Áp dụng: which workflow new dossiers take, for the unit, a procedure, a case. */
export function ChoicePage({ flows, whole, choices, asked, query, errors }: Props) {
  const { t, who } = useView()
  const mayEdit = who.can.has('workflow.edit')
  return (
    <Page
      frame="staff"
      title={t('Áp dụng quy trình cho thủ tục', 'Workflows used for procedures')}
      lead={t(
        'Chọn cho từng trường hợp được ưu tiên trước, rồi đến thủ tục, rồi đến cả đơn vị. Hồ sơ đang giải quyết không đổi quy trình.',
        'A choice for a case comes first, then the procedure, then the whole unit. Running dossiers keep theirs.',
      )}
    >
      <FlowTabs />
      <ErrorSummary {...{ errors }} />
      <Panel title={t('Cả đơn vị', 'The whole unit')}>
        {whole.map((row) => (
          <ChoiceForm key={row.caseCode} {...{ row, flows, mayEdit }} back="" />
        ))}
      </Panel>
      <Panel title={t('Theo thủ tục', 'By procedure')}>
        <form action={base} method="get">
          <TextField
            name="thu-tuc"
            label={t('Mã thủ tục', 'Code of the procedure')}
            hint={t('Ví dụ 1.013225', 'For example 1.013225')}
            width={10}
            value={query}
            errors={
              query !== '' && !asked
                ? { 'thu-tuc': t('Không có thủ tục mang mã này', 'There is no such procedure') }
                : undefined
            }
          />
          <Button kind="secondary">{t('Xem và chọn', 'Show')}</Button>
        </form>
        {asked && (
          <>
            <h3>
              {asked.name} <span class="code">{asked.code}</span>
            </h3>
            {asked.rows.map((row) => (
              <ChoiceForm key={row.caseCode} {...{ row, flows, mayEdit }} back={asked.code} />
            ))}
          </>
        )}
      </Panel>
      <Panel title={t('Đã chọn', 'Chosen so far')}>
        <Table
          caption={t('Đã chọn', 'Chosen so far')}
          hideCaption
          rows={choices}
          rowKey={(one) => `${one.procedureCode}/${one.caseCode}`}
          empty={t('Chưa chọn quy trình riêng cho thủ tục nào.', 'Nothing has been chosen yet.')}
          columns={[
            {
              key: 'procedure',
              head: t('Thủ tục', 'Procedure'),
              long: true,
              cell: (one) => (
                <a href={`${base}?thu-tuc=${one.procedureCode}`}>
                  <span class="code">{one.procedureCode}</span> {one.procedureName}
                </a>
              ),
            },
            {
              key: 'case',
              head: t('Trường hợp', 'Case'),
              cell: ({ caseName }) => caseName || t('Mọi trường hợp', 'Every case'),
            },
            {
              key: 'flow',
              head: t('Quy trình', 'Workflow'),
              cell: (one) => <a href={`${home}/${one.workflowCode}`}>{one.flowName}</a>,
            },
          ]}
        />
      </Panel>
    </Page>
  )
}

type FormProps = { row: ChoiceRow; flows: Props['flows']; mayEdit: boolean; back: string }

function ChoiceForm({ row, flows, mayEdit, back }: FormProps) {
  const { t } = useView()
  const { procedure, caseCode, said, now, fallback } = row
  return (
    <Form action={base} class="flow-row">
      <Hidden name="procedure" value={procedure} />
      <Hidden name="caseCode" value={caseCode} />
      <Hidden name="before" value={now} />
      <Hidden name="back" value={back} />
      <Select
        name="workflow"
        id={`workflow-${procedure === '*' ? 'unit' : 'one'}-${caseCode}`}
        label={t(...said)}
        blank={t(...fallback)}
        value={now}
        disabled={!mayEdit}
        options={flows.map(({ code, name }) => ({ value: code, text: name }))}
      />
      {mayEdit && (
        <div class="govuk-form-group">
          <Button kind="secondary">{t('Ghi', 'Save')}</Button>
        </div>
      )}
    </Form>
  )
}

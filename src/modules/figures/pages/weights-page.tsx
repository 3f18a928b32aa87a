import { ErrorSummary } from '#ui/errors.tsx'
import { DateField, Select, TextField, type Errors, type Filled } from '#ui/field.tsx'
import { Actions, Button, FieldRow, Form } from '#ui/form.tsx'
import { numberText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Pager, Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import { levels } from '../domain.ts'
import type { LevelLine } from '../levels.ts'
import type { Weight } from '../score.ts'
import { certaintyWords, levelWords } from '../words.ts'
import { Certain } from './score-page.tsx'

export type WeightsRetry = { form: 'weight' | 'level'; filled: Filled; errors: Errors }
type Props = {
  weights: readonly Weight[]
  lines: readonly LevelLine[]
  next: string | null
  retry?: WeightsRetry | undefined
}

/** Điểm tối đa and mức độ dịch vụ: data an administrator keeps, each with its ground. */
export function WeightsPage({ weights, lines, next, retry }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      wide
      title={t('Chỉ số và mức độ dịch vụ', 'Weights and service levels')}
      lead={t(
        'Điểm tối đa và mức độ dịch vụ dùng để tính số liệu. Mỗi giá trị có nguồn và độ chắc chắn.',
        'What the figures are computed with. Every value has a source and says how sure it is.',
      )}
    >
      <ErrorSummary
        errors={retry?.errors}
        ids={Object.fromEntries(
          Object.keys(retry?.errors ?? {}).map((name) => [name, `${retry?.form}-${name}`]),
        )}
      />
      <Weights {...{ weights, retry }} />
      <Levels {...{ lines, next, retry }} />
    </Page>
  )
}

const typedOf = (retry: WeightsRetry | undefined, form: WeightsRetry['form']) =>
  retry?.form === form ? { filled: retry.filled, errors: retry.errors } : {}

function Weights({ weights, retry }: Pick<Props, 'weights' | 'retry'>) {
  const { t, lang } = useView()
  const typed = typedOf(retry, 'weight')
  return (
    <Panel title={t('Điểm tối đa của từng nhóm', 'The most points of each group')}>
      <Table
        caption={t('Điểm tối đa', 'Most points')}
        hideCaption
        rows={weights}
        rowKey={({ code }) => code}
        columns={[
          { key: 'name', head: t('Nhóm chỉ số', 'Group'), cell: ({ name }) => t(name[0], name[1]) },
          {
            key: 'max',
            head: t('Điểm tối đa', 'Most'),
            num: true,
            cell: ({ max }) => numberText(lang, max),
          },
          {
            key: 'certainty',
            head: t('Độ chắc chắn', 'Certainty'),
            cell: ({ certainty }) => <Certain {...{ certainty }} />,
          },
          { key: 'source', head: t('Nguồn', 'Source'), long: true, cell: ({ source }) => source },
        ]}
      />
      <Form action="/quan-tri/chi-so">
        <FieldRow>
          <Select
            {...typed}
            id="weight-code"
            name="code"
            label={t('Nhóm chỉ số', 'Group')}
            options={weights.map(({ code, name }) => ({ value: code, text: t(name[0], name[1]) }))}
          />
          <TextField
            {...typed}
            id="weight-max"
            name="max"
            label={t('Điểm tối đa', 'Most points')}
            inputMode="decimal"
            width={4}
          />
          <DateField
            {...typed}
            id="weight-from"
            name="from"
            label={t('Áp dụng từ ngày', 'In force from')}
          />
        </FieldRow>
        <Ground {...{ typed }} id="weight" />
        <Actions>
          <Button>{t('Lưu điểm tối đa', 'Save')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

function Ground({ typed, id }: { typed: ReturnType<typeof typedOf>; id: string }) {
  const { t } = useView()
  return (
    <>
      <TextField
        {...typed}
        id={`${id}-source`}
        name="source"
        label={t('Căn cứ', 'Source')}
        width={30}
      />
      <Select
        {...typed}
        id={`${id}-certainty`}
        name="certainty"
        label={t('Độ chắc chắn', 'Certainty')}
        options={(['V', 'S', 'M', '?'] as const).map((value) => ({
          value,
          text: t(...certaintyWords[value]),
        }))}
      />
    </>
  )
}

function Levels({ lines, next, retry }: Pick<Props, 'lines' | 'next' | 'retry'>) {
  const { t } = useView()
  const typed = typedOf(retry, 'level')
  return (
    <Panel title={t('Mức độ dịch vụ trực tuyến', 'Service levels')} id="muc-do">
      <Form action="/quan-tri/chi-so/muc-do">
        <FieldRow>
          <TextField
            {...typed}
            id="level-procedure"
            name="procedure"
            label={t('Mã thủ tục', 'Procedure code')}
            width={10}
            code
          />
          <Select
            {...typed}
            id="level-level"
            name="level"
            label={t('Mức độ', 'Level')}
            options={levels.map((value) => ({ value, text: t(...levelWords[value]) }))}
          />
        </FieldRow>
        <Ground {...{ typed }} id="level" />
        <Actions>
          <Button>{t('Lưu mức độ', 'Save')}</Button>
        </Actions>
      </Form>
      <Table
        caption={t('Mức độ dịch vụ', 'Service levels')}
        hideCaption
        rows={lines}
        rowKey={({ code }) => code}
        columns={[
          { key: 'code', head: t('Mã', 'Code'), tight: true, cell: ({ code }) => code },
          { key: 'name', head: t('Thủ tục', 'Procedure'), long: true, cell: ({ name }) => name },
          {
            key: 'level',
            head: t('Mức độ', 'Level'),
            cell: ({ level }) => t(...levelWords[level]),
          },
          {
            key: 'certainty',
            head: t('Độ chắc chắn', 'Certainty'),
            cell: ({ certainty }) => <Certain {...{ certainty }} />,
          },
          { key: 'source', head: t('Nguồn', 'Source'), cell: ({ source }) => source },
        ]}
      />
      <Pager {...{ next }} />
    </Panel>
  )
}

import type { Retry } from '#platform/form.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { Select, TextField } from '#ui/field.tsx'
import { Button, FieldRow, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Pager, Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { kinds } from '../domain.ts'
import { groundCodes, grounds } from '../grounds.ts'
import type { Refusal } from '../store-refusals.ts'
import { kindWords } from '../words.ts'
import { home } from './counter-page.tsx'

type Props = {
  items: readonly Refusal[]
  next: string | null
  retry: Retry | undefined
  once: string
  mayWrite: boolean
}

/** Từ chối chứng thực: each with its ground. */
export function RefusalsPage({ items, next, retry, once, mayWrite }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Từ chối chứng thực', 'Refused certifications')}
      crumbs={[{ href: home, text: t('Chứng thực', 'Certification') }]}
    >
      <ErrorSummary errors={retry?.errors} />
      {mayWrite && (
        <Panel title={t('Ghi một lượt từ chối', 'Write down a refusal')}>
          <RefusalFields {...{ retry, once }} />
        </Panel>
      )}
      <RefusalTable {...{ items }} />
      <Pager {...{ next }} />
    </Page>
  )
}

function RefusalFields({ retry, once }: Pick<Props, 'retry' | 'once'>) {
  const { t } = useView()
  const field = { filled: retry?.filled, errors: retry?.errors }
  return (
    <Form action={`${home}/tu-choi`} once={once}>
      <FieldRow>
        <Select
          name="kind"
          label={t('Loại việc', 'Kind')}
          options={kinds.map((value) => ({ value, text: t(...kindWords[value]) }))}
          {...field}
        />
        <TextField
          name="requester"
          label={t('Người yêu cầu', 'Requester')}
          autocomplete="off"
          {...field}
        />
        <TextField name="paper" label={t('Giấy tờ', 'Paper')} autocomplete="off" {...field} />
      </FieldRow>
      <Select
        name="ground"
        label={t('Lý do từ chối', 'Ground')}
        blank={t('Chọn lý do', 'Choose')}
        options={groundCodes.map((value) => ({ value, text: t(...grounds[value]) }))}
        {...field}
      />
      <TextField name="detail" label={t('Ghi thêm', 'More')} optional {...field} />
      <Button>{t('Ghi từ chối', 'Write it down')}</Button>
    </Form>
  )
}

function RefusalTable({ items }: Pick<Props, 'items'>) {
  const { t } = useView()
  return (
    <Table
      caption={t('Các lượt đã từ chối', 'Refusals')}
      rows={items}
      rowKey={({ id }) => id}
      empty={<Empty title={t('Chưa từ chối lượt nào.', 'Nothing was refused yet.')} />}
      columns={[
        { key: 'at', head: t('Lúc', 'At'), tight: true, cell: ({ at }) => <When at={at} /> },
        { key: 'who', head: t('Người yêu cầu', 'Requester'), cell: (one) => one.requesterName },
        { key: 'paper', head: t('Giấy tờ', 'Paper'), cell: ({ paper }) => paper },
        {
          key: 'ground',
          head: t('Lý do', 'Ground'),
          long: true,
          cell: ({ ground, detail }) => (
            <>
              {t(...grounds[ground])}
              {detail && <span class="muted"> – {detail}</span>}
            </>
          ),
        },
        { key: 'by', head: t('Cán bộ', 'Officer'), cell: ({ byName }) => byName },
      ]}
    />
  )
}

import type { Retry } from '#platform/form.ts'
import type { Complaint } from '#platform/json-file.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Select, TextField } from '#ui/field.tsx'
import { FileImport } from '#ui/file-import.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { home } from './flows-page.tsx'

type NewProps = {
  from: readonly { code: string; name: string }[]
  chosen?: string | undefined
} & Partial<Retry>

/** Thêm quy trình: a name, and what it starts as a copy of. */
export function NewFlowPage({ from, chosen, filled, errors }: NewProps) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Thêm quy trình', 'Add a workflow')}
      crumbs={[{ href: home, text: t('Quy trình nội bộ', 'Workflows') }]}
    >
      <ErrorSummary {...{ errors }} />
      <Form action={`${home}/them`}>
        <TextField
          name="name"
          label={t('Tên quy trình', 'Name')}
          hint={t(
            'Ví dụ: Cấp giấy phép xây dựng nhà ở',
            'For example: Building permit for a house',
          )}
          maxLength={160}
          {...{ filled, errors }}
        />
        <Select
          name="from"
          label={t('Bắt đầu từ', 'Start from')}
          blank={t('Quy trình trống, một bước', 'An empty workflow of one step')}
          value={chosen ?? 'six-steps'}
          options={from.map(({ code, name }) => ({ value: code, text: name }))}
          {...{ filled, errors }}
        />
        <Actions>
          <Button>{t('Tạo bản nháp', 'Make a draft')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

type ImportProps = { complaints?: readonly Complaint[] | undefined } & Partial<Retry>

/** Nhập từ tệp: by a file or by pasting its text; a file with faults is refused whole, with every fault named. */
export function ImportPage({ complaints = [], filled, errors }: ImportProps) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Nhập quy trình từ tệp', 'Import a workflow')}
      lead={
        <>
          {t(
            'Tệp JSON do “Xuất tệp” tạo ra, hoặc soạn theo lược đồ. Nhập xong là bản nháp, chưa áp dụng.',
            'A JSON file made by “Export”, or written after the schema. It becomes a draft.',
          )}{' '}
          <a href={`${home}/luoc-do.json`}>{t('Tải lược đồ', 'Get the schema')}</a>
        </>
      }
      crumbs={[{ href: home, text: t('Quy trình nội bộ', 'Workflows') }]}
    >
      <ErrorSummary {...{ errors }} />
      <FileImport
        action={`${home}/nhap`}
        fileLabel={t('Tệp quy trình (.json)', 'Workflow file (.json)')}
        {...{ complaints, filled, errors }}
      />
    </Page>
  )
}

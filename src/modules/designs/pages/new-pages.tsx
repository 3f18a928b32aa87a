import type { Retry } from '#platform/form.ts'
import type { Complaint } from '#platform/json-file.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Select, TextField } from '#ui/field.tsx'
import { FileImport } from '#ui/file-import.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { home } from '../addresses.ts'

type NewProps = {
  from: readonly { code: string; title: string }[]
  chosen?: string | undefined
  procedures?: string | undefined
  /** What a copy is called unless somebody says otherwise. */
  title?: string | undefined
} & Partial<Retry>

const useHome = () => {
  const { t } = useView()
  return [{ href: home, text: t('Biểu mẫu điện tử', 'Forms') }]
}

/** Thêm biểu mẫu: a name, the procedures it serves, and what it starts as a copy of. */
export function NewDesignPage({ from, chosen, procedures, title, filled, errors }: NewProps) {
  const { t } = useView()
  return (
    <Page frame="staff" title={t('Thêm biểu mẫu', 'Add a form')} crumbs={useHome()}>
      <ErrorSummary {...{ errors }} />
      <Form action={`${home}/them`}>
        <TextField
          name="title"
          value={title}
          label={t('Tên biểu mẫu', 'Name')}
          hint={t(
            'Ví dụ: Đơn xin xác nhận của Ấp 3',
            'For example: Application for a confirmation',
          )}
          maxLength={300}
          {...{ filled, errors }}
        />
        <TextField
          name="procedures"
          label={t('Mã các thủ tục dùng mẫu này', 'Codes of the procedures it serves')}
          hint={t(
            'Nhiều mã cách nhau bằng dấu phẩy, ví dụ 1.013274',
            'Several parted by commas, for example 1.013274',
          )}
          value={procedures}
          {...{ filled, errors }}
        />
        <Select
          name="from"
          label={t('Bắt đầu từ', 'Start from')}
          blank={t('Biểu mẫu trống', 'An empty form')}
          value={chosen}
          options={from.map(({ code, title }) => ({ value: code, text: title }))}
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
      title={t('Nhập biểu mẫu từ tệp', 'Import a form')}
      lead={
        <>
          {t(
            'Tệp JSON do “Xuất tệp” tạo ra, hoặc soạn theo lược đồ. Nhập xong là bản nháp, chưa áp dụng.',
            'A JSON file made by “Export”, or written after the schema. It becomes a draft.',
          )}{' '}
          <a href={`${home}/luoc-do.json`}>{t('Tải lược đồ', 'Get the schema')}</a>
        </>
      }
      crumbs={useHome()}
    >
      <ErrorSummary {...{ errors }} />
      <FileImport
        action={`${home}/nhap`}
        fileLabel={t('Tệp biểu mẫu (.json)', 'Form file (.json)')}
        {...{ complaints, filled, errors }}
      />
    </Page>
  )
}

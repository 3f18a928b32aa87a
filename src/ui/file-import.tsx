import type { Errors, Filled } from '#platform/form.ts'

import { FileField, TextArea } from './field.tsx'
import { Actions, Button, Form } from './form.tsx'
import { Notice } from './notice.tsx'
import { Table } from './table.tsx'
import { useView } from './view.ts'

type Props = {
  action: string
  fileLabel: string
  /** What is wrong with the file that was sent, each at its place. */
  complaints: readonly { place: string; message: string }[]
  filled?: Filled | undefined
  errors?: Errors | undefined
}

/** A JSON file, chosen or pasted, that becomes a draft; a file with faults is refused whole. */
export function FileImport({ action, fileLabel, complaints, filled, errors }: Props) {
  const { t } = useView()
  return (
    <>
      {complaints.length > 0 && (
        <>
          <Notice
            kind="stop"
            title={t(
              `Tệp có ${complaints.length} lỗi, chưa nhập gì cả`,
              `The file has ${complaints.length} faults; nothing was imported`,
            )}
          />
          <Table
            caption={t('Lỗi trong tệp', 'Faults in the file')}
            rows={complaints}
            columns={[
              { key: 'place', head: t('Ở đâu', 'Where'), cell: ({ place }) => place },
              {
                key: 'message',
                head: t('Lỗi gì', 'What'),
                long: true,
                cell: ({ message }) => message,
              },
            ]}
          />
        </>
      )}
      <Form {...{ action }} multipart>
        <FileField
          name="file"
          label={fileLabel}
          accept=".json,application/json"
          optional
          {...{ errors }}
        />
        <TextArea
          name="text"
          label={t('Hoặc dán nội dung tệp', 'Or paste its text')}
          optional
          rows={8}
          {...{ filled, errors }}
        />
        <Actions>
          <Button>{t('Nhập thành bản nháp', 'Import as a draft')}</Button>
        </Actions>
      </Form>
    </>
  )
}

import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { FileField, Radios, TextField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { numberText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Import } from '../import/store.ts'
import { importWords } from '../import/words.ts'
import { systems } from '../mirror/domain.ts'
import { systemWords } from '../mirror/words.ts'
import { momentText } from './moment.tsx'

const list = '/can-bo/ho-so-ngoai'
const home = `${list}/nhap`

type Props = { imports: readonly Import[]; now: Temporal.Instant } & Partial<Retry>

/** Nhập tệp: the form for a new one, and the last twenty. */
export function ImportsPage({ imports, now, filled, errors }: Props) {
  const { t } = useView()
  const given = { errors, filled }
  return (
    <Page
      frame="staff"
      title={t('Nhập danh sách hồ sơ từ hệ thống khác', 'Import dossiers of another system')}
      crumbs={[{ href: list, text: t('Hồ sơ ở hệ thống khác', 'Dossiers in other systems') }]}
      lead={t(
        'Tệp được kiểm tra từng dòng trước. Chưa có gì thay đổi cho đến khi bạn xác nhận.',
        'The file is checked row by row first. Nothing changes until you confirm.',
      )}
    >
      <ErrorSummary {...{ errors }} />
      <Panel title={t('Tệp mới', 'A new file')}>
        <Form action={home} multipart>
          <Radios
            name="system"
            legend={t('Tệp lấy từ', 'The file is from')}
            options={systems.map((value) => ({ value, text: t(...systemWords[value]) }))}
            {...given}
          />
          <TextField
            name="takenAt"
            label={t('Lấy tệp lúc', 'Taken at')}
            hint={t(
              'Dùng cho dòng không ghi “Cập nhật lúc”. Ví dụ 02/09/2026 14:30',
              'For rows without a time of their own. For example 02/09/2026 14:30',
            )}
            width={20}
            value={momentText(now)}
            {...given}
          />
          <FileField
            name="file"
            label={t('Tệp XLSX hoặc CSV', 'XLSX or CSV file')}
            hint={
              <>
                {t(
                  'Cột bắt buộc: Mã hồ sơ, Mã thủ tục, Trạng thái. Tệp XLSX: đọc trang tính đầu tiên. Tệp CSV: mã UTF-8. Tối đa 400 MB, đủ cho một triệu dòng.',
                  'Needed: code, procedure code, state. Of a workbook the first sheet is read; a CSV is in UTF-8. At most 400 MB, enough for a million rows.',
                )}{' '}
                <a href={`${home}/mau.csv`}>{t('Tải tệp mẫu', 'Download an empty file')}</a>
              </>
            }
            accept=".xlsx,.csv,.txt,text/csv"
            errors={errors}
          />
          <Actions>
            <Button>{t('Tải lên và kiểm tra', 'Upload and check')}</Button>
          </Actions>
        </Form>
      </Panel>
      <Panel title={t('Các lần nhập gần đây', 'Recent imports')}>
        <ImportTable {...{ imports }} />
      </Panel>
    </Page>
  )
}

function ImportTable({ imports }: { imports: readonly Import[] }) {
  const { t, lang } = useView()
  return (
    <Table
      caption={t('Các lần nhập gần đây', 'Recent imports')}
      hideCaption
      rows={imports}
      rowKey={({ id }) => id}
      empty={t('Chưa nhập tệp nào.', 'None yet.')}
      columns={[
        {
          key: 'file',
          head: t('Tệp', 'File'),
          cell: ({ id, fileName }) => <a href={`${home}/${id}`}>{fileName}</a>,
        },
        {
          key: 'system',
          head: t('Hệ thống gốc', 'From'),
          cell: ({ system }) => t(...systemWords[system]),
        },
        {
          key: 'at',
          head: t('Tải lên lúc', 'Uploaded'),
          cell: ({ startedAt }) => <When at={startedAt} />,
        },
        {
          key: 'rows',
          head: t('Số dòng', 'Rows'),
          num: true,
          cell: ({ rows }) => numberText(lang, rows),
        },
        {
          key: 'faults',
          head: t('Dòng lỗi', 'Wrong'),
          num: true,
          cell: ({ faults }) => numberText(lang, faults),
        },
        {
          key: 'state',
          head: t('Tình trạng', 'State'),
          cell: ({ state }) => (
            <Tag tone={importWords[state].tone}>{t(...importWords[state].text)}</Tag>
          ),
        },
      ]}
    />
  )
}

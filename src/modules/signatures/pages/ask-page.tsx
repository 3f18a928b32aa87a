import { signerChoices, type Signer } from '#modules/accounts/index.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { FileField, Select, TextArea, TextField } from '#ui/field.tsx'
import { FieldRow } from '#ui/form.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import { numberWords } from '../domain.ts'
import type { SignedDocument } from '../store.ts'
import { stateWords } from '../words.ts'
import { home } from './desk-page.tsx'

type Props = {
  code: string
  signers: readonly Signer[]
  documents: readonly SignedDocument[]
  once: string
  filled?: Record<string, string> | undefined
  errors?: Record<string, string> | undefined
}

/** Trình ký kết quả: a finished PDF, or the text of one that is laid out here. */
export function AskPage({ code, signers, documents, once, filled = {}, errors }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Trình ký kết quả', 'Put a result up for signing')}
      over={<span class="code">{code}</span>}
      crumbs={[{ href: `/can-bo/ho-so/${code}`, text: t('Hồ sơ này', 'This dossier') }]}
    >
      <ErrorSummary {...{ errors }} />
      {documents.length > 0 && <Known {...{ documents }} />}
      {signers.length === 0 ? (
        <Notice
          kind="warn"
          title={t('Chưa có ai được giao quyền ký số.', 'Nobody may sign yet.')}
        />
      ) : (
        <Form action={`/can-bo/ho-so/${code}/trinh-ky`} multipart {...{ once }}>
          <TextField
            name="title"
            label={t('Tên văn bản', 'Title')}
            hint={t('Ví dụ: Giấy xác nhận tình trạng hôn nhân', 'Such as “Certificate of …”')}
            {...{ filled, errors }}
          />
          <FieldRow>
            <TextField
              name="symbol"
              label={t('Ký hiệu', 'Symbol')}
              hint={t('Đứng sau số, ví dụ GXN-UBND', 'Stands behind the number')}
              width={20}
              {...{ filled, errors }}
            />
            <Select
              name="signer"
              label={t('Người ký', 'Signer')}
              options={signerChoices(signers, t)}
              {...{ filled, errors }}
            />
          </FieldRow>
          <FileField
            name="file"
            label={t('Văn bản đã soạn (PDF)', 'The paper (PDF)')}
            hint={t(
              'Chừa trống sau chữ “Số:” và “ngày”; ghi tên người ký ở cuối. Chương trình tự tìm chỗ đặt số, chữ ký và dấu.',
              'Leave room behind “Số:” and “ngày” and write the signer’s name: the places are found by these words.',
            )}
            accept=".pdf"
            optional
            {...{ errors }}
          />
          <TextArea
            name="text"
            label={t(
              'Hoặc gõ nội dung, mỗi đoạn một dòng',
              'Or type its text, a paragraph on each line',
            )}
            hint={t(
              'Chương trình trình bày theo Nghị định 30/2020/NĐ-CP.',
              'It is laid out as decree 30/2020 has it.',
            )}
            rows={8}
            max={10_000}
            optional
            {...{ filled, errors }}
          />
          <FileField
            name="attachments"
            label={t('Phụ lục kèm theo thành tệp riêng (PDF)', 'Attachments as files of their own')}
            hint={t(
              'Mỗi tệp được cơ quan ký ở góc trên bên phải trang đầu, cùng số với văn bản. Phụ lục nằm cùng tệp với văn bản thì không ký riêng.',
              'The agency signs each at the upper right of its first page. What is in the same file is not signed apart.',
            )}
            accept=".pdf"
            multiple
            optional
            {...{ errors }}
          />
          <Actions>
            <Button>{t('Trình ký', 'Put it up for signing')}</Button>
          </Actions>
        </Form>
      )}
    </Page>
  )
}

function Known({ documents }: { documents: readonly SignedDocument[] }) {
  const { t } = useView()
  return (
    <Panel title={t('Đã trình', 'Put up so far')}>
      <Table
        caption={t('Văn bản đã trình ký của hồ sơ này', 'Papers of this dossier')}
        hideCaption
        rows={documents}
        columns={[
          {
            key: 'title',
            head: t('Văn bản', 'Paper'),
            cell: ({ id, title }) => <a href={`${home}/van-ban/${id}`}>{title}</a>,
          },
          {
            key: 'number',
            head: t('Số, ký hiệu', 'Number'),
            tight: true,
            cell: ({ number, symbol }) => (number === null ? '–' : numberWords(number, symbol)),
          },
          {
            key: 'state',
            head: t('Tình trạng', 'State'),
            cell: ({ state }) => t(...stateWords[state]),
          },
        ]}
      />
    </Panel>
  )
}

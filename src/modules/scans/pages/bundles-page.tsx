import type { Errors } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { FileField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Batch } from '../store.ts'
import { stateWords } from '../words.ts'

export const home = '/can-bo/so-hoa'

type Props = { batches: readonly Batch[]; mostMega: number; errors?: Errors | undefined }

/** Số hóa hàng loạt: how it goes, where a bundle is uploaded, and those of late. */
export function BundlesPage({ batches, mostMega, errors }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Số hóa hàng loạt', 'Scan in bulk')}
      lead={t(
        'Quét một lần cả tập giấy của nhiều hồ sơ; chương trình tự tách theo tờ phân cách.',
        'Scan the papers of many dossiers in one go; separator sheets split them.',
      )}
      actions={
        <ButtonLink kind="secondary" href={`${home}/to-phan-cach`}>
          {t('In tờ phân cách', 'Print separators')}
        </ButtonLink>
      }
    >
      <ErrorSummary {...{ errors }} />
      <ol class="govuk-list govuk-list--number">
        <li>{t('In tờ phân cách cho các hồ sơ chưa số hóa.', 'Print separators.')}</li>
        <li>
          {t(
            'Đặt mỗi tờ ngay trước giấy tờ ghi trên đó, xếp thành một tập rồi quét ra PDF, 200–300 dpi.',
            'Put each sheet before its paper and scan the whole bundle into one PDF at 200 to 300 dpi.',
          )}
        </li>
        <li>
          {t(
            'Tải tệp lên, xem các phần tách được, xác nhận một lần.',
            'Upload, look, confirm once.',
          )}
        </li>
      </ol>
      <Form action={home} multipart>
        <FileField
          name="file"
          label={t('Tệp quét', 'Scan')}
          hint={t(
            `Một tệp PDF, tối đa ${mostMega} MB và 600 trang.`,
            `One PDF, at most ${mostMega} MB and 600 pages.`,
          )}
          accept=".pdf"
          {...{ errors }}
        />
        <Actions>
          <Button>{t('Tải lên và tách', 'Upload and split')}</Button>
        </Actions>
      </Form>
      <Panel title={t('Các tập bạn đã tải lên', 'Bundles you uploaded')}>
        <Table
          caption={t('Các tập bạn đã tải lên', 'Bundles you uploaded')}
          hideCaption
          rows={batches}
          rowKey={({ id }) => id}
          empty={t('Chưa có tập nào.', 'None yet.')}
          columns={[
            {
              key: 'name',
              head: t('Tệp', 'File'),
              cell: ({ id, fileName }) => <a href={`${home}/${id}`}>{fileName}</a>,
            },
            {
              key: 'state',
              head: t('Tình trạng', 'State'),
              cell: ({ state }) => (
                <Tag tone={stateWords[state].tone}>{t(...stateWords[state].text)}</Tag>
              ),
            },
            {
              key: 'pages',
              head: t('Số trang', 'Pages'),
              num: true,
              cell: ({ pages }) => pages ?? '–',
            },
            {
              key: 'at',
              head: t('Tải lên', 'Uploaded'),
              tight: true,
              cell: ({ uploadedAt }) => <When at={uploadedAt} />,
            },
          ]}
        />
      </Panel>
    </Page>
  )
}

import type { PaperDossier } from '#modules/dossiers/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes, TextArea } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { dateText, localTime } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { home } from './bundles-page.tsx'

type Props = { dossiers: readonly PaperDossier[]; filled: Filled; errors?: Errors | undefined }

/** Which dossiers' papers get a separator sheet. */
export function SeparatorsPage({ dossiers, filled, errors }: Props) {
  const { t, lang } = useView()
  return (
    <Page
      frame="staff"
      title={t('In tờ phân cách', 'Print separators')}
      crumbs={[{ href: home, text: t('Số hóa hàng loạt', 'Scan in bulk') }]}
      lead={t(
        'Mỗi giấy tờ chưa có bản quét được một tờ, theo thứ tự trong hồ sơ.',
        'Each paper without a scan gets a sheet, in the order of the dossier.',
      )}
    >
      <ErrorSummary {...{ errors }} />
      <Form action={`${home}/to-phan-cach`}>
        {dossiers.length > 0 ? (
          <Checkboxes
            name="ho-so"
            legend={t(
              'Hồ sơ nhận 30 ngày qua, còn giấy tờ chưa quét',
              'Received in the last 30 days, with unscanned papers',
            )}
            small
            options={dossiers.map(({ code, applicantName, procedureName, receivedAt, papers }) => ({
              value: code,
              text: `${code} · ${applicantName}`,
              hint: `${procedureName} · ${dateText(lang, localTime(receivedAt).date)} · ${t(
                `${papers.length} giấy tờ`,
                `${papers.length} papers`,
              )}: ${papers.map(({ name }) => name).join('; ')}`,
            }))}
            {...{ filled, errors }}
          />
        ) : (
          <Empty
            title={t(
              'Không có hồ sơ nào nhận 30 ngày qua còn giấy tờ chưa quét.',
              'Every dossier of the last 30 days is scanned.',
            )}
          />
        )}
        <TextArea
          name="ma"
          label={t('Hồ sơ khác', 'Other dossiers')}
          hint={t('Mỗi dòng một mã hồ sơ.', 'One code to a line.')}
          rows={3}
          optional
          {...{ filled, errors }}
        />
        <Actions>
          <Button>{t('In tờ phân cách (PDF)', 'Print (PDF)')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { DateField, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { plainName, type StoredPaper } from '../domain.ts'
import { formWords } from '../words.ts'

export const detailsPath = (id: string) => `/can-bo/giay-to-da-luu/${id}/thong-tin`

type Props = {
  paper: StoredPaper
  isSaved: boolean
  filled: Filled
  errors: Errors | undefined
}

/** What stands on a stored paper, written down by the officer who looks at it. */
export function DetailsPage({ paper, isSaved, filled, errors }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={plainName(paper.name)}
      lead={t(
        'Ghi đúng như trên giấy tờ. Người dân và cán bộ lần sau thấy những điều này khi dùng lại.',
        'Write what the paper says. Its owner and the next officer see it when the paper is used again.',
      )}
    >
      <ErrorSummary {...{ errors }} />
      {isSaved && <Notice kind="ok" title={t('Đã ghi.', 'Saved.')} />}
      <Facts
        rows={[
          [t('Hình thức', 'Form'), t(...formWords[paper.form])],
          [t('Từ hồ sơ', 'From dossier'), <span class="code">{paper.dossierCode}</span>],
          [t('Ngày nhận', 'Given on'), <When at={paper.givenAt} only="date" />],
        ]}
      />
      <Form action={detailsPath(paper.id)}>
        <TextField
          name="issuer"
          label={t('Cơ quan cấp', 'Issued by')}
          optional
          {...{ filled, errors }}
        />
        <DateField
          name="issuedOn"
          label={t('Ngày cấp', 'Issued on')}
          optional
          {...{ filled, errors }}
        />
        <DateField
          name="expiresOn"
          label={t('Hết giá trị ngày', 'Good until')}
          hint={t(
            'Để trống nếu giấy tờ không ghi: khi đó tính theo loại giấy tờ. Ví dụ 02/09/2026',
            'Empty when the paper does not say; then its kind counts. For example 02/09/2026',
          )}
          optional
          {...{ filled, errors }}
        />
        <Actions>
          <Button>{t('Ghi lại', 'Save')}</Button>
          <ButtonLink kind="secondary" href={`/can-bo/giay-to-da-luu/${paper.id}`}>
            {t('Xem giấy tờ', 'Look at the paper')}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { DateField, TextField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import type { Unit } from '../domain.ts'

type Props = { unit: Unit } & Partial<Retry>

export function AgencyCodePage({ unit, filled, errors }: Props) {
  const { t } = useView()
  return (
    <Page
      title={t('Ghi mã định danh cơ quan', 'Enter the agency code')}
      frame="staff"
      crumbs={[{ href: '/quan-tri/don-vi', text: t('Đơn vị, phòng ban', 'Unit and departments') }]}
      lead={t(
        'Mã hồ sơ lập từ nay sẽ bắt đầu bằng mã này; hồ sơ đã có giữ nguyên mã.',
        'Codes of new dossiers will begin with it; dossiers that exist keep theirs.',
      )}
    >
      <ErrorSummary {...{ errors }} />
      <CodeForm {...{ unit, ...(filled && { filled }), ...(errors && { errors }) }} />
    </Page>
  )
}

function CodeForm({ unit, ...retry }: Props) {
  const { t } = useView()
  return (
    <Form action="/quan-tri/don-vi/ma-dinh-danh">
      <TextField
        name="agencyCode"
        label={t('Mã định danh', 'Agency code')}
        hint={t(
          'Theo Quyết định 20/2020/QĐ-TTg, cấp 1 ở bên trái, ví dụ H79.28.075',
          'By Decision 20/2020/QĐ-TTg, level 1 at the left, for example H79.28.075',
        )}
        code
        width={20}
        value={unit.agencyCodeConfirmed ? undefined : unit.agencyCode}
        {...retry}
      />
      <DateField name="from" label={t('Dùng từ ngày', 'Used from')} {...retry} />
      <TextField
        name="ground"
        label={t('Căn cứ', 'Ground')}
        hint={t('Số, ngày của quyết định cấp mã', 'Number and date of the decision')}
        {...retry}
      />
      <Actions>
        <Button>{t('Lưu', 'Save')}</Button>
        <a href="/quan-tri/don-vi">{t('Thôi', 'Cancel')}</a>
      </Actions>
    </Form>
  )
}

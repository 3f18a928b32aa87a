import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { TextField } from '#ui/field.tsx'
import { Actions, Button, FieldRow, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import type { Unit } from '../domain.ts'

type Props = { unit: Unit } & Partial<Retry>

export function UnitFormPage({ unit, filled, errors }: Props) {
  const { t } = useView()
  const retry = { filled, errors }
  return (
    <Page
      title={t('Sửa thông tin đơn vị', 'Edit the unit')}
      frame="staff"
      crumbs={[{ href: '/quan-tri/don-vi', text: t('Đơn vị, phòng ban', 'Unit and departments') }]}
      lead={t(
        'Các thông tin này hiện ở chân mọi trang dành cho người dân.',
        'These stand at the foot of every page for citizens.',
      )}
    >
      <ErrorSummary {...{ errors }} />
      <Form action="/quan-tri/don-vi/sua">
        <TextField name="name" label={t('Tên cơ quan', 'Name')} value={unit.name} {...retry} />
        <ContactFields {...{ unit, ...retry }} />
        <Actions>
          <Button>{t('Lưu', 'Save')}</Button>
          <a href="/quan-tri/don-vi">{t('Thôi', 'Cancel')}</a>
        </Actions>
      </Form>
    </Page>
  )
}

function ContactFields({ unit: { contact }, ...retry }: { unit: Unit } & Retries) {
  const { t } = useView()
  const { address, phone, email, hours } = contact
  return (
    <>
      <TextField name="address" label={t('Địa chỉ trụ sở', 'Address')} value={address} {...retry} />
      <FieldRow>
        <TextField
          name="phone"
          label={t('Điện thoại', 'Telephone')}
          type="tel"
          optional
          value={phone}
          {...retry}
        />
        <TextField
          name="email"
          label={t('Thư điện tử', 'E-mail')}
          type="email"
          optional
          value={email}
          {...retry}
        />
      </FieldRow>
      <TextField
        name="hours"
        label={t('Lời nhắn về giờ tiếp', 'A word on the opening hours')}
        hint={t(
          'Ví dụ: Sáng thứ bảy có trực chứng thực. Giờ làm việc chính thức đặt ở mục Lịch làm việc và tự hiện cho người dân',
          'For example: a notary is here on Saturday mornings. The hours proper are set in the working calendar, and citizens see them from there',
        )}
        optional
        value={hours}
        {...retry}
      />
    </>
  )
}

type Retries = { [Part in keyof Retry]: Retry[Part] | undefined }

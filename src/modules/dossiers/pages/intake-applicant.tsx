import { DeclaredOtherwise } from '#modules/people/index.ts'
import { Checkboxes, Select, TextField } from '#ui/field.tsx'
import { Button, FieldRow, Fieldset } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { Script } from '#ui/script.tsx'
import { useView } from '#ui/view.ts'

import { applicantField } from '../applicant.ts'
import { CardPicture } from './card-scan.tsx'
import { HolderStep } from './holder-step.tsx'
import type { IntakeProps } from './intake-page.tsx'

type Props = Pick<IntakeProps, 'filled' | 'errors' | 'found' | 'holder' | 'known'>

/** Who applies: looked up by number, card or picture, else typed once. */
export function Applicant({ filled, errors, found, holder, known }: Props) {
  const { t } = useView()
  const field = (name: Parameters<typeof applicantField>[0]) => ({
    name: applicantField(name),
    filled,
    errors,
  })
  return (
    <Fieldset legend={t('Người nộp', 'Applicant')}>
      <div data-scan-card>
        <FieldRow>
          <TextField
            {...field('idNumber')}
            label={t('Số định danh, hoặc quét QR trên thẻ', 'Identity number, or scan the card')}
            inputMode="text"
            width={20}
            code
            autocomplete="off"
            begins={!found && !errors}
          />
          <Button kind="secondary" name="_tim" value="1">
            {t('Tìm người này', 'Look up')}
          </Button>
        </FieldRow>
        <Script name="island-scan-card" />
      </div>
      <CardPicture {...{ errors }} />
      {found && <Notice kind={found.kind} title={found.text} />}
      {holder && <HolderStep {...{ holder }} />}
      {known && !holder && (
        <DeclaredOtherwise {...known}>
          <p>
            {t(
              'Tiếp nhận như đã khai; hồ sơ người dân chỉ đổi khi có cán bộ quyết định từng mục.',
              'It is received as declared; the record changes only when an officer decides field by field.',
            )}
          </p>
        </DeclaredOtherwise>
      )}
      <FieldRow>
        <TextField
          {...field('fullName')}
          label={t('Họ, chữ đệm, tên', 'Full name')}
          width={30}
          begins={found?.kind === 'info' && !errors}
          autocomplete="off"
        />
        <TextField
          {...field('birthDate')}
          label={t('Ngày sinh', 'Date of birth')}
          width={10}
          inputMode="numeric"
          autocomplete="off"
        />
        <Select
          {...field('gender')}
          label={t('Giới tính', 'Sex')}
          blank={t('Chọn', 'Choose')}
          options={[
            { value: 'male', text: t('Nam', 'Male') },
            { value: 'female', text: t('Nữ', 'Female') },
          ]}
        />
      </FieldRow>
      <FieldRow>
        <TextField
          {...field('phone')}
          label={t('Điện thoại', 'Telephone')}
          type="tel"
          width={20}
          optional
          autocomplete="off"
        />
        <TextField
          {...field('email')}
          label={t('Thư điện tử', 'E-mail')}
          type="email"
          width={30}
          optional
          autocomplete="off"
        />
      </FieldRow>
      <TextField
        {...field('address')}
        label={t('Địa chỉ', 'Address')}
        optional
        autocomplete="off"
      />
      <Checkboxes
        name="_da-xem-the"
        legend={t('Kiểm tra giấy tờ tùy thân', 'Identity check')}
        options={[
          {
            value: '1',
            text: t('Đã xem thẻ căn cước bản gốc hoặc VNeID', 'The card or VNeID was seen'),
          },
        ]}
        begins={found?.kind === 'ok' && !errors}
        {...{ filled, errors }}
      />
    </Fieldset>
  )
}

import type { Errors, Filled } from '#platform/form.ts'
import { DateField, Radios, Select, TextField } from '#ui/field.tsx'
import { FieldRow } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { dayKinds } from '../domain.ts'
import { kindName } from '../words.ts'

type Props = { filled?: Filled | undefined; errors?: Errors | undefined }

/** The fields of a holiday, a day in lieu, a swapped or half day. */
export function DayFields(props: Props) {
  const { t } = useView()
  return (
    <>
      <FieldRow>
        <DateField {...props} name="from" label={t('Từ ngày', 'From')} />
        <DateField {...props} name="to" label={t('Đến ngày', 'To')} optional />
      </FieldRow>
      <Select
        {...props}
        name="kind"
        label={t('Loại ngày', 'Kind')}
        blank={t('Chọn loại', 'Choose')}
        options={dayKinds.map((value) => ({ value, text: kindName(value, t) }))}
      />
      <TextField
        {...props}
        name="name"
        label={t('Tên', 'Name')}
        hint={t('Ví dụ: Làm bù cho ngày 31/8', 'For example: worked in place of 31/8')}
        maxLength={120}
      />
      <Ground {...props} />
      <Radios
        {...props}
        name="certainty"
        legend={t('Mức chắc chắn', 'Certainty')}
        options={[
          { value: 'certain', text: t('Đã có văn bản chính thức', 'Officially announced') },
          { value: 'to-confirm', text: t('Tạm ghi, cần xác nhận', 'Provisional, to be confirmed') },
        ]}
      />
    </>
  )
}

/** Căn cứ: what a change of the calendar rests on. */
export function Ground(props: Props & { id?: string }) {
  const { t } = useView()
  return (
    <TextField
      {...props}
      name="citation"
      label={t('Căn cứ', 'Ground')}
      hint={t('Số, ngày, cơ quan ban hành', 'Number, date and issuer of the document')}
      maxLength={300}
    />
  )
}

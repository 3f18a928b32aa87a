import type { Errors, Filled } from '#platform/form.ts'
import { Radios, TextField } from '#ui/field.tsx'
import { FieldRow } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { deliveries, type Delivery } from '../contact.ts'
import { contactField } from '../domain.ts'

type Props = { filled: Filled; errors?: Errors | undefined }

const words: Record<Delivery, readonly [vi: string, en: string]> = {
  counter: ['Nhận tại quầy một cửa', 'Collect it at the desk'],
  post: ['Nhận qua bưu chính', 'By post'],
  electronic: ['Nhận bản điện tử trên trang này', 'Electronically, on this site'],
}

/** How the applicant is reached, and how the result goes back. */
export function ContactFields({ filled, errors }: Props) {
  const { t } = useView()
  const field = (name: Parameters<typeof contactField>[0]) => ({
    name: contactField(name),
    filled,
    errors,
  })
  return (
    <>
      <FieldRow>
        <TextField
          {...field('phone')}
          label={t('Điện thoại liên hệ', 'Telephone')}
          type="tel"
          inputMode="tel"
          width={20}
          autocomplete="tel"
        />
        <TextField
          {...field('email')}
          label={t('Thư điện tử', 'E-mail')}
          type="email"
          inputMode="email"
          width={30}
          autocomplete="email"
          optional
        />
      </FieldRow>
      <Radios
        {...field('delivery')}
        legend={t('Cách nhận kết quả', 'How you get the result')}
        options={deliveries.map((value) => ({ value, text: t(...words[value]) }))}
      />
      <TextField
        {...field('address')}
        label={t('Địa chỉ liên hệ', 'Postal address')}
        hint={t('Bắt buộc khi nhận kết quả qua bưu chính', 'Needed when the result comes by post')}
        autocomplete="street-address"
      />
    </>
  )
}

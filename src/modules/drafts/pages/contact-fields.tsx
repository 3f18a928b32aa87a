import type { Point } from '#modules/points/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { Radios, TextField, type Option } from '#ui/field.tsx'
import { FieldRow } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { deliveries, fetchedAt, withFirst, type Delivery } from '../contact.ts'
import { contactField } from '../domain.ts'

type Props = {
  filled: Filled
  errors?: Errors | undefined
  /** Where results can be fetched. */
  points: readonly Point[]
}

const words: Record<Delivery, readonly [vi: string, en: string]> = {
  counter: ['Nhận tại quầy một cửa', 'Collect it at the desk'],
  post: ['Nhận qua bưu chính', 'By post'],
  electronic: ['Nhận bản điện tử trên trang này', 'Electronically, on this site'],
}

/** How the applicant is reached, and how the result goes back. */
export function ContactFields({ filled: typed, errors, points }: Props) {
  const { t } = useView()
  const chosen = contactField('delivery')
  const filled = { ...typed, [chosen]: withFirst(typed[chosen] ?? '', points) }
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
        options={deliveries.flatMap((value) =>
          value === 'counter' && points.length > 0
            ? points.map(atPoint)
            : [{ value: value as string, text: t(...words[value]) }],
        )}
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

/** A choice of its own for each point, with where it is and when it is open. */
function atPoint(point: Point): Option {
  const { name, address, hours } = point
  const hint = hours ? `${address}. ${hours}` : address
  const text = useView().t(`Nhận tại ${name}`, `Collect it at ${name}`)
  return { value: fetchedAt(point), text, hint }
}

import { hamletLabel, type Hamlet } from '#modules/units/index.ts'
import { between, type Errors, type Filled } from '#platform/form.ts'
import { Checkboxes, Select, TextArea, TextField } from '#ui/field.tsx'
import { useView } from '#ui/view.ts'

import { duties, dutiesOf, type Point } from '../domain.ts'
import { dutyWords } from '../words.ts'

type Props = {
  point?: Point | undefined
  hamlets: readonly Hamlet[]
  filled?: Filled | undefined
  errors?: Errors | undefined
}

const typedOf = (point: Point | undefined): Filled =>
  point
    ? {
        name: point.name,
        duties: dutiesOf(point).join(between),
        address: point.address,
        hours: point.hours ?? '',
        phone: point.phone ?? '',
        purpose: point.purpose ?? '',
        hamletId: point.hamletId ?? '',
      }
    : {}

/** What is written about a point. */
export function PointFields({ point, hamlets, filled = typedOf(point), errors }: Props) {
  const { t } = useView()
  return (
    <>
      <TextField name="name" label={t('Tên điểm', 'Name')} {...{ filled, errors }} />
      <Checkboxes
        name="duties"
        legend={t('Điểm này làm gì', 'What it does')}
        options={duties.map((value) => ({ value, text: t(...dutyWords[value]) }))}
        {...{ filled, errors }}
      />
      <TextField name="address" label={t('Địa chỉ', 'Address')} {...{ filled, errors }} />
      <Select
        name="hamletId"
        label={t('Thuộc ấp, thôn, khu phố', 'Hamlet')}
        blank={t('Không ghi', 'Not said')}
        options={hamlets.map((hamlet) => ({ value: hamlet.id, text: hamletLabel(hamlet) }))}
        {...{ filled, errors }}
      />
      <TextField
        name="hours"
        label={t('Giờ làm việc', 'Hours')}
        hint={t(
          'Ví dụ: Thứ Hai đến thứ Sáu, 7:00–11:30, 13:30–17:00',
          'For example: Mon to Fri, 7:00–11:30',
        )}
        optional
        {...{ filled, errors }}
      />
      <TextField
        name="phone"
        label={t('Điện thoại', 'Telephone')}
        type="tel"
        width={20}
        optional
        {...{ filled, errors }}
      />
      <TextArea
        name="purpose"
        label={t('Hướng dẫn thêm cho người dân', 'More for the people')}
        hint={t(
          'Làm những thủ tục nào, ngày nào có cán bộ, cần lưu ý gì.',
          'Which procedures, on which days somebody is there, what to mind.',
        )}
        rows={3}
        max={600}
        optional
        {...{ filled, errors }}
      />
    </>
  )
}

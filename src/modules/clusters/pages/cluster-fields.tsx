import { hamletLabel, type Hamlet } from '#modules/units/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { Select, TextArea, TextField } from '#ui/field.tsx'
import { FieldRow, Fieldset } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { mostSpans } from '../shapes.ts'

export type FieldsProps = {
  hamlets: readonly Hamlet[]
  filled?: Filled | undefined
  errors?: Errors | undefined
}

/** What is written about a cluster. */
export function Fields({ hamlets, filled, errors }: FieldsProps) {
  const { t } = useView()
  return (
    <>
      <TextField
        name="name"
        label={t('Tên cụm loa', 'Name')}
        hint={t('Ví dụ: Nhà văn hóa ấp Bình Hòa', 'For example: Culture house of Bình Hòa')}
        {...{ filled, errors }}
      />
      <Select
        name="hamletId"
        label={t('Thuộc ấp, thôn, khu phố', 'Hamlet')}
        blank={t('Không ghi', 'Not said')}
        options={hamlets.map((hamlet) => ({ value: hamlet.id, text: hamletLabel(hamlet) }))}
        {...{ filled, errors }}
      />
      <TextField
        name="at"
        label={t('Vị trí: vĩ độ, kinh độ', 'Position: latitude, longitude')}
        hint={t(
          'Nhấn giữ trên bản đồ của điện thoại rồi chép hai số, ví dụ 10.5131, 106.5127',
          'As the map of a phone gives it, for example 10.5131, 106.5127',
        )}
        width={30}
        optional
        {...{ filled, errors }}
      />
      <FieldRow>
        <TextField
          name="horns"
          label={t('Số loa', 'Horns')}
          inputMode="numeric"
          width={3}
          {...{ filled, errors }}
        />
        <TextField
          name="sim"
          label={t('Số SIM', 'SIM number')}
          inputMode="tel"
          width={20}
          optional
          {...{ filled, errors }}
        />
      </FieldRow>
      <Volumes {...{ filled, errors }} />
      <TextArea
        name="note"
        label={t('Ghi chú', 'Note')}
        hint={t(
          'Ai giữ chìa khóa, lấy điện ở đâu…',
          'Who has the key, where its power comes from…',
        )}
        rows={3}
        max={600}
        optional
        {...{ filled, errors }}
      />
    </>
  )
}

function Volumes({ filled, errors }: Omit<FieldsProps, 'hamlets'>) {
  const { t } = useView()
  return (
    <Fieldset legend={t('Âm lượng theo giờ trong ngày', 'Volume by time of day')}>
      <p class="muted">
        {t(
          'Để trống là 70 % suốt ngày. Khoảng giờ được qua nửa đêm.',
          'Left empty it is 70 % all day. A span may cross midnight.',
        )}
      </p>
      {Array.from({ length: mostSpans }, (_, n) => (
        <FieldRow key={n}>
          <TextField
            name={`from${n}`}
            label={t('Từ', 'From')}
            type="time"
            width={5}
            {...{ filled, errors }}
          />
          <TextField
            name={`to${n}`}
            label={t('Đến', 'To')}
            type="time"
            width={5}
            {...{ filled, errors }}
          />
          <TextField
            name={`volume${n}`}
            label={t('Âm lượng (%)', 'Volume (%)')}
            inputMode="numeric"
            width={3}
            {...{ filled, errors }}
          />
        </FieldRow>
      ))}
    </Fieldset>
  )
}

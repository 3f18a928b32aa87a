import { Radios, TextArea, TextField } from '#ui/field.tsx'
import { Hidden } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { numbersOf } from '../possible.ts'
import type { DossierFile } from '../read.ts'
import type { FieldsProps } from './act-fields.tsx'

type Result = DossierFile['results'][number]

/** Cấp số: which result gets the number. */
export function NumberFields(props: FieldsProps) {
  const waiting = props.file.results.filter(({ documentNumber }) => documentNumber === null)
  return (
    <>
      <WhichResult {...props} of={waiting} />
      <Written {...props} />
    </>
  )
}

/** Sửa số or ghi chú: which of the given numbers, and why. */
export function NumberedFields(props: FieldsProps & { act: 'correct-number' | 'annotate-number' }) {
  const { t } = useView()
  const { act, dossier, file, filled, errors } = props
  const { correctable, annotatable } = numbersOf(dossier, file.results)
  if (act === 'annotate-number')
    return (
      <>
        <p class="muted">
          {t(
            'Kết quả đã trả hoặc đã ký số nên số không sửa được. Ghi chú nằm cạnh số, cả người dân cũng đọc được.',
            'The result was handed over or signed, so its number stays. The annotation stands beside it, for the citizen too.',
          )}
        </p>
        <WhichResult {...props} of={annotatable} />
        <TextArea
          name="note"
          id="annotate-number-note"
          label={t('Chỗ sai và số đúng', 'What is wrong, and the right number')}
          rows={2}
          {...{ filled, errors }}
        />
      </>
    )
  return (
    <>
      <WhichResult {...props} of={correctable} />
      <Written {...props} />
      <TextArea
        name="reason"
        id="correct-number-reason"
        label={t('Lý do sửa', 'Reason')}
        rows={2}
        {...{ filled, errors }}
      />
    </>
  )
}

/** Asked only where there are several. */
function WhichResult({ act, of, filled, errors }: FieldsProps & { of: readonly Result[] }) {
  const { t } = useView()
  const [only] = of
  const named = ({ title, documentNumber }: Result) =>
    documentNumber === null ? title : `${title} (${documentNumber})`
  if (only && of.length === 1)
    return (
      <>
        <Hidden name="result" value={String(only.number)} />
        <p>{named(only)}</p>
      </>
    )
  return (
    <Radios
      name="result"
      id={`${act}-result`}
      legend={t('Kết quả', 'Result')}
      options={of.map((one) => ({ value: String(one.number), text: named(one) }))}
      {...{ filled, errors }}
    />
  )
}

function Written({ act, filled, errors }: FieldsProps) {
  const { t } = useView()
  return (
    <TextField
      name="documentNumber"
      id={`${act}-documentNumber`}
      label={
        act === 'correct-number'
          ? t('Số, ký hiệu đúng', 'The right number')
          : t('Số, ký hiệu', 'Number')
      }
      hint={t(
        'Như đã vào sổ, ví dụ 12/GP-UBND. Trước khi trả kết quả còn sửa được; sau đó chỉ ghi chú được.',
        'As in the register, such as 12/GP-UBND. It may be corrected before the hand-over; afterwards only annotated.',
      )}
      width={20}
      {...{ filled, errors }}
    />
  )
}

import { maskIdNumber } from '#modules/people/index.ts'
import { paperAccept } from '#platform/uploads.ts'
import { FileField, Radios, TextField } from '#ui/field.tsx'
import { useView } from '#ui/view.ts'

import { deliveryWords } from '../words.ts'
import type { FieldsProps } from './act-fields.tsx'

/** The result, and its number where it was decided. */
export function AttachFields({ file, filled, errors }: FieldsProps) {
  const { t } = useView()
  return (
    <>
      <TextField
        name="title"
        id="attach-result-title"
        {...{ filled, errors }}
        label={t('Tên kết quả', 'Title of the result')}
      />
      {file.asks.undecided ? (
        <p class="muted">
          {t(
            'Đây là dự thảo: số, ký hiệu được cấp khi phát hành, sau khi lãnh đạo quyết định.',
            'This is a draft: it is numbered at issue, after the decision.',
          )}
        </p>
      ) : (
        <TextField
          name="documentNumber"
          id="attach-result-documentNumber"
          {...{ filled, errors }}
          label={t('Số, ký hiệu', 'Number')}
          hint={t('Như đã vào sổ, ví dụ 12/GP-UBND.', 'As in the register, such as 12/GP-UBND.')}
          optional
          width={20}
        />
      )}
      <FileField
        name="files"
        id="attach-result-files"
        {...{ filled, errors }}
        label={t('Tệp kết quả', 'File')}
        accept={paperAccept}
        optional
        hint={t('Để trống nếu chỉ có bản giấy.', 'Leave empty if there is only a paper.')}
      />
    </>
  )
}

export function HandOverFields({ dossier, file, filled, errors }: FieldsProps) {
  const { t } = useView()
  const { pickup } = file
  return (
    <>
      {pickup && (
        <p>
          {t(
            `Người nộp cử ${pickup.fullName} nhận thay, số định danh ${maskIdNumber(pickup.idNumber)}. Đối chiếu thẻ trước khi trả.`,
            `The applicant sends ${pickup.fullName}, number ${maskIdNumber(pickup.idNumber)}. Compare the card first.`,
          )}
        </p>
      )}
      <TextField
        name="to"
        id="hand-over-to"
        label={t('Người nhận', 'Received by')}
        value={pickup?.fullName ?? dossier.applicantName}
        {...{ filled, errors }}
      />
      <Radios
        name="how"
        id="hand-over-how"
        legend={t('Hình thức trả', 'How')}
        value={dossier.delivery}
        options={(['counter', 'post', 'electronic'] as const).map((value) => ({
          value,
          text: t(...deliveryWords[value]),
        }))}
        {...{ filled, errors }}
      />
    </>
  )
}

import { DateField, TextArea, TextField } from '#ui/field.tsx'
import { Button, FieldRow } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { refusalFields, visitFields } from '../outside.ts'
import { proxyField } from '../proxy.ts'

type Props = {
  filled: Record<string, string>
  errors: Record<string, string> | undefined
}

const isBegun = ({ filled, errors }: Props, start: string) =>
  Object.keys({ ...errors }).some((name) => name.startsWith(start)) ||
  Object.entries(filled).some(([name, value]) => name.startsWith(start) && value !== '')

/** What is seldom: somebody hands in for the applicant, or the officers went to the citizen. */
export function Outside(props: Props) {
  const { t } = useView()
  return (
    <>
      <details class="fold" open={isBegun(props, '_thay.')}>
        <summary>{t('Người khác nộp thay, có ủy quyền', 'Handed in by a proxy')}</summary>
        <ProxyFields {...props} />
      </details>
      <details class="fold" open={isBegun(props, '_luu-dong.')}>
        <summary>{t('Đăng ký lưu động, tại nhà dân', 'Taken in outside the office')}</summary>
        <VisitFields {...props} />
      </details>
    </>
  )
}

function ProxyFields({ filled, errors }: Props) {
  const { t } = useView()
  const field = (part: Parameters<typeof proxyField>[0]) => ({
    name: proxyField(part),
    autocomplete: 'off',
    filled,
    errors,
  })
  return (
    <>
      <FieldRow>
        <TextField
          {...field('ten')}
          label={t('Họ tên người nộp thay', 'Proxy’s name')}
          width={30}
        />
        <TextField
          {...field('so-dinh-danh')}
          label={t('Số định danh', 'Identity number')}
          width={20}
          code
        />
        <TextField
          {...field('dien-thoai')}
          label={t('Điện thoại', 'Telephone')}
          type="tel"
          width={20}
          optional
        />
      </FieldRow>
      <FieldRow>
        <TextField
          {...field('so-uy-quyen')}
          label={t('Số văn bản ủy quyền', 'Number of the power of attorney')}
          width={20}
        />
        <DateField {...field('ngay')} label={t('Ngày lập', 'Dated')} />
        <TextField
          {...field('noi')}
          label={t('Nơi công chứng, chứng thực', 'Where it was certified')}
          width={30}
        />
      </FieldRow>
    </>
  )
}

function VisitFields({ filled, errors }: Props) {
  const { t } = useView()
  return (
    <>
      <TextField
        name={visitFields.place}
        label={t('Địa điểm', 'Place')}
        autocomplete="off"
        {...{ filled, errors }}
      />
      <FieldRow>
        <DateField
          name={visitFields.day}
          label={t('Ngày', 'Day')}
          autocomplete="off"
          {...{ filled, errors }}
        />
        <TextField
          name={visitFields.time}
          label={t('Giờ', 'Hour')}
          hint={t('Ví dụ 08:30', 'For example 08:30')}
          width={5}
          autocomplete="off"
          {...{ filled, errors }}
        />
      </FieldRow>
    </>
  )
}

/** Từ chối tiếp nhận (form 03): in the same form, so that what was typed of the applicant is kept with the reason. */
export function Refusal({ filled, errors }: Props) {
  const { t } = useView()
  return (
    <details
      class="fold"
      open={isBegun({ filled, errors }, refusalFields.reason)}
      id="tu-choi-tiep-nhan"
    >
      <summary>{t('Không đủ điều kiện: từ chối tiếp nhận', 'Do not accept')}</summary>
      <TextArea
        name={refusalFields.reason}
        label={t('Lý do từ chối', 'Reason')}
        hint={t(
          'Ghi rõ căn cứ và hướng dẫn người nộp làm gì tiếp (mẫu 03). Chỉ cần có thông tin người nộp; thời hạn không tính.',
          'State the ground and what to do next (form 03). Only the applicant is needed; no clock starts.',
        )}
        rows={3}
        optional
        {...{ filled, errors }}
      />
      <Button kind="warning" name={refusalFields.button} value="1">
        {t('Từ chối tiếp nhận', 'Do not accept')}
      </Button>
    </details>
  )
}

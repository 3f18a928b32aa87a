import type { NeededComponent } from '#modules/forms/index.ts'
import { detailsPath, OfferChoice, type Offer } from '#modules/vault/index.ts'
import { paperAccept } from '#platform/uploads.ts'
import { Checkboxes, FileField, Radios, TextArea, TextField } from '#ui/field.tsx'
import { FieldRow, Fieldset, Hidden } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { otherPapersField, paperFields } from '../handed-in.ts'
import { lookAtDesk } from '../stored/look.ts'
import { paperKindWords } from '../words.ts'
import type { IntakeProps } from './intake-page.tsx'
import { OtherStored } from './intake-stored.tsx'

/** Thành phần hồ sơ as the counter takes them: what is there, what is used again, what is missing and why. */
export function Checklist({ components, offers, filled, errors }: IntakeProps) {
  const { t } = useView()
  return (
    <Fieldset legend={t('Giấy tờ nộp kèm', 'Papers')}>
      {components.map((component) => (
        <PaperRow
          key={component.code}
          {...{ component, filled, errors }}
          offers={offers.forComponent.get(component.code) ?? []}
        />
      ))}
      <OtherStored {...{ offers, filled, errors }} />
      <TextArea
        name={otherPapersField}
        label={t('Giấy tờ khác', 'Other papers')}
        hint={t('Mỗi dòng một giấy tờ.', 'One to a line.')}
        rows={2}
        optional
        {...{ filled }}
      />
    </Fieldset>
  )
}

type RowProps = { component: NeededComponent; offers: readonly Offer[] } & Pick<
  IntakeProps,
  'filled' | 'errors'
>

function PaperRow({ component, offers, filled, errors }: RowProps) {
  const { t, lang } = useView()
  const names = paperFields(component.code)
  const { kinds } = component
  return (
    <div class="paper-row">
      <Checkboxes
        name={names.have}
        legend={component.isNeeded ? t('Bắt buộc', 'Required') : t('Nếu có', 'If any')}
        hint={component.hint?.[lang]}
        options={[{ value: 'co', text: component.name[lang] }]}
        {...{ filled, errors }}
      />
      <OfferChoice
        name={names.reuse}
        look={lookAtDesk}
        describe={detailsPath}
        {...{ offers, filled, errors }}
      />
      <FieldRow>
        {kinds.length > 1 && (
          <Radios
            name={names.kind}
            legend={t('Loại', 'Kind')}
            inline
            value={kinds[0]}
            options={kinds.map((value) => ({ value, text: t(...paperKindWords[value]) }))}
            {...{ filled, errors }}
          />
        )}
        <TextField
          name={names.quantity}
          label={t('Số bản', 'Copies')}
          value={String(component.quantity ?? 1)}
          width={3}
          inputMode="numeric"
          {...{ filled, errors }}
        />
        {component.digitise && (
          <FileField
            name={names.file}
            label={t('Bản quét', 'Scan')}
            accept={paperAccept}
            multiple
            optional
            {...{ errors }}
          />
        )}
      </FieldRow>
      {component.isNeeded && (
        <details class="fold" open={Boolean(filled[names.reason]) || Boolean(errors?.[names.have])}>
          <summary>{t('Không có giấy này', 'It is not there')}</summary>
          <TextField
            name={names.reason}
            label={t('Lý do vẫn tiếp nhận', 'Why it is taken in all the same')}
            hint={t(
              'Ví dụ: đã tra cứu được trên VNeID. Lý do được lưu và người nộp đọc được.',
              'For example: looked up on VNeID. It is kept, and the applicant can read it.',
            )}
            optional
            {...{ filled, errors }}
          />
        </details>
      )}
      {filled[names.kept] && <Hidden name={names.kept} value={filled[names.kept] ?? ''} />}
    </div>
  )
}

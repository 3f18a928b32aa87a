import { OptionalMark } from '#ui/field-parts.tsx'
import { Select, TextField, type Errors } from '#ui/field.tsx'
import { FieldRow } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import type { LeafField } from './fields.ts'
import { abroad, abroadText, type Places } from './places.ts'
import { typedIn, type Raw } from './raw.ts'
import { addressLabels } from './read-address.ts'
import type { ShownLeaf } from './walk.ts'

type Props = {
  leaf: ShownLeaf
  field: Extract<LeafField, { type: 'address' }>
  filled: Raw
  errors: Errors | undefined
  places: Places
}

/** Province, then a commune of that province, then the rest in the reader's own words. */
export function AddressView({ leaf: { name, required }, field, filled, errors, places }: Props) {
  const { t, lang } = useView()
  const province = typedIn(filled, `${name}.province`)
  const isAbroad = province === abroad
  const hintId = field.hint && `${name}-hint`
  return (
    <fieldset class="govuk-fieldset" aria-describedby={hintId}>
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
        {field.label[lang]}
        <OptionalMark when={!required} />
      </legend>
      {field.hint && (
        <div id={hintId} class="govuk-hint">
          {field.hint[lang]}
        </div>
      )}
      <FieldRow>
        <Select
          name={`${name}.province`}
          label={addressLabels.province[lang]}
          blank={t('Chọn tỉnh, thành phố', 'Choose a province or city')}
          options={[...optionsOf(places.provinces), ...(field.abroad ? [elsewhere(lang)] : [])]}
          {...{ filled, errors }}
        />
        {!isAbroad && <CommuneSelect {...{ name, province, filled, errors, places }} />}
      </FieldRow>
      <TextField
        name={`${name}.detail`}
        label={isAbroad ? t('Địa chỉ đầy đủ', 'Full address') : addressLabels.detail[lang]}
        optional={field.detailOptional === true && required && !isAbroad}
        {...{ filled, errors }}
      />
    </fieldset>
  )
}

type CommuneProps = Omit<Props, 'leaf' | 'field'> & { name: string; province: string }

function CommuneSelect({ name, province, filled, errors, places }: CommuneProps) {
  const { t, lang } = useView()
  const provinceFirst = t('Chọn tỉnh trước', 'Choose the province first')
  return (
    <Select
      name={`${name}.commune`}
      label={addressLabels.commune[lang]}
      blank={province === '' ? provinceFirst : t('Chọn xã, phường', 'Choose a commune or ward')}
      options={optionsOf(places.communesOf(province))}
      {...{ filled, errors }}
    />
  )
}

const optionsOf = (places: Places['provinces']) =>
  places.map(({ code, name }) => ({ value: code, text: name }))

const elsewhere = (lang: 'vi' | 'en') => ({ value: abroad, text: abroadText[lang] })

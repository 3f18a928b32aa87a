import { Group, HintAndError, idsOf, Label, useField, type FieldProps } from './field-parts.tsx'
import { Script } from './script.tsx'
import { useView } from './view.ts'

export { Checkboxes, Radios } from './choice.tsx'
export type { Errors, Filled } from './field-parts.tsx'

type TextProps = FieldProps & {
  type?: 'text' | 'search' | 'tel' | 'email' | 'password' | 'url' | 'number' | 'time'
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | 'url'
  autocomplete?: string
  /** About how many letters are expected; the field is as wide as that. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
  maxLength?: number
  /** For codes and identity numbers: digits stand apart. */
  code?: boolean
  placeholder?: string
  /** Id of a `datalist` with what is often written here. */
  list?: string | undefined
}

export function TextField(props: TextProps) {
  const { name, label, hint, optional, required, disabled, type = 'text', width } = props
  const { id, error, value, aria } = useField(props)
  // Preact has a type of its own for each kind of input; all of ours take the same attributes.
  const kind: object = { type }
  const classes = [
    'govuk-input',
    error !== undefined && 'govuk-input--error',
    width !== undefined && `govuk-input--width-${width}`,
    props.code && 'govuk-input--extra-letter-spacing',
  ]
  return (
    <Group error={error}>
      <Label {...{ id, label, optional }} />
      <HintAndError {...{ id, hint, error }} />
      <input
        class={classes.filter(Boolean).join(' ')}
        {...{ id, name, required, disabled }}
        {...kind}
        value={type === 'password' ? undefined : value}
        inputMode={props.inputMode}
        autocomplete={props.autocomplete}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        list={props.list}
        spellcheck={props.code ? false : undefined}
        autofocus={props.begins}
        {...aria}
      />
    </Group>
  )
}

type AreaProps = FieldProps & {
  rows?: number
  /** The most letters taken; the reader is told how many are left. */
  max?: number
}

export function TextArea(props: AreaProps) {
  const { name, label, hint, optional, required, disabled, rows = 4, max } = props
  const { t } = useView()
  const { id, error, value, aria } = useField(props)
  const count = max === undefined ? undefined : `${id}-count`
  const errorClass = error === undefined ? '' : ' govuk-textarea--error'
  return (
    <Group error={error}>
      <Label {...{ id, label, optional }} />
      <HintAndError {...{ id, hint, error }} />
      <textarea
        class={`govuk-textarea${errorClass}`}
        {...{ id, name, rows, required, disabled }}
        data-max={max}
        {...aria}
        aria-describedby={idsOf(aria['aria-describedby'], count)}
      >
        {value}
      </textarea>
      {count && (
        <p id={count} class="govuk-hint count-left">
          {t(`Tối đa ${max} chữ cái và dấu cách`, `At most ${max} characters`)}
        </p>
      )}
    </Group>
  )
}

export type Option = { value: string; text: string; hint?: string; disabled?: boolean }

type SelectProps = FieldProps & {
  options: readonly Option[]
  /** The text of an empty first choice. */
  blank?: string
}

export function Select(props: SelectProps) {
  const { name, label, hint, optional, required, disabled, options, blank } = props
  const { id, error, value, aria } = useField(props)
  const errorClass = error === undefined ? '' : ' govuk-select--error'
  return (
    <Group error={error}>
      <Label {...{ id, label, optional }} />
      <HintAndError {...{ id, hint, error }} />
      <select class={`govuk-select${errorClass}`} {...{ id, name, required, disabled }} {...aria}>
        {blank !== undefined && <option value="">{blank}</option>}
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            selected={option.value === value}
            disabled={option.disabled}
          >
            {option.text}
          </option>
        ))}
      </select>
    </Group>
  )
}

/** A date as people write it, 25/12/2026: one field, because a calendar is slow for a birth date. */
export function DateField(props: FieldProps & { autocomplete?: string }) {
  const { t } = useView()
  const example = t('Ngày/tháng/năm, ví dụ 02/09/2026', 'Day/month/year, for example 02/09/2026')
  return <TextField {...props} hint={props.hint ?? example} inputMode="numeric" width={10} />
}

type FileProps = Omit<FieldProps, 'filled' | 'value'> & { accept: string; multiple?: boolean }

/** A field for files. With script the form then shows how far the upload has come. */
export function FileField(props: FileProps) {
  const { name, label, hint, optional, required, disabled, accept, multiple } = props
  const { id, error, aria } = useField(props)
  const errorClass = error === undefined ? '' : ' govuk-file-upload--error'
  return (
    <Group error={error}>
      <Label {...{ id, label, optional }} />
      <HintAndError {...{ id, hint, error }} />
      <input
        class={`govuk-file-upload${errorClass}`}
        type="file"
        {...{ id, name, accept, multiple, required, disabled }}
        {...aria}
      />
      <Script name="upload" />
    </Group>
  )
}

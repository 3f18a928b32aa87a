import type { ComponentChildren } from 'preact'

import { between } from '#platform/form.ts'

import {
  Group,
  HintAndError,
  OptionalMark,
  useField,
  type Errors,
  type FieldProps,
} from './field-parts.tsx'

type Choice = {
  value: string
  text: string
  hint?: string | undefined
  disabled?: boolean | undefined
  /** Shown under the choice; leave it understandable when nothing hides it. */
  more?: ComponentChildren
}

type ChoiceProps = Omit<FieldProps, 'label'> & {
  legend: string
  options: readonly Choice[]
  /** Side by side when there is room: for two or three short answers. */
  inline?: boolean
  /** For the many short choices of the staff desk. */
  small?: boolean
  errors?: Errors | undefined
}

/** One of a few answers. */
export function Radios(props: ChoiceProps) {
  const { value } = useField(props)
  return <Choices {...props} kind="radio" isPicked={(choice) => choice === value} />
}

/** Any of a few answers. Several picked values arrive in `filled` one to a line. */
export function Checkboxes(props: ChoiceProps) {
  const { value } = useField(props)
  const picked = new Set(value.split(between))
  return <Choices {...props} kind="checkbox" isPicked={(choice) => picked.has(choice)} />
}

type Kind = 'radio' | 'checkbox'
type Picked = (value: string) => boolean
const classOf = { radio: 'govuk-radios', checkbox: 'govuk-checkboxes' } as const

function Choices(props: ChoiceProps & { kind: Kind; isPicked: Picked }) {
  const { legend, hint, optional, options, inline, small, kind } = props
  const { id, error, aria } = useField(props)
  const block = classOf[kind]
  const classes = [block, inline && `${block}--inline`, small && `${block}--small`]
    .filter(Boolean)
    .join(' ')
  return (
    <Group error={error}>
      <fieldset class="govuk-fieldset" aria-describedby={aria['aria-describedby']}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
          {legend}
          <OptionalMark when={optional} />
        </legend>
        <HintAndError {...{ id, hint, error }} />
        <div class={classes}>
          {options.map((choice, at) => (
            <OneChoice
              key={choice.value}
              {...{ choice, block, kind, name: props.name }}
              id={at === 0 ? id : `${id}-${at + 1}`}
              picked={props.isPicked(choice.value)}
              disabled={props.disabled}
              required={props.required}
              begins={props.begins === true && at === 0}
            />
          ))}
        </div>
      </fieldset>
    </Group>
  )
}

type OneProps = {
  choice: Choice
  kind: Kind
  block: string
  id: string
  name: string
  picked: boolean
  disabled?: boolean | undefined
  required?: boolean | undefined
  begins: boolean
}

function OneChoice(props: OneProps) {
  const { choice, kind, block, id, name, picked, disabled, required, begins } = props
  const hintId = choice.hint === undefined ? undefined : `${id}-item-hint`
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          type={kind}
          {...{ id, name }}
          value={choice.value}
          checked={picked}
          disabled={disabled || choice.disabled}
          required={kind === 'radio' ? required : undefined}
          aria-describedby={hintId}
          autofocus={begins || undefined}
        />
        <label class={`govuk-label ${block}__label`} for={id}>
          {choice.text}
        </label>
        {hintId && (
          <div id={hintId} class={`govuk-hint ${block}__hint`}>
            {choice.hint}
          </div>
        )}
      </div>
      {choice.more && <div class={`${block}__conditional`}>{choice.more}</div>}
    </>
  )
}

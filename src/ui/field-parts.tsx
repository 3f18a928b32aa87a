import { createContext, type ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'

import type { Errors, Filled } from '#platform/form.ts'

import { useView } from './view.ts'

export type { Errors, Filled }

export type FieldProps = {
  name: string
  label: string
  hint?: ComponentChildren
  /** What the reader typed before the form was refused. */
  filled?: Filled | undefined
  errors?: Errors | undefined
  /** What stands in the field at first. */
  value?: string | undefined
  /** Other than the name when one page holds two forms with the same field. */
  id?: string | undefined
  required?: boolean | undefined
  /** Says so beside the label. */
  optional?: boolean | undefined
  disabled?: boolean | undefined
  /** Where the reader begins: on a page that is worked through by keyboard all day. */
  begins?: boolean | undefined
}

/** The fields of a Filters form take their state from the address through this. */
export const FilledContext = createContext<Filled | undefined>(undefined)

export function useField(props: Omit<FieldProps, 'label'>) {
  const around = useContext(FilledContext)
  const { name, hint, filled = around, errors } = props
  const id = props.id ?? name
  const error = errors?.[name]
  const value = filled?.[name] ?? props.value ?? ''
  return { id, error, value, aria: ariaOf(id, Boolean(hint), error !== undefined) }
}

function ariaOf(id: string, hasHint: boolean, isWrong: boolean) {
  return {
    'aria-describedby': idsOf(hasHint && `${id}-hint`, isWrong && `${id}-error`),
    'aria-invalid': isWrong ? ('true' as const) : undefined,
  }
}

/** The ids that there are, as an aria attribute wants them. */
export const idsOf = (...ids: unknown[]): string | undefined =>
  ids.filter((id) => typeof id === 'string' && id !== '').join(' ') || undefined

type GroupProps = { error?: string | undefined; children: ComponentChildren }

export function Group({ error, children }: GroupProps) {
  const mark = error === undefined ? '' : ' govuk-form-group--error'
  return <div class={`govuk-form-group${mark}`}>{children}</div>
}

export function OptionalMark({ when }: { when: boolean | undefined }) {
  const { t } = useView()
  if (!when) return null
  return <span class="optional"> {t('(không bắt buộc)', '(optional)')}</span>
}

type HintProps = { id: string; hint?: ComponentChildren; error?: string | undefined }

export function HintAndError({ id, hint, error }: HintProps) {
  const { t } = useView()
  return (
    <>
      {hint && (
        <div id={`${id}-hint`} class="govuk-hint">
          {hint}
        </div>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} class="govuk-error-message">
          <span class="govuk-visually-hidden">{t('Lỗi:', 'Error:')} </span>
          {error}
        </p>
      )}
    </>
  )
}

type LabelProps = { id: string; label: string; optional?: boolean | undefined }

export function Label({ id, label, optional }: LabelProps) {
  return (
    <label class="govuk-label" for={id}>
      {label}
      <OptionalMark when={optional} />
    </label>
  )
}

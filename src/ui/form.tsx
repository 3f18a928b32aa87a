import type { ComponentChildren } from 'preact'

import { Script } from './script.tsx'
import { useView } from './view.ts'

type FormProps = {
  action: string
  method?: 'get' | 'post'
  multipart?: boolean
  /** A key made when the page was shown: sending the form twice then makes one record. */
  once?: string | undefined
  /** Where what is typed is kept while the reader writes; needs script, the form works without. */
  autosave?: string | undefined
  id?: string
  class?: string
  children: ComponentChildren
}

export function Form({ action, method = 'post', multipart, once, autosave, ...rest }: FormProps) {
  return (
    <form
      {...{ action, method }}
      id={rest.id}
      class={rest.class}
      enctype={multipart ? 'multipart/form-data' : undefined}
      data-autosave={autosave}
      novalidate
    >
      {once !== undefined && <input type="hidden" name="_key" value={once} />}
      {rest.children}
      {autosave !== undefined && (
        <>
          <output class="draft-note" data-draft-note />
          <Script name="draft" />
        </>
      )}
    </form>
  )
}

export type ButtonKind = 'primary' | 'secondary' | 'warning' | 'quiet'

const classOf = (kind: ButtonKind, small?: boolean) =>
  ['button', kind !== 'primary' && `button--${kind}`, small && 'button--small']
    .filter(Boolean)
    .join(' ')

type ButtonProps = {
  children: ComponentChildren
  kind?: ButtonKind
  small?: boolean
  name?: string
  value?: string
  /** Sends the form elsewhere than its own action. */
  action?: string
  form?: string
  type?: 'submit' | 'button'
  disabled?: boolean
  /** What a screen reader says when the words of the button lean on what stands beside it. */
  label?: string
}

export function Button({
  children,
  kind = 'primary',
  small,
  type = 'submit',
  ...rest
}: ButtonProps) {
  return (
    <button
      class={classOf(kind, small)}
      type={type}
      name={rest.name}
      value={rest.value}
      form={rest.form}
      formAction={rest.action}
      disabled={rest.disabled}
      aria-label={rest.label}
    >
      {children}
    </button>
  )
}

type LinkProps = { href: string; children: ComponentChildren; kind?: ButtonKind; small?: boolean }

/** Looks like a button, goes somewhere: for the first step of a task, never for a change. */
export function ButtonLink({ href, children, kind = 'primary', small }: LinkProps) {
  return (
    <a class={classOf(kind, small)} href={href}>
      {children}
    </a>
  )
}

/** The enter key presses the first button of a form; that must not be one that removes a row. */
export function EnterSends() {
  const { t } = useView()
  return (
    <button class="govuk-visually-hidden" type="submit" tabindex={-1} aria-hidden="true">
      {t('Gửi', 'Send')}
    </button>
  )
}

/** The buttons at the end of a form, in one row when there is room. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="actions">{children}</div>
}

/** One hidden field. */
export function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" {...{ name, value }} />
}

/** Fields that belong together under one heading. */
export function Fieldset({ legend, children }: { legend: string; children: ComponentChildren }) {
  return (
    <fieldset class="govuk-fieldset part">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{legend}</legend>
      {children}
    </fieldset>
  )
}

/** Short fields side by side when there is room. */
export function FieldRow({ children }: { children: ComponentChildren }) {
  return <div class="field-row">{children}</div>
}

/** Says that all fields are needed unless marked; stands once at the head of a long form. */
export function AllRequired() {
  const { t } = useView()
  return (
    <p class="muted">
      {t(
        'Mọi mục đều phải điền, trừ mục ghi “không bắt buộc”.',
        'Fill in every field unless it is marked “optional”.',
      )}
    </p>
  )
}
